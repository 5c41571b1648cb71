/** @internal for tests: what encryption costs is measured against it */
export { plainSealer } from './sealer.js';
export { type Opened, type PreparedKeys, type Sealer } from './sealer.js';
export { StoredValues, UnreadableValue, type PreparedValues } from './stored-values.js';
export { documentsToken, kafkaPassword, keyedHash, sameSecret, serviceKey } from './keyed-hash.js';
