import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cookies } from './cookies.js';

const NAME = 'ankomst_access';
/** What keeps an application open at the pages of a browser. */
export const VISIT_COOKIE = 'ankomst_visit';

/** The token as a cookie, for live events only: a browser's EventSource sends no header. Never taken for anything that changes something. */
@Injectable()
export class AccessCookie {
  constructor(private readonly cookies: Cookies) {}

  give(reply: FastifyReply, token: string): void {
    this.cookies.set(reply, NAME, token, { path: '/api/v1/cases', sameSite: 'Strict' });
  }

  /** All that a request carries. */
  tokensOf(request: FastifyRequest): string[] {
    const tokens = [VISIT_COOKIE, NAME].map((name) => this.cookies.read(request, name));
    return tokens.filter((token) => token !== undefined);
  }

  tokenOf(request: FastifyRequest): string | undefined {
    return this.cookies.read(request, NAME);
  }
}
