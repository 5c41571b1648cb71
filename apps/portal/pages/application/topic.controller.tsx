import { danishDate } from '#clock';
import type { Contracts, Doubt, SchemaObject } from '#contracts';
import { ProblemError } from '#http';
import { Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../ground/tokens.js';
import { PageController, ShowPage, overlaid, readForm, type Form } from '#pages';
import { AS_WRITTEN, changeEntries, filledForm, type FieldProblem } from '#fact-form';
import { KeepFiles, TAKES_FILES } from '../files/keep-files.js';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import type { AskedPage } from './asked-pages.js';
import type { Draft } from './draft.js';
import { addressOf, Drafts, withPerson } from './drafts.js';
import { MRZ } from './mrz-field.js';
import { mrzDoubts } from './mrz-doubts.js';
import { readMrz } from '#mrz';
import { SavePage } from './save-page.js';
import { TopicPage } from './topic-page.js';
import { filledFrom } from './filled-from.js';
import { touched } from './touched.js';

@PageController('application/topics/:topic')
export class TopicController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly drafts: Drafts,
    private readonly savePage: SavePage,
    private readonly keepFiles: KeepFiles,
  ) {}

  @Get()
  async show(
    @Param('topic') topic: string,
    @Query() query: { person?: string; page?: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.own(request);
    if (visit.application.submittedAt !== undefined) return this.pages.goTo(reply, '/case');
    const draft = await this.drafts.get(visit.application, query.person);
    const page = pageOf(draft, topic, query.page) ?? draft.pages.find((one) => one.topic === topic);
    if (!page) return this.pages.goTo(reply, withPerson('/application', draft.place));
    this.render(reply, visit, draft, page, filledFrom(draft, page), []);
  }

  @Post()
  @RouteConfig(TAKES_FILES)
  async save(
    @Param('topic') topic: string,
    @Query() query: { person?: string; page?: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.own(request);
    if (visit.application.submittedAt !== undefined) throw new ProblemError('conflict');
    const before = await this.drafts.get(visit.application, query.person);
    const sent = await readForm(request);
    const page = pageOf(before, topic, query.page);
    if (!page && sent.has('autosave')) throw new ProblemError('conflict');
    if (!page) return this.pages.goTo(reply, withPerson('/application', before.place));
    const form = await this.keepFiles.take(visit.applicationId, sent, page.fields);
    const entries = changeEntries(form);
    if (entries) return this.render(reply, visit, before, page, entries, []);
    if (form.text('read') === MRZ) return this.fillFromMrz(reply, visit, before, page, form);
    const { application, draft, wrong, missing } = await this.savePage.run(
      visit.application,
      before,
      touched(page, form, before),
      form,
    );
    const now: OwnVisit = { ...visit, application };
    if (form.has('autosave')) return void reply.code(wrong.length > 0 ? 422 : 204).send();
    const turned = await this.visits.inLanguageSent(now, form, reply);
    if (turned) return this.render(reply, turned, draft, page, form, wrong);
    if (wrong.length > 0) return this.render(reply, now, draft, page, form, wrong);
    if (form.has('leave')) return this.pages.goTo(reply, '/leave');
    if (form.has('later')) return this.pages.goTo(reply, withPerson('/application', draft.place));
    const doubts = form.has(AS_WRITTEN)
      ? []
      : [...this.doubtsOn(page, draft, visit.now), ...this.doubtsRead(page, draft, form, visit.now)];
    if (missing.length + doubts.length > 0) return this.render(reply, now, draft, page, form, missing, doubts);
    this.pages.goTo(reply, next(draft, page));
  }

  private doubtsOn({ fields }: AskedPage, { given }: Draft, now: Date): Doubt[] {
    const asked = new Set(fields.map(({ spec }) => spec.path));
    return this.contracts.doubts(given.values, danishDate(now)).filter(({ path }) => asked.has(path));
  }

  private doubtsRead(page: AskedPage, draft: Draft, form: Form, now: Date): Doubt[] {
    const lines = form.text(MRZ);
    return lines === '' ? [] : mrzDoubts(this.contracts, readMrz(this.contracts, lines, now.toISOString()).facts, draft, page); // prettier-ignore
  }

  /** What the lines say stands in the fields of this page, to be checked; what belongs on others is saved with them. */
  private async fillFromMrz(
    reply: FastifyReply,
    visit: OwnVisit,
    draft: Draft,
    page: AskedPage,
    form: Form,
  ): Promise<void> {
    const { facts, remarks, problem } = readMrz(this.contracts, form.text(MRZ), visit.now.toISOString());
    if (problem) return this.render(reply, visit, draft, page, form, [{ name: MRZ, message: problem }]);
    const elsewhere = draft.pages
      .filter(({ key }) => key !== page.key)
      .map((other) => ({
        ...other,
        fields: other.fields.filter(({ spec }) => facts.has(spec.fact) && !draft.facts.has(spec.fact)),
      }))
      .filter(({ fields }) => fields.length > 0);
    let after = draft;
    for (const other of elsewhere) {
      const filled = filledForm(
        other.fields.map(({ field, schema, spec }) => [field, schema, facts.get(spec.fact)] as const),
      );
      after = await this.savePage.prefill(visit.application, after, other, filled);
    }
    const own = filledForm(
      page.fields.flatMap(({ field, schema, spec }): [string, SchemaObject, never][] =>
        facts.has(spec.fact) ? [[field, schema, facts.get(spec.fact) as never]] : [],
      ),
    );
    const doubts = [...remarks, ...mrzDoubts(this.contracts, facts, draft, page)];
    this.render(reply, visit, after, page, overlaid(form, own), [], doubts);
  }

  private render(
    reply: FastifyReply,
    visit: OwnVisit,
    draft: Draft,
    page: AskedPage,
    form: Form,
    problems: readonly FieldProblem[],
    doubts: readonly Doubt[] = [],
  ): void {
    const { contracts } = this;
    const props = { visit, contracts, draft, page, form, problems, doubts };
    this.pages.send(reply, visit, <TopicPage {...props} />, problems.length > 0 ? 422 : 200);
  }
}

function pageOf(draft: Draft, topic: string, number = '1'): AskedPage | undefined {
  return draft.pages.find((page) => page.topic === topic && page.number === Number(number));
}

/** The next page of the topic, else the next topic that is not finished, else the list. */
function next(draft: Draft, page: AskedPage): string {
  const at = draft.pages.findIndex(({ key }) => key === page.key);
  const following = draft.pages.slice(at + 1).find(({ key }) => !draft.saved.has(key));
  const target = following ?? draft.pages.find(({ key }) => !draft.saved.has(key));
  return target ? addressOf(target, draft.place) : withPerson('/application', draft.place);
}
