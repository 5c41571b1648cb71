import { contracts } from '#contracts';
import { applyChange, readChange } from './change.js';
import { declaredBy } from './statements.js';
import { retractedFact, toldFacts } from './told-facts.js';

const at = '2026-11-21T10:00:00.000Z';
const amended = contracts.eventSchema('dk.ankomst.application.amended.v1', 'applications')!;
const onTheWire = (facts: object) =>
  contracts.validate(amended, { caseId: '0193f0a0-0000-7000-8000-000000000001', facts });

test('what staff saw in a passport is told as theirs, beside what the resident declares', () => {
  const said = readChange(contracts, { answers: { identity: { familyName: 'Sharma', birthDate: '1990-01-01' } } });
  const declared = applyChange({}, said, at);
  const by = { source: 'staff', assurance: 'verified' } as const;
  const seen = readChange(contracts, { answers: { identity: { familyName: 'Sharma' } } });
  const facts = toldFacts(applyChange(declared, { ...seen, by }, at));
  expect(facts.map(({ path, source, assurance }) => [path, source, assurance])).toEqual([
    ['identity.birthDate', 'resident', 'selfDeclared'],
    ['identity.familyName', 'staff', 'verified'],
  ]);
  expect(onTheWire([...facts, retractedFact('contact.phone', at, by)])).toEqual([]);
});

test('who was asked by a link declares, whatever is kept of their word', () => {
  expect(toldFacts({ 'job.title': { value: 'Welder', at } }, declaredBy('employer'))).toEqual([
    { path: 'job.title', value: 'Welder', source: 'employer', assurance: 'selfDeclared', observedAt: at },
  ]);
});
