import fc from 'fast-check';
import type { CaseStage } from '../support/case-stage.js';
import { lived, lives } from '../support/lives.js';

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
