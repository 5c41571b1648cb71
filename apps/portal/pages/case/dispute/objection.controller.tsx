import type { Contracts } from '#contracts';
import { Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../../ground/tokens.js';
import { PageController, ShowPage } from '#pages';
import { isDocument, readFacts, type FactValues, type FieldProblem, showValue } from '#fact-form';
import { TAKES_FILES, type TypedForm } from '../../files/keep-files.js';
import { AskForFacts, type AskingPage } from '../amend/ask-for-facts.js';
import { FindCaseFacts } from '../amend/case-facts.js';
import { fieldsOf, filledWith, schemaOf } from '../amend/fact-fields.js';
import { SendAnswers } from '../amend/send-answers.js';
import { CaseViews, caseAddress, type CaseView } from '../case-view.js';
import type { Party } from '../party.js';
import { disputeWords } from './dispute-words.js';
import type { DisputedFact } from './disputes.js';
import { EVIDENCE, ObjectionPage, REASON } from './objection-page.js';

const LONGEST_REASON = 2_000;

@PageController('case/objection')
export class ObjectionController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly views: CaseViews,
    private readonly facts: FindCaseFacts,
    private readonly askForFacts: AskForFacts,
    private readonly answers: SendAnswers,
    private readonly pages: ShowPage,
  ) {}

  @Get(':fact')
  async show(
    @Param('fact') path: string,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pageOf(request, person, path);
    return typeof page === 'string' ? this.pages.goTo(reply, page) : this.askForFacts.show(reply, page);
  }

  /** `accept` takes back what the person said: then the word of who decides stands alone. */
  @Post(':fact')
  @RouteConfig(TAKES_FILES)
  async take(
    @Param('fact') path: string,
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pageOf(request, person, path);
    return typeof page === 'string' ? this.pages.goTo(reply, page) : this.askForFacts.take(request, reply, page);
  }

  /** Where nothing is disputed that an agency of this case decides, the address of the page that leads on. */
  private async pageOf(request: FastifyRequest, person: unknown, path: string): Promise<AskingPage | string> {
    const view = await this.views.find(request, person);
    if (!view) return '/application';
    const found = disputedIn(view, path);
    if (!found) return caseAddress(view.place);
    if (found.isMove) return caseAddress(view.place, 'move');
    const { contracts } = this;
    const fields = fieldsOf(contracts, [path], []);
    return {
      view,
      fields,
      files: [EVIDENCE],
      filled: ({ values, absent }) => {
        const own = view.person.statements[path]?.value;
        return filledWith(fields, own === undefined ? values : new Map([[path, own]]), absent);
      },
      show: async (shown, context) => {
        const { fact, party } = disputedIn(shown, path) ?? found;
        const holders = await this.facts.holdersOf(shown, path);
        const others = holders.filter(({ agency }) => agency !== party.agency);
        return <ObjectionPage {...{ view: shown, contracts, fact, party, others, fields, context }} />;
      },
      send: (form, { values }) =>
        form.has('accept') ? this.answers.retract(view, fields, path) : this.object(view, found, fields, form, values),
      next: (form) => caseAddress(view.place, '', form.has('accept') ? 'accepted' : 'objected'),
    };
  }

  /** Who says the same as who decides objects to nothing. */
  private async object(
    view: CaseView,
    { fact, party }: Disputed,
    fields: AskingPage['fields'],
    form: TypedForm,
    values: FactValues,
  ): Promise<readonly FieldProblem[]> {
    const { value } = fact.counts;
    const isSame = this.saidIn(view, fields, form, values) === value;
    const same = { name: fields[0]!.field, message: both((words) => words.sameAs(party, value)) };
    const problems = [...(isSame ? [same] : []), ...problemsOfReason(form, value)];
    if (problems.length > 0) return problems;
    return this.answers.run(view, fields, form, values, reasonAndEvidence(form));
  }

  /** As it is shown; two papers look the same and are not. */
  private saidIn(
    { visit }: CaseView,
    fields: AskingPage['fields'],
    form: TypedForm,
    values: FactValues,
  ): string | undefined {
    const [said] = readFacts(this.contracts, form, fields, values, form.kept).answers;
    if (!said || fields.some(({ spec }) => isDocument(spec))) return undefined;
    return showValue(schemaOf(this.contracts, said[0]), said[1], visit.language);
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

type Words = ReturnType<typeof disputeWords>['page'];

const both = (say: (words: Words) => string): FieldProblem['message'] => ({
  da: say(disputeWords({ language: 'da' }).page),
  en: say(disputeWords({ language: 'en' }).page),
});

function problemsOfReason(form: TypedForm, value: string): FieldProblem[] {
  const kept = form.kept.get(`${EVIDENCE}.file`);
  const reason = form.text(REASON);
  return [
    ...(reason.trim() === '' ? [{ name: REASON, message: both((words) => words.noReason(value)) }] : []),
    ...(reason.length > LONGEST_REASON ? [{ name: REASON, message: both(({ tooLong }) => tooLong) }] : []),
    ...(kept && 'problem' in kept ? [{ name: `${EVIDENCE}.file`, message: kept.problem }] : []),
  ];
}

/** The paper is left out where none was chosen. */
function reasonAndEvidence(form: TypedForm): { reason: string; evidence?: { documentId: string }[] } {
  const documentId = form.has(`${EVIDENCE}.forget`) ? '' : form.text(`${EVIDENCE}.documentId`);
  return { reason: form.text(REASON), ...(documentId !== '' && { evidence: [{ documentId }] }) };
}
