export { portal } from './portal.service.js';
