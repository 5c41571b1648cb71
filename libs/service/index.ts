export { type Bedrock, type Ground, openBedrock } from './ground.js';
export { keysFrom, type Keys } from './keys.js';
export { HUB, SIMULATED } from './purposes.js';
/** @internal for tests */
export { purposeOf, purposesOpenedBy } from './purposes.js';
export { nodeFlags } from './node-flags.js';
export { runService } from './run-service.js';
export { type Installation, type Service } from './service.js';
export { startService, type ServiceParts } from './start-service.js';
