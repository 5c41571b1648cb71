export { KeyStore } from './key-store.js';
export { TransitKeys } from './transit-keys.js';
