export { plainSealer, type Sealer } from './sealer.js';
export { internalToken, keyedHash, sameSecret } from './keyed-hash.js';
