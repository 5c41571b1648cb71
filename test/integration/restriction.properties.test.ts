import fc from 'fast-check';
import { CaseStage } from '../support/case-stage.js';
import { lived, lives } from '../support/lives.js';

const contents = ({ record }: CaseStage): unknown[] => record.filed.map(({ filedAt: _, ...dossier }) => dossier);

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
