export { type KeyAtPlace, type KeyEncryption, KeysUnreadable } from './key-encryption.js';
export { type Erasure, KeyStore, type KeyStoreOptions, type Rewrapped } from './key-store.js';
