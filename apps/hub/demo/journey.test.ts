import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeHub } from '../../../test/support/fake-hub.js';
import type { CaseView } from './hub-answers.js';
import { HubClient } from './hub-client.js';
import { Journal } from './journal.js';
import { travel } from './journey.js';
import type { Persona } from './personas.js';
import { reportOf } from './report.js';

const persona: Persona = {
  persona: 'planted',
  story: '',
  channel: 'web',
  answers: { identity: { photo: { $document: 'photo.png' } }, contact: { phone: '+4540404040' } },
  later: { 'employment.contract': { $document: 'contract.pdf' } },
  expect: {
    agencies: ['tax'],
    missing: { tax: ['employment.contract'] },
    counts: { asked: 1, wouldHaveBeenAsked: 2, reused: 1 },
  },
};

const view: CaseView = {
  reference: 'R',
  status: 'actionNeeded',
  agencies: { tax: { status: 'collecting', missing: ['employment.contract'] }, siri: { status: 'notApplicable' } },
  counts: { asked: 1, wouldHaveBeenAsked: 2, reused: 1 },
  elapsed: { hub: 0.4, resident: 1, agencies: 2, calendar: 0 },
};

describe('the journey of one resident', () => {
  let hub: FakeHub;
  let folder: string;
  const stop = new AbortController();
  beforeEach(async () => {
    hub = new FakeHub(view);
    await hub.open();
    folder = mkdtempSync(join(tmpdir(), 'ankomst-demo-'));
  });
  afterEach(async () => {
    await hub.shut();
    rmSync(folder, { recursive: true, force: true });
  });

  const around = (journal = Journal.open(undefined, '2026-11-22'), patienceMs = 10_000) => {
    const client = new HubClient(hub.url, patienceMs, stop.signal);
    return { hub: client, journal, patienceMs, stopped: stop.signal, tell: () => undefined };
  };

  it('hands in, answers once what is asked, and ends as expected', async () => {
    hub.slowToFold = 3;
    const journey = await travel(persona, around());
    expect(journey.answeredLater).toEqual(['employment.contract']);
    expect(hub.answered).toEqual({ employment: { contract: { documentId: 'd2' } } });
    expect(hub.calls.filter((call) => call.endsWith('/answers'))).toHaveLength(1);
    expect(reportOf(journey)).toMatchObject({ shortfalls: [], outcome: { 'tax card': 'yes' } });
  });

  it('says in a sentence what is not as expected', async () => {
    const other = { ...persona, expect: { ...persona.expect, agencies: ['siri', 'tax'], missing: {} } };
    expect(reportOf(await travel(other, around())).shortfalls).toEqual([
      'planted: the agencies that take part should be ["siri","tax"] and is ["tax"]',
      'planted: what is missing at first should be {} and is {"tax":["employment.contract"]}',
      'planted: siri brought no permit (permit.number has no value in the profile)',
    ]);
  });

  it('outlives a hub that takes the submission and dies before it answers', async () => {
    const journal = Journal.open(undefined, '2026-11-22');
    const client = new HubClient(hub.url, 10_000, stop.signal);
    const submit = client.submit.bind(client);
    client.submit = (...args) => {
      hub.loseAnswers = 2;
      return submit(...args);
    };
    const journey = await travel(persona, { ...around(journal), hub: client });
    expect(journey.last.status).toBe('completed');
    expect(new Set(hub.idempotencyKeys)).toEqual(new Set([journal.idempotencyKey('planted')]));
    expect(hub.idempotencyKeys).toHaveLength(3);
  });

  it('does not change what was submitted, when it was killed before it heard of its case', async () => {
    const journal = Journal.open(undefined, '2026-11-22');
    journal.progressOf('planted').draft = { applicationId: 'a', reference: 'R', accessToken: 't' };
    hub.submitted = true;
    expect((await travel(persona, around(journal))).last.status).toBe('completed');
    expect(hub.calls).not.toContain('PATCH /applications/a');
  });

  it('asks a hub again that is busy starting', async () => {
    hub.busy = 2;
    expect((await travel(persona, around())).last.status).toBe('completed');
    expect(hub.calls.filter((call) => call === 'POST /applications')).toHaveLength(3);
  });

  it('waits for a hub that is away, and goes on when it is back', async () => {
    await hub.shut();
    const travelling = travel(persona, around());
    await new Promise((resolve) => setTimeout(resolve, 400));
    await hub.open();
    expect((await travelling).last.status).toBe('completed');
  });

  it('gives up on a hub that stays away, and names it', async () => {
    await hub.shut();
    await expect(travel(persona, around(undefined, 500))).rejects.toThrow(`The hub at ${hub.url} gave no answer`);
  });

  it('goes on from its journal: nothing is drafted, uploaded or submitted again', async () => {
    const file = join(folder, 'journal.json');
    await travel(persona, around(Journal.open(file, '2026-11-22')));
    const before = hub.calls.length;
    const reopened = Journal.open(file, '2030-01-01');
    expect(reopened.today).toBe('2026-11-22');
    expect(reportOf(await travel(persona, around(reopened))).shortfalls).toEqual([]);
    expect(hub.calls.slice(before).filter((call) => !call.startsWith('GET'))).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('asks for an answer that the resident does not have by the name of the path', async () => {
    await expect(travel({ ...persona, later: {} }, around())).rejects.toThrow(
      'is asked for employment.contract and has no answer; add it under "later" in personas/planted.json',
    );
  });
});
