import { Controller, Get } from '@nestjs/common';
import type { JWK } from 'jose';
import { Certificates } from '../erasure/certificates.js';
import { Described } from './openapi/described.js';

@Controller('.well-known/jwks.json')
export class CertificatesController {
  constructor(private readonly certificates: Certificates) {}

  @Get()
  @Described({
    summary: 'The public keys with which anybody checks a certificate of erasure; the first one signs now',
    answer: { status: 200, schema: 'JsonWebKeys' },
    problems: [],
  })
  async keys(): Promise<{ keys: JWK[] }> {
    return { keys: await this.certificates.publicKeys() };
  }
}
