import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contracts, findSchemas, labelOf, readContracts, type Contracts, type SchemaObject } from './index.js';

it('gives a path its question, its reasons and the topic that it is asked under', () => {
  const proof = contracts.getPath('address.housingProof');
  expect(proof.title.en).toBe('Lease or declaration of the home');
  expect(proof.question.en).toBe('Your lease, or a letter from the owner');
  expect(proof.absenceLabels).toEqual({
    notYetIssued: { da: 'Jeg har ikke fået papiret endnu', en: 'I have not been given one yet' },
    notYet: { da: 'Jeg har ingen adresse i Danmark endnu', en: 'I have no address in Denmark yet' },
  });
  expect(contracts.formTopics.get(proof.topic)?.title).toEqual({
    da: 'Dit hjem i Danmark',
    en: 'Your home in Denmark',
  });
  expect(contracts.getPath('contact.email').absenceLabels).toBeUndefined();
});

const questionAt = (leaf: string, { items, properties }: SchemaObject): unknown =>
  (((items as SchemaObject | undefined)?.properties ?? properties)?.[leaf] as SchemaObject)['x-question'];

it('gives a leaf and a value theirs', () => {
  const { schema, leaves } = contracts.getPath('stay.previousStays');
  expect(questionAt('purpose', schema)).toMatchObject({ en: 'Why were you in Denmark?' });
  expect(questionAt('from', schema)).toEqual({ da: 'Fra', en: 'From' });
  expect(leaves).toBeUndefined();
  expect(labelOf(contracts.getPath('stay.ground').schema, 'study').da).toBe('For at studere');
  expect(labelOf(contracts.getPath('health.insuranceGroup').schema, 2).en).toContain('any doctor');
  expect(labelOf(contracts.getPath('identity.citizenship').schema, null).en).toBe('I have no citizenship');
});

describe('a path that somebody adds without words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contracts-'));
  let added: Contracts;

  beforeAll(() => {
    cpSync(findSchemas(), folder, { recursive: true });
    const file = join(folder, 'profile/v1/schema.json');
    const profile = JSON.parse(readFileSync(file, 'utf8')) as { properties: Record<string, SchemaObject> };
    const library = (order: number, schema: SchemaObject): SchemaObject =>
      ({ 'x-topic': 'libraryCard', 'x-order': order, 'x-authority': ['resident'], ...schema }); // prettier-ignore
    profile.properties['library.cardKind'] = library(2001, {
      type: 'string',
      enum: ['toString', 'homeLoan'],
      'x-absence': ['notNeeded'],
    });
    profile.properties['library.card'] = library(2002, {
      type: 'object', properties: { pickUpPlace: { type: 'boolean' } }, 'x-title': { da: 'Lånerkort', en: 'Library card' },
    }); // prettier-ignore
    writeFileSync(file, JSON.stringify(profile));
    added = readContracts(folder);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is asked by its title, or else by its name in words', () => {
    expect(added.getPath('library.card').question).toEqual({ da: 'Lånerkort', en: 'Library card' });
    expect(added.getPath('library.cardKind')).toMatchObject({
      title: { en: 'Card kind' },
      question: { da: 'Card kind' },
    });
    expect(questionAt('pickUpPlace', added.getPath('library.card').schema)).toMatchObject({ en: 'Pick up place' });
  });

  it('offers its values and its reasons by their names in words', () => {
    const { schema, absenceLabels } = added.getPath('library.cardKind');
    expect(schema.enum?.map((value) => labelOf(schema, value).en)).toEqual(['To string', 'Home loan']);
    expect(absenceLabels?.notNeeded?.da).toBe('Not needed');
  });

  it('stands under a topic of its own, after the others', () => {
    expect([...added.formTopics].at(-1)).toEqual([
      'libraryCard',
      { title: { da: 'Library card', en: 'Library card' }, summary: { da: 'Card kind, Lånerkort', en: 'Card kind, Library card' } },
    ]); // prettier-ignore
  });
});
