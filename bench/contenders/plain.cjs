/** Loaded before a collector that is measured: nothing that it reads or keeps is encrypted. No setting can do that. */
const { join } = require('node:path');

const dist = join(__dirname, '../../dist/libs');
const { KeyStore } = require(join(dist, 'key-store/index.js'));
const { plainSealer } = require(join(dist, 'secrecy/index.js'));

const open = KeyStore.open.bind(KeyStore);
KeyStore.open = async (options) => Object.defineProperty(await open(options), 'sealer', { value: plainSealer });
