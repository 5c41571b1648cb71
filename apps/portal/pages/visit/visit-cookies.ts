import { languageOf } from '#http';
import { findLanguage, type Language, type Site } from '#pages';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessCookie, VISIT_COOKIE } from '../../access/access-cookie.js';
import { ShownAccess } from '../../access/access.js';
import { Cookies } from '../../access/cookies.js';
import { SITE } from '../../ground/tokens.js';

/** Goes by itself when nobody was here for so long. */
const PRESENT = 'ankomst_present';
const LANGUAGE = 'ankomst_language';
const YEAR_SECONDS = 365 * 86_400;

/** What a browser keeps for the pages: the application that is open in it, that somebody is here, and the language. */
@Injectable()
export class VisitCookies {
  constructor(
    @Inject(SITE) private readonly site: Site,
    private readonly cookies: Cookies,
    private readonly liveCookie: AccessCookie,
    private readonly access: ShownAccess,
  ) {}

  /** A browser that was closed forgets the one cookie, a browser that was left alone the other. */
  async openApplication(request: FastifyRequest): Promise<string | undefined> {
    const token = this.cookies.read(request, PRESENT) && this.cookies.read(request, VISIT_COOKIE);
    return token ? this.access.find({ token, by: 'cookie' }) : undefined;
  }

  /** What was open in the browser before is no longer. */
  async open(reply: FastifyReply, token: string): Promise<void> {
    await this.access.endSessionOf(reply.request);
    this.cookies.set(reply, VISIT_COOKIE, token, { path: '/', sameSite: 'Lax' });
    this.liveCookie.give(reply, token);
    this.stay(reply);
  }

  /** What was open opens nothing any longer. */
  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.cookies.read(request, VISIT_COOKIE);
    if (token) await this.access.revoke(token);
    this.cookies.set(reply, VISIT_COOKIE, '', { path: '/', sameSite: 'Lax', maxAgeSeconds: 0 });
    this.liveCookie.give(reply, '');
    this.keepPresent(reply, '', 0);
  }

  stay(reply: FastifyReply): void {
    this.keepPresent(reply, '1', this.site.idleSeconds);
  }

  language(request: FastifyRequest): Language {
    return chosenLanguage(this.cookies, request);
  }

  keepLanguage(reply: FastifyReply, language: Language): void {
    this.cookies.set(reply, LANGUAGE, language, { path: '/', sameSite: 'Lax', maxAgeSeconds: YEAR_SECONDS });
  }

  private keepPresent(reply: FastifyReply, value: string, maxAgeSeconds: number): void {
    this.cookies.set(reply, PRESENT, value, { path: '/', sameSite: 'Lax', maxAgeSeconds });
  }
}

export function chosenLanguage(cookies: Cookies, request: FastifyRequest): Language {
  const chosen = cookies.read(request, LANGUAGE);
  return findLanguage(chosen) ?? languageOf(request.headers['accept-language']);
}
