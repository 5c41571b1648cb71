export { plainSealer, type Sealer } from './sealer.js';
export { documentsToken, kafkaPassword, keyedHash, sameSecret, serviceKey } from './keyed-hash.js';
