import type { Clock } from '#clock';
import { languageOf, ProblemError } from '#http';
import type { Application } from '#intake';
import { findLanguage, Visits, type Language, type Site, type Visit } from '#pages';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Applications } from '../../applications/applications.js';
import { AccessCookie, VISIT_COOKIE } from '../../access/access-cookie.js';
import { ShownAccess } from '../../access/access.js';
import { AccessTokens } from '../../access/access-tokens.js';
import { CLOCK, SITE } from '../../ground/tokens.js';
import { Cookies } from '../../access/cookies.js';

/** Goes by itself when nobody was here for so long. */
const PRESENT = 'ankomst_present';
const LANGUAGE = 'ankomst_language';
const YEAR_SECONDS = 365 * 86_400;

/** Of somebody whose application is open. */
export interface OwnVisit extends Visit {
  readonly applicationId: string;
  readonly application: Application;
}

/** Who looks at a page: the language that was chosen, and the application that is open in this browser. */
@Injectable()
export class OwnVisits extends Visits {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SITE) private readonly site: Site,
    private readonly dataSource: DataSource,
    private readonly tokens: AccessTokens,
    private readonly applications: Applications,
    private readonly liveCookie: AccessCookie,
    private readonly cookies: Cookies,
    private readonly access: ShownAccess,
  ) {
    super();
  }

  async of(request: FastifyRequest): Promise<Visit> {
    const token = this.openToken(request);
    const shown = token ? ({ token, by: 'cookie' } as const) : undefined;
    const applicationId = shown && (await this.tokens.find(this.dataSource.manager, shown));
    const language = chosenLanguage(this.cookies, request);
    return { ...this.site, language, address: request.url, applicationId, now: this.clock.now() };
  }

  /** @throws ProblemError 401, which is shown as the page to come back by. */
  async own(request: FastifyRequest): Promise<OwnVisit> {
    const visit = await this.of(request);
    const { applicationId } = visit;
    if (applicationId === undefined) throw new ProblemError('unauthorised');
    return {
      ...visit,
      applicationId,
      application: await this.applications.get(this.dataSource.manager, applicationId),
    };
  }

  /**
   * The application is open in this browser from now on, until it is left, the browser closed, or nobody is here. What was
   * open in it before is no longer.
   */
  async begin(reply: FastifyReply, accessToken: string): Promise<void> {
    await this.access.endSessionOf(reply.request);
    this.cookies.set(reply, VISIT_COOKIE, accessToken, { path: '/', sameSite: 'Lax' });
    this.liveCookie.give(reply, accessToken);
    this.stay(reply);
  }

  /** Somebody is here: what is open stays open for another while. */
  stay(reply: FastifyReply): void {
    this.keepPresent(reply, '1', this.site.idleSeconds);
  }

  /** The next person at this browser finds nothing open, and what was open here opens nothing any longer. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.cookies.read(request, VISIT_COOKIE);
    if (token) await this.tokens.revoke(this.dataSource.manager, token);
    this.cookies.set(reply, VISIT_COOKIE, '', { path: '/', sameSite: 'Lax', maxAgeSeconds: 0 });
    this.liveCookie.give(reply, '');
    this.keepPresent(reply, '', 0);
  }

  /** Mails about this application come in this language from now on. */
  async remember({ applicationId, language }: Pick<Visit, 'applicationId' | 'language'>): Promise<void> {
    if (applicationId !== undefined)
      await this.applications.keepLanguage(this.dataSource.manager, applicationId, language);
  }

  /** From now on pages and mails come in the language of this visit. */
  async speak<V extends Visit>(reply: FastifyReply, visit: V): Promise<V> {
    this.keepCookie(reply, visit.language);
    await this.remember(visit);
    return visit;
  }

  private keepPresent(reply: FastifyReply, value: string, maxAgeSeconds: number): void {
    this.cookies.set(reply, PRESENT, value, { path: '/', sameSite: 'Lax', maxAgeSeconds });
  }

  private keepCookie(reply: FastifyReply, language: Language): void {
    this.cookies.set(reply, LANGUAGE, language, { path: '/', sameSite: 'Lax', maxAgeSeconds: YEAR_SECONDS });
  }

  /** A browser that was closed forgets the one, a browser that was left alone the other. */
  private openToken(request: FastifyRequest): string | undefined {
    return this.cookies.read(request, PRESENT) ? this.cookies.read(request, VISIT_COOKIE) : undefined;
  }
}

export function chosenLanguage(cookies: Cookies, request: FastifyRequest): Language {
  const chosen = cookies.read(request, LANGUAGE);
  return findLanguage(chosen) ?? languageOf(request.headers['accept-language']);
}
