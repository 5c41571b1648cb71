import { CaseCopy } from '#case-copy';
import { contracts } from '#contracts';
import type { Batch, UnitOfWork } from '#messaging';
import { StoredValues } from '#secrecy';
import { SealerByResident } from '../support/sealer-by-resident.js';

type Changes = Batch<'dk.ankomst.case.changed.v1'>;

it('keeps nothing of somebody who was erased while the message was on its way, and all of others', async () => {
  const sealer = new SealerByResident();
  const written: unknown[][] = [];
  const query = (_text: string, parameters: unknown[]) => (written.push(parameters), Promise.resolve([]));
  const message = (key: string) => ({
    key,
    data: { caseId: `case of ${key}`, elements: [{ kind: 'counts', id: 'counts', version: 1, body: {} }] },
  });
  await sealer.prepare(['gone', 'here']);
  sealer.destroy('gone');

  const copy = new CaseCopy(new StoredValues(sealer, 'portal'), contracts);
  const batch = { messages: [message('gone'), message('here')] } as unknown as Changes;
  await copy.take(batch, { sql: { query }, supersede: () => undefined } as unknown as UnitOfWork, new Date());
  expect(written.map(([cases]) => cases)).toEqual([['case of here']]);
});
