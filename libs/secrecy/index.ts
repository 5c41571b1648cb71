export { plainSealer, type Sealer } from './sealer.js';
export { keyedHash, sameSecret } from './keyed-hash.js';
