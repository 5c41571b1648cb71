import { contracts, type Json, type SchemaObject } from '#contracts';
import { createNeeds } from '#needs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filledForm, readFacts, shapeOf } from '#fact-form';
import {
  type Answer,
  type Application,
  applying,
  type AskedField,
  type Draft,
  draftOf,
  entryLeafOf,
  type Opener,
  type Statements,
} from '#intake';
import { formFrom, type Form } from '#pages';

const needs = createNeeds(contracts);
const examples = JSON.parse(
  readFileSync(join(__dirname, '../../../../schemas/profile/v1/examples/valid/every-path.json'), 'utf8'),
) as Record<string, Json>;
const MOST_PAGES = 60;

/** The same seed gives the same person (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Walker {
  private statements: Statements = {};
  private readonly saved = new Set<string>();
  readonly asked: string[] = [];

  constructor(private readonly random: () => number) {}

  get draft(): Draft {
    const person = {
      residentId: 'r',
      personId: 'p',
      relation: 'applicant' as const,
      reference: 'AK',
      statements: this.statements,
    };
    const application: Application = { applicationId: 'a', householdId: 'h', channel: 'web', persons: [person] };
    return draftOf({ contracts, needs }, application, 0, this.saved) as Draft;
  }

  /** Answers the next page; false when there is none. */
  step(): boolean {
    const { draft } = this;
    const page = draft.pages.find(({ key }) => !this.saved.has(key));
    if (!page) return false;
    this.asked.push(...page.fields.map(({ field }) => field));
    const read = readFacts(contracts, this.fill(page.fields, draft), page.fields, draft.facts, new Map());
    if (read.problems.length > 0)
      throw new Error(`${page.key}: ${read.problems.map(({ name, message }) => `${name}: ${message.en}`).join(' | ')}`);
    const after = { ...this.statements };
    for (const fact of read.retract) delete after[fact];
    for (const [fact, value] of read.answers) after[fact] = { value, at: '2026-11-25T10:00:00.000Z' };
    for (const [fact, absence] of read.absent) after[fact] = { absence, at: '2026-11-25T10:00:00.000Z' };
    this.statements = after;
    this.saved.add(page.key);
    return true;
  }

  private fill(fields: readonly AskedField[], draft: Draft): Form {
    const texts: Record<string, readonly string[]> = {};
    const add = (form: Form): void => form.names().forEach((name) => (texts[name] = form.all(name)));
    const answerTo = ({ name, fields: opened }: Opener): Answer => {
      const answer = this.saysYes(opened) ? 'yes' : 'no';
      texts[name] = [answer];
      return answer;
    };
    for (const field of applying(fields, answerTo).asked) add(this.answer(field, draft));
    return formFrom(texts);
  }

  /** "No" wherever silence may mean it; an address is what an application is not complete without. */
  private saysYes(fields: readonly AskedField[]): boolean {
    return fields.some(({ settled, schema }) => settled && schema.type !== 'array') || this.random() < 0.5;
  }

  private answer(field: AskedField, draft: Draft): Form {
    const { absence = [] } = field.spec;
    if (absence.length > 0 && this.random() < 0.3) return formFrom({ [`${field.field}!absent`]: absence[0] as string });
    if (!field.needed && this.random() < 0.5) return formFrom({});
    const entry = entryLeafOf(field.field);
    const entries = entry ? ((draft.facts.get(entry.list) as Json[] | undefined) ?? []) : [];
    if (entry)
      return filledForm(
        entries.map((_, index) => [`${field.field}.${index}`, field.schema, { documentId: DOCUMENT }] as const),
      );
    return filledForm([[field.field, field.schema, this.value(field.field, field.schema)]]);
  }

  private value(field: string, schema: SchemaObject): Json {
    const shape = shapeOf(schema);
    const drawn =
      shape.kind === 'choice' && field !== 'identity.statelessOrRefugee'
        ? this.pick(shape.schema.enum ?? [])
        : shape.kind === 'yesNo'
          ? this.random() < 0.5
          : undefined;
    return drawn ?? examples[field] ?? { documentId: DOCUMENT };
  }

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)] as T;
  }
}

const DOCUMENT = '0198f3a0-7c1e-7000-8000-000000000002';

describe('whoever answers the pages of the form, one after another, whatever they answer', () => {
  it.each(Array.from({ length: 100 }, (_, seed) => seed + 1))(
    'comes to the end, asked everything once: seed %i',
    (seed) => {
      const walker = new Walker(seeded(seed));
      let pages = 0;
      while (walker.step()) expect((pages += 1)).toBeLessThan(MOST_PAGES);
      expect(walker.asked.filter((field, place) => walker.asked.indexOf(field) !== place)).toEqual([]);
      const hasNoAddressYet = walker.draft.absent.get('address.street') === 'notYet';
      for (const [agency, { takesPart, missing }] of walker.draft.evaluation.agencies) {
        expect({
          agency,
          takesPart: typeof takesPart,
          missing: missing.filter(
            (fact) => !fact.startsWith('declarations.') && !(fact === 'address' && hasNoAddressYet),
          ),
        }).toEqual({ agency, takesPart: 'boolean', missing: [] });
      }
    },
  );
});
