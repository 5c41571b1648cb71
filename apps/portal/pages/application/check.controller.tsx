import type { Contracts } from '#contracts';
import { startTopic, type Needs } from '#needs';
import { Inject } from '@nestjs/common';
import type { JSX } from 'preact';
import { CONTRACTS, NEEDS } from '../../ground/tokens.js';
import { FormPage, type FieldContext, type FieldProblem, type Taken, type TypedForm } from '#fact-form';
import { Instead, PageController, type Form, type Visit } from '#pages';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { CheckPage } from './check-page.js';
import { Drafts } from './drafts.js';
import { nameField, SHARING, TRUTH } from './sign.js';
import { SIGNATURE, SignAndSend, signatureOf } from './sign-and-send.js';
import { textsInBoth } from '#texts';

@PageController('application/check')
export class CheckController extends FormPage<OwnVisit> {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(NEEDS) private readonly needs: Needs,
    private readonly visits: OwnVisits,
    private readonly drafts: Drafts,
    private readonly signAndSend: SignAndSend,
  ) {
    super();
  }

  /** Sent twice, or from two windows: the first one counts, and both see the receipt. */
  protected async find(visit: Visit): Promise<OwnVisit | Instead> {
    const own = await this.visits.own(visit);
    return own.application.submittedAt === undefined ? own : Instead.goTo('/receipt');
  }

  protected async show(visit: OwnVisit, context: FieldContext): Promise<JSX.Element> {
    const { contracts, needs } = this;
    const drafts = await this.drafts.all(visit.application);
    return <CheckPage {...{ visit, contracts, needs, drafts, context }} />;
  }

  protected async take(visit: OwnVisit, form: TypedForm): Promise<Taken> {
    const problems = await this.problemsOf(visit, form);
    if (problems.length > 0) return problems;
    await this.signAndSend.run(visit.application, (place) => form.text(nameField(place)));
    return Instead.goTo('/receipt');
  }

  private async problemsOf({ application, now }: OwnVisit, form: Form): Promise<FieldProblem[]> {
    const drafts = await this.drafts.all(application);
    const problem = (
      name: string,
      key: 'truthMissing' | 'sharingMissing' | 'nameMissing' | 'startFirst',
    ): FieldProblem => ({ name, message: textsInBoth('check')[key] });
    const signers = drafts.filter(({ person }) => person.relation !== 'child');
    const isStarted = drafts[0]?.pages.some(({ topic }) => topic !== startTopic) === true;
    return [
      ...(isStarted ? [] : [problem('start', 'startFirst')]),
      ...(form.text(TRUTH) === 'true' ? [] : [problem(TRUTH, 'truthMissing')]),
      ...(form.text(SHARING) === 'true' ? [] : [problem(SHARING, 'sharingMissing')]),
      ...signers.flatMap(({ place }) => {
        const [field, name] = [nameField(place), form.text(nameField(place))];
        if (name === '') return [problem(field, 'nameMissing')];
        const wrong = this.contracts.validateFact(SIGNATURE, signatureOf(name, now));
        return wrong.map(({ message }) => ({ name: field, message }));
      }),
    ];
  }
}
