import fc from 'fast-check';
import type { Json } from '#contracts';
import { CaseStage } from '../support/case-stage.js';

type Happening = (stage: CaseStage) => void;

const agency = fc.constantFrom('siri', 'municipality', 'tax');
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  fc
    .constantFrom<Json>(
      { identity: { familyName: 'Vinter' } },
      { stay: { entryDate: '2026-11-10' } },
      { contact: { phone: '+4512345678' } },
      { address: { street: 'Skovvej', houseNumber: '7', postalCode: '8000', municipalityCode: '0751' } },
    )
    .map(
      (answers): Happening =>
        (stage) =>
          void stage.tell(answers),
    ),
  fc
    .tuple(agency, fc.constantFrom('acknowledged', 'granted', 'refused', 'revoked' as const))
    .map(([one, status]): Happening => (stage) => {
      if (stage.filed(one).length > 0) stage.deliver(one, 'delivering').report(one, { status });
    }),
  agency.map(
    (one): Happening =>
      (stage) =>
        void (stage.filed(one).length > 0 && stage.report(one, { status: 'moreNeeded', asksFor: ['contact.phone'] })),
  ),
  fc.integer({ min: 1, max: 40 }).map(
    (days): Happening =>
      (stage) =>
        void stage.pass(days),
  ),
  fc.constantFrom(undefined, 'tax', 'siri').map(
    (one): Happening =>
      (stage) =>
        void stage.withdraw(one),
  ),
);

const sometimes = fc.array(happenings, { maxLength: 6 });
const lives = fc.record({
  persona: fc.constantFrom('eu-worker-single', 'third-country-worker-family', 'nordic-worker'),
  before: sometimes,
  meanwhile: sometimes,
});

function lived(persona: string, happened: readonly Happening[], stage = CaseStage.of(persona)): CaseStage {
  stage.read();
  for (const happen of happened) {
    happen(stage);
    stage.read();
  }
  return stage;
}

const contents = ({ record }: CaseStage): unknown[] => record.filed.map(({ filedAt: _, ...dossier }) => dossier);

describe('a case that is looked at again', () => {
  const filed = ({ record }: CaseStage): unknown[] => record.filed.map((one) => ({ ...one }));

  it('sends nothing twice, whatever happened: what is made stands until something happens', () => {
    fc.assert(
      fc.property(lives, ({ persona, before, meanwhile }) => {
        const stage = lived(persona, [...before, ...meanwhile]);
        const once = filed(stage);
        stage.read();
        expect(filed(stage)).toEqual(once);
      }),
    );
  });

  it.each(['refused', 'revoked'] as const)(
    'is made for nobody whose dossier was taken back since a permit was %s',
    (status) => {
      const stage = lived('eu-worker-single', [
        (one) => void one.deliver('siri', 'delivering').report('siri', { status: 'granted' }),
        (one) => void one.deliver('siri', 'delivering').report('siri', { status }),
      ]);
      const [{ withdrawn } = { withdrawn: false }, ...more] = stage.filed('municipality');
      expect([withdrawn, more]).toEqual([true, []]);
      stage.report('municipality', { status: 'moreNeeded', asksFor: ['contact.phone'] }).read();
      expect(stage.filed('municipality')).toHaveLength(1);
    },
  );
});

describe('a case that is restricted', () => {
  it('sends nothing and takes nothing back, whatever happens, until that is lifted', () => {
    fc.assert(
      fc.property(lives, ({ persona, before, meanwhile }) => {
        const stage = lived(persona, before).restrict();
        const sent = stage.record.filed;
        lived(persona, meanwhile, stage);
        expect(stage.record.filed).toEqual(sent);
        stage.restrict().read();
        expect(stage.record.filed).toEqual(sent);
      }),
    );
  });

  it('sends afterwards what it would have sent had all of that happened at once, each once', () => {
    fc.assert(
      fc.property(lives, ({ persona, before, meanwhile }) => {
        const held = lived(persona, before).restrict();
        lived(persona, meanwhile, held);
        held.restrict(false).read();
        const once = held.record.filed;
        held.read();
        expect(held.record.filed).toEqual(once);
        const all = once.map(({ agency: one, version }) => `${one} ${version}`);
        expect(new Set(all).size).toBe(all.length);
        const never = lived(persona, before).restrict();
        for (const happen of meanwhile) happen(never);
        never.restrict(false).record = { ...never.record, restrictions: [] };
        never.read();
        expect(contents(held)).toEqual(contents(never));
      }),
    );
  });

  it('is restricted or not by what was said last, in whatever order it was heard', () => {
    const turns = fc.array(fc.boolean(), { maxLength: 6 });
    fc.assert(
      fc.property(
        turns.chain((said) =>
          fc.tuple(fc.constant(said), fc.shuffledSubarray([...said.keys()], { minLength: said.length })),
        ),
        ([said, order]) => {
          const stage = CaseStage.of('eu-worker-single');
          for (const restricted of said) stage.restrict(restricted);
          const { restrictions } = stage.record;
          stage.record = { ...stage.record, restrictions: order.map((place) => restrictions[place]!) };
          stage.read();
          expect(stage.record.filed.length === 0).toBe(said.at(-1) ?? false);
        },
      ),
    );
  });
});
