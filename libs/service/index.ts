export { startService, type ServiceParts, type ServicePlan } from './start-service.js';
export { type Ground } from './ground.js';
export { runService } from './run-service.js';
