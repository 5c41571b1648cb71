import { CaseCopy, figuresOf } from '#case-copy';
import { contracts, type CaseElement } from '#contracts';
import { arrayOf } from '#database';
import type { Batch, UnitOfWork } from '#messaging';
import { StoredValues } from '#secrecy';
import { v7 as uuidv7 } from 'uuid';
import { testKeys } from '../support/test-keys.js';

type Changes = Batch<'dk.ankomst.case.changed.v1'>;

it('keeps nothing of somebody who was erased while the message was on its way, and all of others', async () => {
  const { keys, erase, close } = await testKeys();
  const written: unknown[][] = [];
  const query = (_text: string, parameters: unknown[]) => (written.push(parameters), Promise.resolve([]));
  const [gone, here] = [uuidv7(), uuidv7()];
  const message = (key: string) => ({
    key,
    data: { caseId: key, elements: [{ kind: 'counts', id: 'counts', version: 1, body: {} }] },
  });
  await erase(gone);

  const copy = new CaseCopy(new StoredValues(keys.sealer, 'portal'), contracts);
  const batch = { messages: [message(gone), message(here)] } as unknown as Changes;
  await copy.take(batch, { sql: { query }, supersede: () => undefined } as unknown as UnitOfWork, new Date());
  expect(written.map(([, cases]) => cases)).toEqual([arrayOf('uuid', [here])]);
  await close();
});

it('counts of a case its status, its counts and who held it when, and nothing that says whose it is', () => {
  const element = (kind: string, body: object | null) => ({ kind, id: kind, version: 1, body }) as CaseElement;
  const shown = { reference: 'AK-1', applicationId: 'a', relation: 'applicant', status: 'completed' };
  const counts = { asked: 1, wouldHaveBeenAsked: 2, reused: 1 };
  const holder = { segments: [{ from: '2026-11-22T09:30:00Z', holder: 'hub' }] };
  expect(figuresOf(element('case', shown))).toEqual({ status: 'completed' });
  expect(figuresOf(element('counts', counts))).toEqual(counts);
  expect(figuresOf(element('holder', holder))).toEqual(holder);
  for (const other of [element('counts', null), element('timeline', {}), element('fact', { value: 'Åse' })])
    expect(figuresOf(other)).toBeUndefined();
});
