/** @internal for tests: what encryption costs is measured against it */
export { plainSealer } from './sealer.js';
export { type Opened, type PreparedKeys, type Sealer } from './sealer.js';
export { StoredValues, UnreadableValue, type PreparedValues } from './stored-values.js';
export { KeyedHashes } from './keyed-hashes.js';
export { documentsToken, kafkaPassword, keyedHash, sameAsOne, sameSecret, serviceKey } from './keyed-hash.js';
