import type { Settings } from '#settings';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS } from '../ground/tokens.js';

interface CookieOptions {
  /** Where a plain one is sent to. */
  path: string;
  sameSite: 'Strict' | 'Lax';
  /** Until the browser is closed where it is left out. */
  maxAgeSeconds?: number;
}

/** A browser takes a name with it over TLS only, from this very host and for all of it (RFC 6265bis, section 4.1.3.2). */
const OF_THIS_HOST = '__Host-';

/**
 * Our cookies. Over TLS their names say that this host alone can have set them; on a loopback without TLS, where browsers
 * take no such name, they are plain. No script reads any of ours.
 */
@Injectable()
export class Cookies {
  private readonly onlyTls: boolean;

  constructor(@Inject(SETTINGS) { production, publicUrl }: Pick<Settings, 'production' | 'publicUrl'>) {
    this.onlyTls = production || publicUrl.startsWith('https:');
  }

  /** Of two with one name neither counts: somebody else has set one of them. */
  read(request: FastifyRequest, name: string): string | undefined {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('=', 2));
    const named = pairs.filter(([key]) => key === this.nameOf(request, name));
    return named.length === 1 ? named[0]![1] : undefined;
  }

  /** Beside other cookies of the same answer. */
  set(reply: FastifyReply, name: string, value: string, { path, sameSite, maxAgeSeconds }: CookieOptions): void {
    const isSecure = this.isSecure(reply.request);
    const parts = [
      `${this.nameOf(reply.request, name)}=${value}`,
      `Path=${isSecure ? '/' : path}`,
      'HttpOnly',
      `SameSite=${sameSite}`,
      ...(maxAgeSeconds === undefined ? [] : [`Max-Age=${maxAgeSeconds}`]),
      ...(isSecure ? ['Secure'] : []),
    ];
    void reply.header('set-cookie', parts.join('; '));
  }

  private nameOf(request: FastifyRequest, name: string): string {
    return this.isSecure(request) ? OF_THIS_HOST + name : name;
  }

  /** A proxy that is trusted says whether it was reached by TLS. */
  private isSecure({ protocol }: FastifyRequest): boolean {
    return this.onlyTls || protocol === 'https';
  }
}
