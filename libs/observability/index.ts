export { createLogger, NestLog, type Log } from './log.js';
export { describeError } from './describe-error.js';
export { createMetrics, type Metrics } from './metrics.js';
export { Health } from './health.js';
export { fail, MendableError, UsageError } from './mendable-error.js';
