import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PRODUCTION } from '../tokens.js';

const NAME = 'ankomst_access';

/** The token as a cookie, for live events only: a browser's EventSource sends no header. Never taken for anything that changes something. */
@Injectable()
export class AccessCookie {
  constructor(@Inject(PRODUCTION) private readonly production: boolean) {}

  give(reply: FastifyReply, token: string): void {
    const secure = this.production ? '; Secure' : '';
    void reply.header('set-cookie', `${NAME}=${token}; Path=/api/v1/cases; HttpOnly; SameSite=Strict${secure}`);
  }

  tokenOf(request: FastifyRequest): string | undefined {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('=', 2));
    return pairs.find(([name]) => name === NAME)?.[1];
  }
}
