import type { Clock } from '#clock';
import { ProblemError } from '#http';
import type { Application } from '#intake';
import { Visits, type Site, type Visit } from '#pages';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Applications } from '../../applications/applications.js';
import { ProtectedPlace } from '../../cases/protected-place.js';
import { CLOCK, SITE } from '../../ground/tokens.js';
import { VisitCookies } from './visit-cookies.js';

/** Of somebody whose application is open. */
export interface OwnVisit extends Visit {
  readonly applicationId: string;
  readonly application: Application;
}

/** Who looks at a page: the language that was chosen, and the application that is open in this browser. */
@Injectable()
export class OwnVisits extends Visits {
  @Inject(ProtectedPlace) private readonly protectedPlace!: ProtectedPlace;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SITE) private readonly site: Site,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly cookies: VisitCookies,
  ) {
    super();
  }

  async of(request: FastifyRequest): Promise<Visit> {
    const applicationId = await this.cookies.openApplication(request);
    const language = this.cookies.language(request);
    return { ...this.site, language, address: request.url, applicationId, coversPlace: true, now: this.clock.now() };
  }

  /**
   * What tells where somebody lives is covered from here on where it is protected, unless they pressed for it.
   * @throws ProblemError 401, which is shown as the page to come back by.
   */
  async own(visit: Visit): Promise<OwnVisit> {
    const { applicationId } = visit;
    if (applicationId === undefined) throw new ProblemError('unauthorised');
    const application = await this.applications.get(this.dataSource.manager, applicationId);
    const coversPlace = visit.coversPlace && (await this.protectedPlace.isOf(application, visit.now));
    return { ...visit, applicationId, application, coversPlace };
  }

  /**
   * The application is open in this browser from now on, until it is left, the browser closed, or nobody is here. What was
   * open in it before is no longer.
   */
  begin(reply: FastifyReply, accessToken: string): Promise<void> {
    return this.cookies.open(reply, accessToken);
  }

  stay(reply: FastifyReply): void {
    this.cookies.stay(reply);
  }

  /** The next person at this browser finds nothing open, and what was open here opens nothing any longer. */
  end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    return this.cookies.close(request, reply);
  }

  /** Mails about this application come in this language from now on. */
  async remember({ applicationId, language }: Pick<Visit, 'applicationId' | 'language'>): Promise<void> {
    if (applicationId !== undefined)
      await this.applications.keepLanguage(this.dataSource.manager, applicationId, language);
  }

  /** From now on pages and mails come in the language of this visit. */
  async speak(reply: FastifyReply, visit: Visit): Promise<void> {
    this.cookies.keepLanguage(reply, visit.language);
    await this.remember(visit);
  }
}
