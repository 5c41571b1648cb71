export { taxConnector } from './module.js';
