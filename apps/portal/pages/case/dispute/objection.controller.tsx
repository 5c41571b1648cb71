import type { Contracts } from '#contracts';
import { Inject } from '@nestjs/common';
import type { JSX } from 'preact';
import { CONTRACTS } from '../../../ground/tokens.js';
import {
  type FieldContext,
  type FieldProblem,
  filledWith,
  type FormFields,
  isDocument,
  type PageRequest,
  readFacts,
  showValue,
  type Taken,
  type TypedForm,
  schemaOf,
} from '#fact-form';
import { fieldsOf } from '#intake';
import { Instead, PageController, type Form, type Visit } from '#pages';
import { FindCaseFacts } from '../amend/case-facts.js';
import { FactPage, type AskedOfCase } from '../amend/fact-page.js';
import { SendAnswers } from '../amend/send-answers.js';
import { CaseViews, type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import type { Party, DisputedFact } from '#case-reading';
import { EVIDENCE, ObjectionPage, REASON } from './objection-page.js';
import { textsInBoth } from '#texts';

const LONGEST_REASON = 2_000;

interface Objection extends AskedOfCase {
  path: string;
  disputed: Disputed;
}

@PageController('case/objection/:fact')
export class ObjectionController extends FactPage<Objection> {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly views: CaseViews,
    private readonly facts: FindCaseFacts,
    private readonly answers: SendAnswers,
  ) {
    super();
  }

  /** Where nothing is disputed that an agency of this case decides, the page that leads on. */
  protected async find(visit: Visit, { params, query }: PageRequest): Promise<Objection | Instead> {
    const { fact: path = '' } = params;
    const view = await this.views.find(visit, query.person);
    if (view instanceof Instead) return view;
    const disputed = disputedIn(view, path);
    if (!disputed) return Instead.goTo(caseAddress(view.place));
    if (disputed.isMove) return Instead.goTo(caseAddress(view.place, 'move'));
    return { view, path, disputed, fields: fieldsOf(this.contracts, [path], []), facts: await this.facts.of(view) };
  }

  protected override fields(objection: Objection): FormFields {
    const asked = super.fields(objection);
    return { ...asked, fields: [...asked.fields, { field: EVIDENCE }] };
  }

  protected override filled({ view, path, fields, facts: { values, absent } }: Objection): Form {
    const own = view.person.statements[path]?.value;
    return filledWith(fields, own === undefined ? values : new Map([[path, own]]), absent, view.visit);
  }

  protected async show({ view, path, disputed, fields }: Objection, context: FieldContext): Promise<JSX.Element> {
    const { fact, party } = disputed;
    const holders = await this.facts.holdersOf(view, path);
    const others = holders.filter(({ agency }) => agency !== party.agency);
    return <ObjectionPage {...{ view, contracts: this.contracts, fact, party, others, fields, context }} />;
  }

  /** `accept` takes back what the person said: then the word of who decides stands alone. */
  protected async take(objection: Objection, form: TypedForm): Promise<Taken> {
    const { view, path, fields } = objection;
    const accepts = form.has('accept');
    const problems = accepts ? await this.answers.retract(view, fields, path) : await this.object(objection, form);
    return problems.length > 0
      ? problems
      : Instead.goTo(caseAddress(view.place, '', accepts ? 'accepted' : 'objected'));
  }

  /** Who says the same as who decides objects to nothing. */
  private async object(objection: Objection, form: TypedForm): Promise<readonly FieldProblem[]> {
    const { view, disputed, fields, facts } = objection;
    const { value } = disputed.fact.counts;
    const isSame = this.saidIn(objection, form) === value;
    const same = {
      name: fields[0]!.field,
      message: textsInBoth('dispute').page.sameAs({ value, inside: disputed.party.inside }),
    };
    const problems = [...(isSame ? [same] : []), ...problemsOfReason(form, value)];
    if (problems.length > 0) return problems;
    return this.answers.run(view, fields, form, facts.values, reasonAndEvidence(form));
  }

  /** As it is shown; two papers look the same and are not. */
  private saidIn({ view, fields, facts }: Objection, form: TypedForm): string | undefined {
    const [said] = readFacts(this.contracts, form, fields, facts.values, form.kept).answers;
    if (!said || fields.some(({ spec }) => isDocument(spec))) return undefined;
    return showValue(schemaOf(this.contracts, said[0]), said[1], view.visit);
  }
}

interface Disputed {
  fact: DisputedFact;
  /** Who decides. */
  party: Party;
  isMove: boolean;
}

function disputedIn(view: CaseView, path: string): Disputed | undefined {
  const { disputes, parties } = view;
  for (const { facts, decides, isMove } of disputes) {
    const fact = facts.find((one) => one.path === path);
    const party = parties.find(({ agency }) => agency === decides);
    if (fact && party) return { fact, party, isMove };
  }
  return answeredIn(view, path);
}

/** Who was answered otherwise than they say may object again. */
function answeredIn({ answered, parties }: CaseView, path: string): Disputed | undefined {
  for (const { facts, party: named, result, at, isMove } of answered) {
    const found = result === 'agreed' ? undefined : facts.find(({ fact }) => fact === path);
    const party = parties.find(({ agency }) => agency === named.agency);
    if (!found || !party) continue;
    const counts = {
      source: party.agency,
      name: named.name,
      inside: named.inside,
      value: found.registered,
      at,
      isOwn: false,
    };
    return { fact: { path, title: found.title, counts, others: [] }, party, isMove };
  }
  return undefined;
}

function problemsOfReason(form: TypedForm, value: string): FieldProblem[] {
  const kept = form.kept.get(`${EVIDENCE}.file`);
  const reason = form.text(REASON);
  return [
    ...(reason.trim() === '' ? [{ name: REASON, message: textsInBoth('dispute').page.noReason({ value }) }] : []),
    ...(reason.length > LONGEST_REASON ? [{ name: REASON, message: textsInBoth('dispute').page.tooLong }] : []),
    ...(kept && 'problem' in kept ? [{ name: `${EVIDENCE}.file`, message: kept.problem }] : []),
  ];
}

/** The paper is left out where none was chosen. */
function reasonAndEvidence(form: TypedForm): { reason: string; evidence?: { documentId: string }[] } {
  const documentId = form.has(`${EVIDENCE}.forget`) ? '' : form.text(`${EVIDENCE}.documentId`);
  return { reason: form.text(REASON), ...(documentId !== '' && { evidence: [{ documentId }] }) };
}
