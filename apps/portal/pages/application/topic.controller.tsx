import { danishDate } from '#clock';
import type { Contracts, Doubt } from '#contracts';
import { Inject } from '@nestjs/common';
import type { JSX } from 'preact';
import { CONTRACTS } from '../../ground/tokens.js';
import { Instead, overlaid, PageController, type Form, type Visit, withPerson } from '#pages';
import {
  AS_WRITTEN,
  FileFormPage,
  filledForm,
  type FieldContext,
  type FieldProblem,
  type FormFields,
  type Kept,
  type PageRequest,
  type Taken,
  type TypedForm,
} from '#fact-form';
import { documentAddress } from '../files/document-address.js';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { type AskedPage, type Draft, isStated } from '#intake';
import { addressOf, Drafts } from './drafts.js';
import { filledFrom } from './filled-from.js';
import { handedIn } from './handed-in.js';
import { MRZ } from './mrz-field.js';
import { mrzDoubts } from './mrz-doubts.js';
import { readMrz } from '#mrz';
import { SavePage } from './save-page.js';
import { TopicPage } from './topic-page.js';
import { pageAsFilledIn } from './page-as-filled-in.js';

interface Asked {
  visit: OwnVisit;
  draft: Draft;
  page: AskedPage;
  /** What an agency needs and was left empty on a page that was sent. */
  missing: readonly FieldProblem[];
}

@PageController('application/topics/:topic')
export class TopicController extends FileFormPage<Asked> {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly visits: OwnVisits,
    private readonly drafts: Drafts,
    private readonly savePage: SavePage,
  ) {
    super();
  }

  protected async find(visit: Visit, request: PageRequest): Promise<Asked | Instead> {
    const { method, params, query } = request;
    const own = await this.visits.own(visit);
    if (own.application.submittedAt !== undefined) return handedIn(request);
    const draft = await this.drafts.get(own.application, query.person);
    const ofTopic = draft.pages.filter(({ topic }) => topic === params.topic);
    const named = ofTopic.find(({ number }) => number === Number(query.page ?? 1));
    const page = named ?? (method === 'POST' ? undefined : ofTopic[0]);
    return page
      ? { visit: own, draft, page: openOn(page, own, draft), missing: [] }
      : Instead.goTo(withPerson('/application', draft.place));
  }

  protected override fields({ visit, page }: Asked): FormFields {
    return { applicationId: visit.applicationId, fields: page.fields, documentAddress };
  }

  protected override filled({ draft, page }: Asked): Form {
    return filledFrom(draft, page);
  }

  protected show({ visit, draft, page }: Asked, context: FieldContext, doubts: readonly Doubt[] = []): JSX.Element {
    return <TopicPage {...{ visit, contracts: this.contracts, draft, page, context, doubts }} />;
  }

  protected override async keep(asked: Asked, form: TypedForm): Promise<Kept<Asked>> {
    if (readsMrz(form)) return { subject: asked, wrong: [] };
    const { visit, draft: before, page } = asked;
    const sent = pageAsFilledIn(page, form, before);
    const { application, draft, wrong, missing } = await this.savePage.run(visit.application, before, sent, form);
    return { subject: { visit: { ...visit, application }, draft, page, missing }, wrong };
  }

  protected async take(asked: Asked, form: TypedForm): Promise<Taken> {
    const { draft, page, missing } = asked;
    if (readsMrz(form)) return this.fillFromMrz(asked, form);
    if (form.has('later')) return Instead.goTo(withPerson('/application', draft.place));
    const doubts = form.has(AS_WRITTEN) ? [] : [...this.doubtsOn(asked), ...this.doubtsRead(asked, form)];
    if (missing.length + doubts.length === 0) return Instead.goTo(next(draft, page));
    return this.again(asked, form, doubts, missing);
  }

  private again(asked: Asked, form: Form, doubts: readonly Doubt[], problems: readonly FieldProblem[] = []): Instead {
    const context = { language: asked.visit.language, form, problems, documentAddress };
    return Instead.show(this.show(asked, context, doubts), problems.length > 0 ? 422 : 200);
  }

  private doubtsOn({ visit, draft, page }: Asked): Doubt[] {
    const asked = new Set(page.fields.map(({ spec }) => spec.path));
    return this.contracts.doubts(draft.given.values, danishDate(visit.now)).filter(({ path }) => asked.has(path));
  }

  private doubtsRead({ visit, draft, page }: Asked, form: Form): Doubt[] {
    const lines = form.text(MRZ);
    if (lines === '') return [];
    const { facts } = readMrz(this.contracts, lines, visit.now.toISOString());
    return mrzDoubts(this.contracts, facts, draft, page);
  }

  /** What the lines say stands in the fields of this page, to be checked; what belongs on others is saved with them. */
  private async fillFromMrz(asked: Asked, form: Form): Promise<Taken> {
    const { visit, draft, page } = asked;
    const { facts, remarks, problem } = readMrz(this.contracts, form.text(MRZ), visit.now.toISOString());
    if (problem) return [{ name: MRZ, message: problem }];
    const filledOn = ({ fields }: AskedPage): Form =>
      filledForm(fields.map(({ field, schema, spec }) => [field, schema, facts.get(spec.fact)] as const));
    const reading = ({ fields, ...other }: AskedPage, known: ReadonlyMap<string, unknown>): AskedPage => ({
      ...other,
      fields: fields.filter(({ spec }) => facts.has(spec.fact) && !known.has(spec.fact)),
    });
    let after = draft;
    for (const other of draft.pages.filter(({ key }) => key !== page.key)) {
      const empty = reading(other, draft.facts);
      if (empty.fields.length > 0)
        after = await this.savePage.prefill(visit.application, after, empty, filledOn(empty));
    }
    const doubts = [...remarks, ...mrzDoubts(this.contracts, facts, draft, page)];
    return this.again({ ...asked, draft: after }, overlaid(form, filledOn(reading(page, new Map()))), doubts);
  }
}

/**
 * The page without the fields that say where somebody lives, once one of them is answered and that is covered. Its form
 * says nothing of them, so they stay as they are.
 */
function openOn(page: AskedPage, { coversPlace }: OwnVisit, { facts }: Draft): AskedPage {
  const ofPlace = page.fields.filter(({ spec }) => spec.place);
  if (!coversPlace || !ofPlace.some((field) => isStated(field, facts))) return page;
  return { ...page, fields: page.fields.filter((field) => !ofPlace.includes(field)) };
}

/** The lines of a passport are read first, and nothing is saved of this page. */
const readsMrz = (form: Form): boolean => form.text('read') === MRZ;

/** The next page of the topic, else the next topic that is not finished, else the list. */
function next(draft: Draft, page: AskedPage): string {
  const at = draft.pages.findIndex(({ key }) => key === page.key);
  const following = draft.pages.slice(at + 1).find(({ key }) => !draft.saved.has(key));
  const target = following ?? draft.pages.find(({ key }) => !draft.saved.has(key));
  return target ? addressOf(target, draft.place) : withPerson('/application', draft.place);
}
