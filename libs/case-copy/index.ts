export { CaseCopy, type ArrivedElement, type Element } from './case-copy.js';
export { elapsedOf, type Elapsed } from './elapsed.js';
export { caseCopyGrants, caseCopyTables } from './tables.js';
