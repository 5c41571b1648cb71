export { fileOnce, folderOnce } from './made-once.js';
export { isAlive, openLog } from './processes.js';
