import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PRODUCTION } from '../tokens.js';
import { readCookie, setCookie } from './cookies.js';

const NAME = 'ankomst_access';

/** The token as a cookie, for live events only: a browser's EventSource sends no header. Never taken for anything that changes something. */
@Injectable()
export class AccessCookie {
  constructor(@Inject(PRODUCTION) private readonly production: boolean) {}

  give(reply: FastifyReply, token: string): void {
    setCookie(reply, NAME, token, { path: '/api/v1/cases', sameSite: 'Strict', secure: this.production });
  }

  tokenOf(request: FastifyRequest): string | undefined {
    return readCookie(request, NAME);
  }
}
