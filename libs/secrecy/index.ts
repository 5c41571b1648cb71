export { plainSealer, type Sealer } from './sealer.js';
export { internalToken, kafkaPassword, keyedHash, sameSecret } from './keyed-hash.js';
