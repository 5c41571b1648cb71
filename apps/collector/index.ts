export { collector } from './collector.service.js';
