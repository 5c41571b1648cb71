export { municipalityConnector } from './module.js';
