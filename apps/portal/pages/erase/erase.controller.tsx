import type { Contracts } from '#contracts';
import { FormPage, type Taken, type TypedForm } from '#fact-form';
import { Instead, PageController, type Visit } from '#pages';
import { Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { AskLaw } from '../../erasure/ask-law.js';
import { EraseApplication } from '../../erasure/erase-application.js';
import { CONTRACTS } from '../../ground/tokens.js';
import { OwnVisits } from '../visit/visits.js';
import { ConfirmErasurePage, ErasePage, type EraseView } from './erase-page.js';
import { ErasedPage } from './erased-page.js';

@PageController('erase')
export class EraseController extends FormPage<EraseView> {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly visits: OwnVisits,
    private readonly law: AskLaw,
    private readonly eraseApplication: EraseApplication,
  ) {
    super();
  }

  protected async find(looking: Visit): Promise<EraseView> {
    const visit = await this.visits.own(looking);
    const erasable = await this.law.whenErasable(visit.application, visit.now);
    return { visit, erasable, remains: await this.law.remainsOf(visit.application) };
  }

  protected show(view: EraseView): JSX.Element {
    return <ErasePage view={view} contracts={this.contracts} />;
  }

  /** Asks once more, then does it. */
  protected async take(view: EraseView, form: TypedForm, reply: FastifyReply): Promise<Taken> {
    if (view.erasable.when !== 'now') return Instead.show(this.show(view), 409);
    if (form.text('confirmed') !== 'yes') return Instead.show(<ConfirmErasurePage view={view} />);
    const { visit } = view;
    const { certificate } = await this.eraseApplication.run(visit.applicationId);
    await this.visits.end(reply.request, reply);
    return Instead.show(<ErasedPage visit={{ ...visit, applicationId: undefined }} certificate={certificate} />);
  }
}
