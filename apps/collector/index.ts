export { collectorSchema } from './collector.schema.js';
export { startCollector } from './start-collector.js';
