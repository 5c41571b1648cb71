import type { Clock } from '#clock';
import { languageOf, ProblemError } from '#http';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Applications } from '../../applications/applications.js';
import { AccessCookie } from '../../sessions/access-cookie.js';
import { AccessTokens } from '../../sessions/access-tokens.js';
import { CLOCK, PRODUCTION } from '../../tokens.js';
import { findLanguage, type Language } from '../frame/language.js';
import { readCookie, setCookie } from '../../sessions/cookies.js';
import type { Form } from './form.js';
import { IDLE_SECONDS, type OwnVisit, type Visit } from './visit.js';

const ACCESS = 'ankomst_visit';
/** Goes by itself when nobody was here for so long. */
const PRESENT = 'ankomst_present';
const LANGUAGE = 'ankomst_language';
const YEAR_SECONDS = 365 * 86_400;

/** Who looks at a page: the language that was chosen, and the application that is open in this browser. */
@Injectable()
export class Visits {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PRODUCTION) private readonly production: boolean,
    private readonly dataSource: DataSource,
    private readonly tokens: AccessTokens,
    private readonly applications: Applications,
    private readonly liveCookie: AccessCookie,
  ) {}

  async of(request: FastifyRequest): Promise<Visit> {
    const token = openToken(request);
    const applicationId = token ? await this.tokens.find(this.dataSource.manager, token) : undefined;
    return { language: chosenLanguage(request), address: request.url, applicationId, now: this.clock.now() };
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

  /** The application is open in this browser from now on, until it is left, the browser closed, or nobody is here. */
  begin(reply: FastifyReply, accessToken: string): void {
    setCookie(reply, ACCESS, accessToken, { path: '/', sameSite: 'Lax', secure: this.production });
    this.liveCookie.give(reply, accessToken);
    this.stay(reply);
  }

  /** Somebody is here: what is open stays open for another while. */
  stay(reply: FastifyReply): void {
    this.keepPresent(reply, '1', IDLE_SECONDS);
  }

  /** The next person at this browser finds nothing open, and what was open here opens nothing any longer. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = readCookie(request, ACCESS);
    if (token) await this.tokens.revoke(this.dataSource.manager, token);
    setCookie(reply, ACCESS, '', { path: '/', sameSite: 'Lax', secure: this.production, maxAgeSeconds: 0 });
    this.liveCookie.give(reply, '');
    this.keepPresent(reply, '', 0);
  }

  /** Mails about this application come in this language from now on. */
  async remember({ applicationId, language }: Pick<Visit, 'applicationId' | 'language'>): Promise<void> {
    if (applicationId !== undefined)
      await this.applications.keepLanguage(this.dataSource.manager, applicationId, language);
  }

  /** The same visit in the language that a form was sent for; undefined where it was sent for something else. */
  async turned<V extends Visit>(visit: V, form: Form, reply: FastifyReply): Promise<V | undefined> {
    const language = findLanguage(form.text('language'));
    return language && this.speak(reply, { ...visit, language });
  }

  /** From now on pages and mails come in the language of this visit. */
  async speak<V extends Visit>(reply: FastifyReply, visit: V): Promise<V> {
    this.keepCookie(reply, visit.language);
    await this.remember(visit);
    return visit;
  }

  private keepPresent(reply: FastifyReply, value: string, maxAgeSeconds: number): void {
    setCookie(reply, PRESENT, value, { path: '/', sameSite: 'Lax', secure: this.production, maxAgeSeconds });
  }

  private keepCookie(reply: FastifyReply, language: Language): void {
    setCookie(reply, LANGUAGE, language, {
      path: '/',
      sameSite: 'Lax',
      secure: this.production,
      maxAgeSeconds: YEAR_SECONDS,
    });
  }
}

/** A browser that was closed forgets the one, a browser that was left alone the other. */
function openToken(request: FastifyRequest): string | undefined {
  return readCookie(request, PRESENT) ? readCookie(request, ACCESS) : undefined;
}

export function chosenLanguage(request: FastifyRequest): Language {
  const chosen = readCookie(request, LANGUAGE);
  return findLanguage(chosen) ?? languageOf(request.headers['accept-language']);
}
