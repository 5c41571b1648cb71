import fc from 'fast-check';
import { contracts, type Json } from '#contracts';
import { createNeeds } from '#needs';
import { given, standing } from '#profile';
import { readCase } from '../../apps/collector/case/read-case.js';
import { CaseStage } from '../support/case-stage.js';

const rules = { contracts, needs: createNeeds(contracts) };

const homes: { [leaf: string]: string }[] = [
  { street: 'Vesterbrogade', houseNumber: '112', floor: '3', postalCode: '1620', municipalityCode: '0101' },
  { street: 'Skovvej', houseNumber: '7', postalCode: '8000', municipalityCode: '0751' },
  { street: 'Torvet', houseNumber: '1', floor: 'st', door: 'tv', postalCode: '8700', municipalityCode: '0615' },
];
const facts = (answers: { [topic: string]: { [leaf: string]: Json } }): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([topic, leaves]) =>
      Object.entries(leaves).map(([leaf, value]) => [`${topic}.${leaf}`, value]),
    ),
  );

const isMoving = (path: string): boolean =>
  path === 'identity.maritalStatus' || (path.startsWith('address.') && path !== 'address.protection');

/** One thing that happens to a case, whatever happened to it before. */
type Happening = (stage: CaseStage) => void;

const home = fc.constantFrom(...homes);
const told =
  (answers: Json): Happening =>
  (stage) =>
    void stage.tell(answers);
const place = fc.option(fc.nat(4), { nil: undefined });
/** An agency answers what it was sent, or names nothing. */
const answered = (stage: CaseStage, agency: string, at: number | undefined): { dossierVersion?: number } => {
  const versions = stage.filed(agency).map(({ version }) => version);
  return at === undefined || versions.length === 0 ? {} : { dossierVersion: versions[at % versions.length] };
};

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  home.map((address) => told({ address })),
  home.map((address) => told({ address: { ...address, protection: { wanted: true } } })),
  home.map((address): Happening => (stage) => {
    const from = new Date(Date.parse(stage.now()) + 20 * 86_400_000).toISOString().slice(0, 10);
    const moved = Object.entries(facts({ address })).map(([path, value]) => ({ path, value, validFrom: from }));
    stage.state(moved, 'resident');
  }),
  fc.constantFrom('address', 'identity').map((topic): Happening => (stage) => {
    const isOf = ({ source, path }: { source: string; path: string }) =>
      source === 'resident' && path.startsWith(topic);
    stage.retract([...new Set(stage.record.facts.filter(isOf).map(({ path }) => path))].filter(isMoving));
  }),
  fc.constantFrom('unmarried', 'married', 'divorced').map((maritalStatus) => told({ identity: { maritalStatus } })),
  fc.constantFrom('open', '2027-06-30', '2026-12-01').map((intendedEnd) => told({ stay: { intendedEnd } })),
  fc.tuple(home, place).map(([address, at]): Happening => (stage) => {
    stage.report('municipality', { ...answered(stage, 'municipality', at), facts: facts({ address }) });
  }),
  fc.tuple(fc.constantFrom('married', 'unmarried'), place).map(([status, at]): Happening => (stage) => {
    stage.report('siri', { ...answered(stage, 'siri', at), facts: { 'identity.maritalStatus': status } });
  }),
  fc
    .tuple(
      fc.constantFrom('siri', 'municipality', 'tax'),
      fc.constantFrom<Record<string, Json>>(
        { 'stay.entryDate': '2028-01-01' },
        { 'stay.intendedEnd': '2027-06-30' },
        { 'stay.intendedEnd': '2026-12-01' },
      ),
    )
    .map(
      ([agency, stated]): Happening =>
        (stage) =>
          void stage.report(agency, { facts: stated }),
    ),
  fc
    .tuple(fc.constantFrom('siri', 'municipality', 'tax'), fc.constantFrom('granted', 'refused', 'revoked' as const))
    .map(([agency, status]): Happening => (stage) => {
      if (stage.filed(agency).length === 0) return;
      const issued = agency === 'siri' && status === 'granted' ? { facts: { 'permit.number': 'P-1' } } : {};
      stage.deliver(agency, 'delivering').report(agency, { status, ...issued });
    }),
  fc.integer({ min: 1, max: 30 }).map(
    (days): Happening =>
      (stage) =>
        void stage.pass(days),
  ),
  fc.constantFrom(undefined, 'tax').map(
    (agency): Happening =>
      (stage) =>
        void stage.withdraw(agency),
  ),
);

