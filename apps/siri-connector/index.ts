export { siriConnector } from './module.js';
