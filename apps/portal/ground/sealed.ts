import type { Sealer } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import { SEALER } from './tokens.js';

const AUDIENCE = 'portal';

/** The one place where values of persons become what the portal stores, and come back. */
@Injectable()
export class Sealed {
  constructor(@Inject(SEALER) private readonly sealer: Sealer) {}

  seal(residentId: string, value: unknown): Buffer {
    return this.sealBytes(residentId, Buffer.from(JSON.stringify(value), 'utf8'));
  }

  open<T>(residentId: string, bytes: Buffer): T {
    return JSON.parse(this.openBytes(residentId, bytes).toString('utf8')) as T;
  }

  sealBytes(residentId: string, bytes: Buffer): Buffer {
    return this.sealer.seal(residentId, AUDIENCE, bytes);
  }

  openBytes(residentId: string, bytes: Buffer): Buffer {
    return this.sealer.open(residentId, AUDIENCE, bytes);
  }
}
