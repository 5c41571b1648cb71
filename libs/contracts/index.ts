export { contracts } from './builtin.js';
export { readContracts } from './contracts.js';
export { ContractError, type ContractErrorCode } from './contract-error.js';
export type * from './model.js';
