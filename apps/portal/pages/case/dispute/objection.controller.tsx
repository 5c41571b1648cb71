import type { Contracts } from '#contracts';
import { Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../../tokens.js';
import { PageController } from '../../frame/page-controller.js';
import { ShowPage } from '../../frame/show-page.js';
import type { FieldProblem } from '../../form/read-value.js';
import type { TypedForm } from '../../form/keep-files.js';
import { AskForFacts, type AskingPage } from '../amend/ask-for-facts.js';
import { FindCaseFacts } from '../amend/case-facts.js';
import { fieldsOf, filledWith } from '../amend/fact-fields.js';
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
  @RouteConfig({ takesForm: true })
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
    const { asset } = this.pages;
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
        return <ObjectionPage {...{ view: shown, contracts, fact, party, others, fields, context, asset }} />;
      },
      send: (form, { values }) =>
        form.has('accept') ? this.answers.retract(view, fields, path) : this.object(view, fields, form, values),
      next: (form) => caseAddress(view.place, '', form.has('accept') ? 'accepted' : 'objected'),
    };
  }

  private async object(
    view: CaseView,
    fields: AskingPage['fields'],
    form: TypedForm,
    values: Parameters<SendAnswers['run']>[3],
  ): Promise<readonly FieldProblem[]> {
    const problems = problemsOfReason(form);
    if (problems.length > 0) return problems;
    return this.answers.run(view, fields, form, values, reasonAndEvidence(form));
  }
}

function disputedIn(
  { disputes, parties }: CaseView,
  path: string,
): { fact: DisputedFact; party: Party; isMove: boolean } | undefined {
  for (const { facts, decides, isMove } of disputes) {
    const fact = facts.find((one) => one.path === path);
    const party = parties.find(({ agency }) => agency === decides);
    if (fact && party) return { fact, party, isMove };
  }
  return undefined;
}

function problemsOfReason(form: TypedForm): FieldProblem[] {
  const kept = form.kept.get(`${EVIDENCE}.file`);
  const tooLong = {
    da: disputeWords({ language: 'da' }).page.tooLong,
    en: disputeWords({ language: 'en' }).page.tooLong,
  };
  return [
    ...(form.text(REASON).length > LONGEST_REASON ? [{ name: REASON, message: tooLong }] : []),
    ...(kept && 'problem' in kept ? [{ name: `${EVIDENCE}.file`, message: kept.problem }] : []),
  ];
}

/** Left out where nothing was written, and where no paper was chosen. */
function reasonAndEvidence(form: TypedForm): { reason?: string; evidence?: { documentId: string }[] } {
  const reason = form.text(REASON);
  const documentId = form.has(`${EVIDENCE}.forget`) ? '' : form.text(`${EVIDENCE}.documentId`);
  return { ...(reason !== '' && { reason }), ...(documentId !== '' && { evidence: [{ documentId }] }) };
}
