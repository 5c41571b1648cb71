import { addressOf, applicantOf, type Application } from '#intake';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { DataSource } from 'typeorm';
import { LimitDraftMails } from '../../notifications/limit-draft-mails.js';
import { Transactions } from '../../applications/transactions.js';
import { AccessTokens } from '../../access/access-tokens.js';
import { birthDateOf } from '../../sessions/return-links.js';
import { FormPage, type TypedForm } from '#fact-form';
import { Instead, PageController, type Visit } from '#pages';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { LeavePage, LeftPage } from './leave-page.js';

@PageController('leave')
export class LeaveController extends FormPage<Visit | OwnVisit> {
  constructor(
    private readonly visits: OwnVisits,
    private readonly transactions: Transactions,
    private readonly limitDraftMails: LimitDraftMails,
    private readonly tokens: AccessTokens,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  protected find(visit: Visit): Visit | Promise<OwnVisit> {
    return visit.applicationId === undefined ? visit : this.visits.own(visit);
  }

  /** Asks first; when nothing is open any longer it says so. */
  protected async show(visit: Visit | OwnVisit): Promise<JSX.Element> {
    if (!('application' in visit)) return <LeftPage visit={visit} />;
    const { application } = visit;
    const isSubmitted = application.submittedAt !== undefined;
    const { reference } = applicantOf(application);
    const getsLink = !isSubmitted && (await this.mayWrite(application)) && birthDateOf(application) !== undefined;
    return <LeavePage {...{ visit, reference, isSubmitted, getsLink }} />;
  }

  protected async take(visit: Visit | OwnVisit, form: TypedForm, reply: FastifyReply): Promise<Instead> {
    if ('application' in visit) {
      await this.visits.remember(visit);
      const { application } = visit;
      await this.transactions.run((work) => work.tell({ kind: 'draftLeft', application }));
      if (form.has('everywhere')) await this.tokens.revokeAll(this.dataSource.manager, visit.applicationId);
    }
    await this.visits.end(reply.request, reply);
    return Instead.goTo('/leave');
  }

  private async mayWrite(application: Application): Promise<boolean> {
    const address = addressOf(application);
    if (address === undefined) return false;
    return (await this.limitDraftMails.secondsToWait(this.dataSource.manager, application, address)) === undefined;
  }
}
