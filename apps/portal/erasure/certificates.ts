import { fileOnce } from '#daemons';
import type { LegalBasis } from '#contracts';
import type { Settings } from '#settings';
import { Inject, Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, CompactSign, exportJWK, importPKCS8, type JWK } from 'jose';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../ground/tokens.js';

/** What an erasure did, and what it could not reach. */
export interface Certified {
  /** Of the erasure. */
  readonly id: string;
  readonly at: string;
  readonly rule: 'draft' | 'case' | 'purpose';
  /** Whose keys were destroyed, by the purposes for which there were any. */
  readonly destroyed: readonly { readonly residentId: string; readonly purposes: readonly string[] }[];
  /** By then at the latest old copies of the key store open nothing of them either: what wraps keys is renewed once an hour. */
  readonly oldCopiesUntil: string;
  /** Rows that were deleted as well, by table; with documents their files. */
  readonly deleted: Readonly<Record<string, number>>;
  /** Where only what was exchanged with one agency was erased: what is kept of the same people for other purposes, and by which law. */
  readonly kept?: readonly { readonly purpose: string; readonly law: readonly LegalBasis[] }[];
  /** Who was given something, and keeps it by a law of its own. Not said where an old copy of the database came back. */
  readonly remains?: readonly { readonly agency: string; readonly law: readonly LegalBasis[] }[];
}

const ALGORITHM = 'EdDSA';

/**
 * Certificates of erasure: JSON, signed as a JSON Web Signature (RFC 7515) with Ed25519 (RFC 8037). The file of their key
 * has the private one first, which signs, and then the public ones of those before, which go on to be published.
 */
@Injectable()
export class Certificates {
  private readonly file: string;

  constructor(@Inject(SETTINGS) { keysDir }: Pick<Settings, 'keysDir'>) {
    this.file = join(keysDir, 'certificates.key');
    fileOnce(this.file, () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    );
  }

  async sign(certified: Certified): Promise<string> {
    const pem = this.pems()[0]!;
    const { kid } = await publicKeyOf(pem);
    const key = await importPKCS8(pem, ALGORITHM);
    const payload = new TextEncoder().encode(JSON.stringify(certified));
    return new CompactSign(payload).setProtectedHeader({ alg: ALGORITHM, typ: 'erasure+jws', kid }).sign(key);
  }

  /** With which anybody can check a certificate, of today and of before; the one that signs now first. */
  publicKeys(): Promise<JWK[]> {
    return Promise.all(this.pems().map(publicKeyOf));
  }

  /** Read at each use: somebody may have renewed the key. */
  private pems(): string[] {
    return readFileSync(this.file, 'utf8')
      .split(/(?=-----BEGIN )/)
      .filter((pem) => pem.trim() !== '');
  }
}

async function publicKeyOf(pem: string): Promise<JWK> {
  const jwk = await exportJWK(createPublicKey(pem));
  return { ...jwk, alg: ALGORITHM, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
}
