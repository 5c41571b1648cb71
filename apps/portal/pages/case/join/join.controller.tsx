import { ProblemError } from '#http';
import { unchanged } from '#intake';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { FormPage, type FieldContext, type PageRequest, type Taken, type TypedForm } from '#fact-form';
import { Instead, PageController, type Visit } from '#pages';
import { JoinHousehold } from '../../../applications/join-household.js';
import { OwnVisits } from '../../visit/visits.js';
import { CaseViews, type CaseView } from '../case-view.js';
import { FIELD, JoinPage } from './join-page.js';
import { textsInBoth } from '#texts';

@PageController('case/join')
export class JoinController extends FormPage<CaseView> {
  constructor(
    private readonly views: CaseViews,
    private readonly visits: OwnVisits,
    private readonly joinHousehold: JoinHousehold,
  ) {
    super();
  }

  protected find(visit: Visit, { query }: PageRequest): Promise<CaseView | Instead> {
    return this.views.find(visit, query.person);
  }

  protected show(view: CaseView, context: FieldContext): JSX.Element {
    return <JoinPage view={view} context={context} />;
  }

  /** The new application is open in this browser from then on; its code is shown once. */
  protected async take(view: CaseView, form: TypedForm, reply: FastifyReply): Promise<Taken> {
    const relation = form.text(FIELD);
    if (relation !== 'spouse' && relation !== 'child') return [{ name: FIELD, message: textsInBoth('join').choose }];
    try {
      const joining = { relation, channel: 'web', change: unchanged } as const;
      const { accessToken } = await this.joinHousehold.run(view.caseId, joining, 'browser');
      await this.visits.begin(reply, accessToken);
      return Instead.goTo('/code');
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'conflict') throw error;
      return [{ name: FIELD, message: textsInBoth('join').taken }];
    }
  }
}
