import fc from 'fast-check';
import { contracts } from '#contracts';
import { createNeeds } from '#needs';
import { answersToAll, givenOf } from './given.js';

const needs = createNeeds(contracts);

/** The wire alone has to know what the evaluator knows: of a person who has answered everything, a path that is not projected is closed. */
it('closes exactly what a dossier holds back from somebody who has answered everything', () => {
  const agencies = fc.constantFrom(...contracts.agencies);
  fc.assert(
    fc.property(answersToAll, agencies, (answers, agency) => {
      const { data, absent } = needs.project(agency, givenOf(answers));
      fc.pre(Object.keys(data).length > 0); // who takes no part has no dossier
      const { branches, required, version } = contracts.dossier(agency);
      const told = new Set([...Object.keys(data), ...absent.map(({ path }) => path)]);
      const ruledOut = branches.flatMap(({ forbids }) => forbids);
      const mayBeHeldBack = new Set(ruledOut.filter((path) => !told.has(path)));
      /** A reason to have none is told to whoever needs the fact, not to whoever may see it. */
      const hasValues = (fact: string): boolean =>
        contracts.getFact(fact).paths.every(({ path }) => 'value' in answers.get(path)!);
      const asked = new Set([...told, ...required, ...branches.flatMap(({ requires }) => requires)]);
      const heldBack = contracts.facts
        .map(({ fact, paths }) => ({ fact, seen: paths.map(({ path }) => path).filter((path) => asked.has(path)) }))
        .filter(({ seen }) => seen.length > 0 && seen.every((path) => mayBeHeldBack.has(path)))
        .map(({ fact }) => fact);
      const closed = contracts.closedFacts(agency, version, { ...data }, [...absent]);
      expect(closed.filter(hasValues)).toEqual(heldBack.filter(hasValues).sort());
    }),
    { numRuns: 500 },
  );
});
