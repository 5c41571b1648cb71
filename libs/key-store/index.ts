export { type HashKey } from './hash-key.js';
export { KeyStore } from './key-store.js';
export { TransitKeys } from './transit-keys.js';