const lives = fc.tuple(
  fc.constantFrom('eu-worker-single', 'third-country-worker-family', 'nordic-worker'),
  fc.array(happenings, { minLength: 3, maxLength: 12 }),
);

/** The case after all that happened, looked at after each as the collector does. */
function lived([persona, happened]: readonly [string, readonly Happening[]]): CaseStage {
  const stage = CaseStage.of(persona);
  stage.read();
  for (const happen of happened) {
    happen(stage);
    stage.read();
  }
  return stage;
}

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc
    .shuffledSubarray([...items, ...items], { minLength: items.length })
    .map((some) => [...new Set([...some, ...items])]);

const runs = { numRuns: 60 };

describe('whatever happens to a life, in claims, answers, ends and revocations', () => {
  it('what follows is the same in any order, doubled, and rebuilt from all that was said', () => {
    fc.assert(
      fc.property(
        lives.map(lived).chain((stage) => {
          const { said, facts: stated, filed } = stage.record;
          return fc.tuple(fc.constant(stage), shuffled(said), shuffled(stated), shuffled(filed));
        }),
        ([stage, said, stated, filed]) => {
          const now = new Date(stage.now());
          const record = { ...stage.record, said, facts: standing(contracts, stated), filed };
          expect(readCase(rules, record, now)).toEqual(readCase(rules, stage.record, now));
        },
      ),
      runs,
    );
  });

  it('looking again makes nothing new, and every dossier holds its agency’s own schema', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const stage = lived(life);
        const again = [...readCase(rules, stage.record, new Date(stage.now())).agencies.values()];
        expect(again.flatMap(({ toFile, toWithdraw }) => [...toFile, ...toWithdraw])).toEqual([]);
        for (const { agency, schemaVersion, data, absent } of stage.record.filed)
          expect(contracts.validateDossier(agency, schemaVersion, { ...data }, absent)).toEqual([]);
      }),
      runs,
    );
  });

  it('nobody who takes part and was filed with is left without, unless they withdrew or it can come to nothing', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const stage = lived(life);
        const { agencies, profile } = readCase(rules, stage.record, new Date(stage.now()));
        const needed = rules.needs.evaluate(given(contracts, profile)).agencies;
        for (const { agency, state } of agencies.values()) {
          const own = stage.filed(agency);
          const excused = [
            'notApplicable',
            'undecided',
            'stopped',
            'refused',
            'revoked',
            'waiting',
            'collecting',
            'scheduled',
          ];
          const isWithdrawn = stage.record.withdrawals.some((one) => one.agency === undefined || one.agency === agency);
          const takesPart = needed.get(agency)?.takesPart === true;
          if (own.length === 0 || !takesPart || isWithdrawn || excused.includes(state.status)) continue;
          expect([agency, state.status, own.some((one) => !one.withdrawn)]).toEqual([agency, state.status, true]);
        }
      }),
      runs,
    );
  });

  it('nobody is undecided without somebody being asked, or a conflict that says about what', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const stage = lived(life);
        const { agencies, questions, conflicts } = readCase(rules, stage.record, new Date(stage.now()));
        for (const [agency, { state }] of agencies) {
          if (state.status !== 'undecided') continue;
          const isAsked = questions.some((question) => question.agencies.includes(agency));
          expect([agency, state.missing.length > 0, isAsked || conflicts.length > 0]).toEqual([agency, true, true]);
        }
      }),
      runs,
    );
  });

  it('a protected new address is never told to the municipality that was left', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const stage = lived(life);
        const registered = stage.record.facts
          .filter(({ source }) => source === 'municipality')
          .map(({ value }) => value);
        for (const { agency, recipient, data, claims } of stage.record.filed) {
          const isProtected = (data['address.protection'] as { wanted?: boolean } | undefined)?.wanted === true;
          if (agency !== 'municipality' || !isProtected) continue;
          const codes = [
            data['address.municipalityCode'],
            ...claims.map(({ path, claimed }) => path === 'address.municipalityCode' && claimed),
          ];
          const known = [recipient, ...registered];
          expect(codes.filter((code) => typeof code === 'string' && !known.includes(code))).toEqual([]);
        }
      }),
      runs,
    );
  });
});
