import { contracts, readContracts, type Contracts, type Json } from '#contracts';
import { createNeeds } from '#needs';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { elementsOf, type Element } from '../../apps/collector/case/elements.js';
import { personaNames, readPersonas } from '../../apps/hub/demo/personas.js';
import { CaseStage, TODAY, withDocuments } from '../support/case-stage.js';

/** The schemas of the repository, where whatever is written for people is written otherwise. */
function reworded(): string {
  const root = mkdtempSync(join(tmpdir(), 'ankomst-schemas-'));
  cpSync(join(__dirname, '..', '..', 'schemas'), root, { recursive: true });
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json')))
    writeFileSync(join(root, file), JSON.stringify(otherwise(JSON.parse(readFileSync(join(root, file), 'utf8')))));
  return root;
}

function otherwise(value: Json): Json {
  if (Array.isArray(value)) return value.map(otherwise);
  if (value === null || typeof value !== 'object') return value;
  const isText = Object.keys(value).sort().join() === 'da,en' && typeof value.en === 'string';
  if (isText) return { da: 'Sagt på en anden måde.', en: 'Said otherwise.' };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, otherwise(one)]));
}

const rulesOf = (own: Contracts) => ({ contracts: own, needs: createNeeds(own) });

/** All that is published of a case to which much happens. */
function published(rules: ReturnType<typeof rulesOf>, persona: string): readonly Element[] {
  const { answers } = readPersonas(TODAY, [persona])[0]!;
  const stage = new CaseStage(withDocuments(answers), rules);
  const agencies = [...stage.read().agencies.keys()];
  for (const agency of agencies)
    stage.deliver(agency, 'delivering').deliver(agency, 'delivered').report(agency, { status: 'acknowledged' });
  stage.report('siri', { dossierVersion: 1, facts: { 'identity.maritalStatus': 'married' } });
  stage.tell({ identity: { maritalStatus: 'unmarried' } }).read();
  stage.report('siri', { dossierVersion: 2, facts: { 'identity.maritalStatus': 'widowed' } });
  stage.report('tax', { status: 'moreNeeded', asksFor: ['contact.phone'], reason: 'The number is not in use.' });
  stage.tell({ address: { municipalityCode: '0751' } }).read();
  stage.deliver('municipality', 'withdrawn', 'moved', '0101').pass(60).withdraw('tax');
  const reading = stage.read();
  return elementsOf(rules.contracts, stage.record, reading, [], new Date(stage.now())).elements;
}

describe('what is published of a case', () => {
  const root = reworded();
  const otherWords = rulesOf(readContracts(root));
  afterAll(() => rmSync(root, { recursive: true }));

  it.each(personaNames())('does not depend on how anything is worded: %s', (persona) => {
    expect(published(otherWords, persona)).toEqual(published(rulesOf(contracts), persona));
  });

  it('says so of all that has words where it is shown', () => {
    const all = personaNames().flatMap((persona) => published(rulesOf(contracts), persona));
    const kinds = new Set(all.map(({ kind }) => kind));
    const states = all.filter(({ kind }) => kind === 'agency').map(({ body }) => body as { [key: string]: Json });
    const events = new Set(
      all.flatMap(({ kind, body }) => (kind === 'timeline' ? [(body as { event: string }).event] : [])),
    );
    expect(kinds).toEqual(new Set([...kinds, 'timeline', 'agency', 'question', 'disclosure']));
    expect(states.some(({ deadlines }) => (deadlines as Json[]).length > 0)).toBe(true);
    expect(states.some(({ silence }) => (silence as { goal?: Json } | undefined)?.goal !== undefined)).toBe(true);
    for (const event of ['withdrawalAsked', 'withdrawn', 'deadline', 'answerOther']) expect(events).toContain(event);
  });
});
