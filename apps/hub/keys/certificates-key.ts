import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A new key signs certificates of erasure; of those before the public ones stay, and nothing that could sign. */
export function renewCertificatesKey(keysDir: string): void {
  const file = join(keysDir, 'certificates.key');
  const before = existsSync(file) ? readFileSync(file, 'utf8').split(/(?=-----BEGIN )/) : [];
  const published = before
    .filter((pem) => pem.trim() !== '')
    .map((pem) => createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString());
  const fresh = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  writeFileSync(`${file}.new`, [fresh, ...published].join(''), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
