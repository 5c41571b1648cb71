import { contracts, type Json } from '#contracts';
import { formFrom } from '#pages';
import { filledForm, type KeptFiles, type TypedForm } from '#fact-form';
import type { AskedField, Draft } from '#intake';
import { shownAs, pageAsFilledIn } from './page-as-filled-in.js';

const field = (path: string): AskedField => {
  const spec = contracts.getPath(path);
  return {
    ...{ field: path, spec, schema: spec.schema, question: spec.question, needed: true, settled: true },
    agencies: contracts.agencies,
  };
};
const page = {
  topic: 'contact',
  number: 1,
  key: 'contact-1',
  fields: [field('contact.phone'), field('contact.email')],
};
const draftOf = (facts: Record<string, Json>): Draft =>
  ({ facts: new Map(Object.entries(facts)), absent: new Map() }) as unknown as Draft;
const filled = (facts: Record<string, Json>) =>
  filledForm(page.fields.map(({ field: name, schema }) => [name, schema, facts[name]] as const));

const typed = (sent: Record<string, string | string[]>, kept: KeptFiles = new Map()): TypedForm => ({
  ...formFrom(sent),
  kept,
});
const fieldsOf = (sent: Record<string, string | string[]>, known: Record<string, Json>, kept?: KeptFiles): string[] =>
  pageAsFilledIn(page, typed(sent, kept), draftOf(known)).fields.map(({ field: name }) => name);

describe('what the sender of a page says something of', () => {
  const phone = '+34611222333';
  const shown = shownAs(page, filled({ 'contact.phone': phone }));

  it('is all of it where nobody says what was shown', () => {
    expect(fieldsOf({ 'contact.phone': '' }, { 'contact.phone': phone })).toEqual(['contact.phone', 'contact.email']);
  });

  it('is what was changed, emptied too', () => {
    const known = { 'contact.phone': phone, 'contact.email': 'a@example.org' };
    expect(fieldsOf({ shown, 'contact.phone': '' }, known)).toEqual(['contact.phone']);
    expect(fieldsOf({ shown, 'contact.phone': phone, 'contact.email': 'b@example.org' }, known)).toEqual([
      'contact.email',
    ]);
  });

  it('is not what was left as it stood, whatever another window has made of it', () => {
    const known = { 'contact.phone': '+4511223344', 'contact.email': 'a@example.org' };
    expect(fieldsOf({ shown, 'contact.phone': ` ${phone} `, 'contact.email': '' }, known)).toEqual([]);
  });

  it('is what was left empty and is not known: that can be an answer, or missing', () => {
    expect(fieldsOf({ shown, 'contact.phone': phone, 'contact.email': '' }, { 'contact.phone': phone })).toEqual([
      'contact.email',
    ]);
  });

  it('is what a file was chosen for, though it could not be kept', () => {
    const kept: KeptFiles = new Map([['contact.phone.file', { problem: { da: '', en: '' } }]]);
    expect(fieldsOf({ shown, 'contact.phone': phone }, { 'contact.phone': phone, 'contact.email': 'a' }, kept)).toEqual(
      ['contact.phone'],
    );
  });

  it('is not what was never there', () => {
    expect(fieldsOf({ shown: shown.slice(0, 1), 'contact.phone': '1' }, {})).toEqual(['contact.phone']);
  });
});

describe('fields behind a question that is answered yes or no', () => {
  const { opener } = contracts.paths.find(
    ({ opener: one, path }) => contracts.paths.filter((other) => one && other.opener?.en === one.en).length > 1 && path,
  )!;
  const paths = contracts.paths.filter((one) => one.opener?.en === opener!.en && one.path === one.fact);
  const fields = paths.map(({ path }) => ({ ...field(path), settled: false }));
  const behind = { ...page, fields };
  const [first = '', second = ''] = paths.map(({ path }) => path);
  const yes = { [`opener:${first}`]: 'yes', [first]: 'x', [second]: 'y' };
  const shown = shownAs(behind, formFrom(yes));
  const draft = draftOf(Object.fromEntries(paths.map(({ path }) => [path, 'x'])));
  const touchedBy = (sent: Record<string, string>) =>
    pageAsFilledIn(behind, typed({ ...yes, ...sent, shown }), draft).fields;

  it('are spoken of together, so that the question stays theirs', () => {
    expect(fields.length).toBeGreaterThan(1);
    expect(touchedBy({})).toEqual([]);
    expect(touchedBy({ [second]: 'z' })).toEqual(fields);
  });

  it('are spoken of when its answer changed, though they stand as they stood', () => {
    expect(touchedBy({ [`opener:${first}`]: 'no' })).toEqual(fields);
  });
});
