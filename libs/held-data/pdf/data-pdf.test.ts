import { contracts, type SchemaObject } from '#contracts';
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import type { HeldData } from '../held-data.js';
import { shapeOf } from '#fact-form';
import { Telling } from '../telling.js';
import { dataPdf, lacksLetters } from './data-pdf.js';

const now = new Date('2026-11-25T10:00:00Z');
const telling = new Telling(contracts, { language: 'en', coversPlace: false }, true, now);

function held(names: Record<string, string>): HeldData {
  const said = (value: string) => ({
    value,
    source: 'resident',
    assurance: 'selfDeclared' as const,
    observedAt: now.toISOString(),
    alternatives: [],
  });
  const person = {
    residentId: 'r',
    personId: 'p',
    relation: 'applicant' as const,
    reference: 'AK-1111-2222',
    statements: {},
  };
  return {
    person,
    place: 0,
    application: { applicationId: 'a', householdId: 'h', channel: 'web', persons: [person] },
    told: {},
    facts: Object.fromEntries(Object.entries(names).map(([fact, value]) => [fact, said(value)])),
    ended: {},
    earlier: [],
    beside: {
      ...{ openedAt: now.toISOString(), language: 'en', sessions: [], links: [], mails: [], invitations: [] },
      documentReads: [],
    },
    disclosures: [],
    questions: [],
    documents: [],
  };
}

/** In the order of reading: what each is, and the page on which it stands. */
function elementsOf(pdf: PDFDocument): { tag: string; page: string }[] {
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const elements = root.lookup(PDFName.of('K'), PDFDict).lookup(PDFName.of('K'), PDFArray);
  return Array.from({ length: elements.size() }, (_, index) => {
    const element = elements.lookup(index, PDFDict);
    return { tag: element.lookup(PDFName.of('S'), PDFName).decodeText(), page: String(element.get(PDFName.of('Pg'))) };
  });
}

describe('the file with everything', () => {
  test('says what it is, in which language, and in which order it is read', async () => {
    const bytes = await dataPdf(telling, held({ 'identity.familyName': 'Øzdemir' }), 'Your data', now);
    const pdf = await PDFDocument.load(bytes);
    expect(pdf.getTitle()).toBe('Your data – AK-1111-2222');
    expect(pdf.getPageCount()).toBe(1);
    expect(pdf.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en)');
    expect(pdf.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true);
  });

  test.each(['Łukasz Øzdemir Nguyễn', 'Þórður Ģirts', 'Юлія Ελένη', '山田 太郎', 'محمد', '👩‍👧 \u0000 \u202e', ''])(
    'takes any letters: %j',
    async (name) => {
      const bytes = await dataPdf(telling, held({ 'identity.familyName': name }), name, now);
      expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
    },
  );

  test.each([
    ['Ṣẹ́gun Ǥaup', 'written'],
    ['Ḥusayn ʿAli Ɗan', 'written'],
    ['Łukasz Nguyễn Ģirts', 'written'],
    ['Юлія Ελένη', 'written'],
    ['Հայկ გიორგი Gʻulomov', 'written'],
    ['山田 太郎', 'said'],
    ['محمد', 'said'],
    ['דוד', 'said'],
  ])('has %s in its letters, or says beside it and in front that it has not: %s', async (name, how) => {
    const data = held({ 'identity.familyName': name });
    const tags = elementsOf(await PDFDocument.load(await dataPdf(telling, data, 'Your data', now)));
    const plain = elementsOf(await PDFDocument.load(await dataPdf(telling, held({ 'identity.familyName': 'Ida' }), 'Your data', now))); // prettier-ignore
    expect(lacksLetters(telling, data)).toBe(how === 'said');
    expect(tags.length - plain.length).toBe(how === 'said' ? 2 : 0);
  });

  test('keeps an answer, its name and its source on one page, and their heading with the first', async () => {
    const dates = ['stay.moveInDate', 'permit.validFrom', 'stay.entryDate']; // of a topic that comes twice
    const isText = (schema: SchemaObject): boolean => {
      const shape = shapeOf(schema);
      return shape.kind === 'text' && shape.type === 'text';
    };
    const texts = contracts.facts.filter(({ fact, paths: [first] }) => isText(first!.schema) || dates.includes(fact));
    const answers = texts.map(({ fact }, index): [string, string] => [
      fact,
      dates.includes(fact) ? '2026-10-01' : 'word '.repeat(1 + 5 * index),
    ]);
    const bytes = await dataPdf(telling, held(Object.fromEntries(answers)), 'Your data', now);
    const read = elementsOf(await PDFDocument.load(bytes));
    const facts = read.slice(
      read.findIndex(({ tag }) => tag === 'H2'),
      read.findLastIndex(({ tag }) => tag === 'H2'),
    );
    const starts = facts.flatMap(({ tag }, at) => (tag === 'P' && facts[at - 1]?.tag !== 'P' ? [at] : []));
    expect(new Set(facts.map(({ page }) => page)).size).toBeGreaterThan(3);
    const topics = new Set(texts.map(({ paths: [first] }) => first?.topic));
    expect(facts.filter(({ tag }) => tag === 'H3')).toHaveLength(topics.size);
    for (const start of starts) expect(facts[start]!.page).toBe(facts[start - 1]!.page); // after its heading
    const answered = facts.filter(({ tag }) => tag === 'P').slice(0, 3 * answers.length);
    for (let at = 0; at < answered.length; at += 3)
      expect(new Set(answered.slice(at, at + 3).map(({ page }) => page)).size).toBe(1);
  });

  test('has what an agency issued and revoked, though it does not count', async () => {
    const value = 'P-1';
    const at = now.toISOString();
    const path = 'permit.number';
    const permit = { path, value, source: 'siri', observedAt: at, at, reason: 'revoked' as const };
    const of = async (data: HeldData): Promise<string[]> =>
      elementsOf(await PDFDocument.load(await dataPdf(telling, data, 'Your data', now))).map(({ tag }) => tag);
    const without = await of(held({}));
    expect((await of({ ...held({}), ended: { [path]: permit } })).length).toBe(without.length + 4);
  });

  test('goes on over as many pages as it takes, also within one answer', async () => {
    const long = 'word '.repeat(4000);
    const bytes = await dataPdf(telling, held({ 'identity.familyName': long }), 'Your data', now);
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(3);
  });
});
