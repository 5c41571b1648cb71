import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '#contracts';
import type { ProblemBody } from '#http';
import { readDocument } from '../../apps/hub/demo/personas.js';
import { agencies, HubStage, offsets, persona, type Answer, type Visitor } from './hub-stage.js';

jest.setTimeout(120_000);

let stage: HubStage;
let worker: Visitor;
beforeAll(async () => {
  stage = await HubStage.open();
  worker = await stage.arrive(persona('eu-worker-single'));
  await stage.completes(worker);
});
afterAll(() => stage.close());

/** Place, reason and remedy: where it says them, and in which languages. */
function expectProblem({ status, type, body }: Answer<ProblemBody>, wanted: number | readonly number[]): void {
  expect([wanted].flat()).toContain(status);
  expect(type).toContain('application/problem+json');
  const both = { da: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) };
  expect(body).toMatchObject({ status, title: expect.any(String), message: both });
  for (const error of body.errors ?? []) expect(error).toMatchObject({ path: expect.any(String), message: both });
  if (status === 422) expect(body.errors).not.toEqual([]);
}

describe('a body that no program should send', () => {
  const entrances: Record<string, (body: string) => Promise<Answer<ProblemBody>>> = {
    'a new application': (body) => stage.call('POST', '/applications', body),
    'a session': (body) => stage.call('POST', '/sessions', body),
    'a case of somebody': (body) => stage.call('PATCH', `/cases/${worker.caseId}/answers`, body, worker),
    'a withdrawal': (body) => stage.call('POST', `/cases/${worker.caseId}/withdrawal`, body, worker),
    "SIRI's events": (body) => stage.send('siri', body) as Promise<Answer<never>>,
    "the municipality's events": (body) => stage.send('municipality', body) as Promise<Answer<never>>,
    "the tax agency's events": (body) => stage.send('tax', body) as Promise<Answer<never>>,
    "a simulated agency's controls": (body) =>
      stage.call('PUT', '/control/tax/behaviour', body, { offset: offsets.sandbox }),
  };
  const nested = 100_000;
  const bodies: Record<string, [status: number | readonly number[], body: string]> = {
    'that is cut off': [400, '{"channel":'],
    'of 3 MB': [413, JSON.stringify({ channel: 'web', padding: 'x'.repeat(3_000_000) })],
    'of 100,000 nested brackets': [[400, 422], '['.repeat(nested) + ']'.repeat(nested)],
    'of 100,000 nested objects': [[400, 422], `${'{"a":'.repeat(nested)}1${'}'.repeat(nested)}`],
    'with __proto__': [422, '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
    'that is a number': [[400, 422], '7'],
    'that is null': [[400, 422], 'null'],
  };
  /** A withdrawal needs no body: null is one of everything. */
  const isBad = (entrance: string, what: string): boolean => entrance !== 'a withdrawal' || what !== 'that is null';
  const cases = Object.keys(entrances).flatMap((entrance) =>
    Object.keys(bodies)
      .filter((what) => isBad(entrance, what))
      .map((what) => [entrance, what] as const),
  );

  test.each(cases)('to %s, %s, is a problem', async (entrance, what) => {
    const [status, body] = bodies[what]!;
    expectProblem(await entrances[entrance]!(body), status);
  });
});

describe('a document that is not what it should be', () => {
  const passport = readDocument('passport.pdf');
  const large = Buffer.concat([passport, Buffer.alloc(21 * 1024 * 1024 - passport.length, ' ')]);
  const files: Record<string, [status: number, bytes: Buffer, type: string]> = {
    'of a lying type': [422, passport, 'image/png'],
    empty: [422, Buffer.alloc(0), 'application/pdf'],
    truncated: [422, passport.subarray(0, passport.length / 2), 'application/pdf'],
    'of 21 MB': [413, large, 'application/pdf'],
  };

  test.each(Object.entries(files))('%s, is refused and leaves nothing behind', async (_what, [status, bytes, type]) => {
    const before = keptFiles();
    const { applicationId, accessToken: token } = await stage.client.draft('web');
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)], { type }), 'passport.pdf');
    expectProblem(await stage.call('POST', `/applications/${applicationId}/documents`, form, { token }), status);
    const { body } = await stage.call('GET', `/applications/${applicationId}`, undefined, { token });
    expect(body).toMatchObject({ documents: [] });
    expect(keptFiles()).toEqual(before);
  });

  function keptFiles(): string[] {
    const folder = join(stage.hub.dataDir, 'documents');
    return existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]).sort() : [];
  }
});

describe('one idempotency key for two applications at the same time', () => {
  it('hands in the one, and is a conflict for the other', async () => {
    const drafts = await Promise.all([stage.client.draft('web'), stage.client.draft('web')]);
    const answers = await Promise.all(
      drafts.map(({ applicationId, accessToken: token }) =>
        stage.call<ProblemBody>('POST', `/applications/${applicationId}/submission`, undefined, {
          ...{ token, headers: { 'idempotency-key': 'the same for both' } },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expectProblem(
      answers.find(({ status }) => status === 409)!,
      409,
    );
  });
});

describe('an agency that says what it should not', () => {
  const before: { seen?: unknown } = {};
  beforeAll(async () => {
    before.seen = await onceQuiet();
  });
  afterEach(async () => expect(withoutTime(await stage.see(worker))).toEqual(before.seen));

  test('a fact that it may not state is refused with its place, and changes no case', async () => {
    const data = { status: 'granted', facts: { 'tax.card': { withholdingRate: 1 }, 'permit.number': 'P' } };
    const answer = (await stage.report('siri', {
      subject: worker.draft.reference,
      source: 'siri',
      data,
    })) as Answer<never>;
    expectProblem(answer, 422);
    expect((answer.body as ProblemBody).errors).toContainEqual(
      expect.objectContaining({ path: expect.stringContaining('tax.card') as unknown }),
    );
  });

  test('a word of another municipality about somebody who is not its resident is refused', async () => {
    const data: Json = { status: 'refused' };
    expectProblem(
      (await stage.report('municipality', { subject: worker.draft.reference, source: '0751', data })) as Answer<never>,
      422,
    );
  });

  test('an event about a case that nobody knows is kept for later, and neither lost nor applied', async () => {
    for (const agency of agencies) {
      const source = { siri: 'siri', municipality: '0101', tax: 'skattestyrelsen' }[agency];
      const { status, body } = await stage.report(agency, {
        subject: 'AK-0000-0000',
        source,
        data: { status: 'granted' },
      });
      expect([status, body]).toEqual([202, { events: [{ id: expect.any(String), result: 'parked' }] }]);
    }
  });

  test("another agency's token opens nothing", async () => {
    const call = { offset: offsets.tax, token: 'development-token-of-siri' };
    const headers = { 'content-type': 'application/cloudevents+json' };
    expectProblem(await stage.call('POST', '/api/v1/events', '{}', { ...call, headers }), 401);
  });

  /** Agencies confirm what they are told after their decision: the case is quiet when two looks show the same. */
  async function onceQuiet(): Promise<unknown> {
    for (let last = withoutTime(await stage.see(worker)); ;) {
      await pause(1_500);
      const now = withoutTime(await stage.see(worker));
      if (isDeepStrictEqual(now, last)) return now;
      last = now;
    }
  }

  function withoutTime({ elapsed: _, ...rest }: Awaited<ReturnType<HubStage['see']>>): unknown {
    return rest;
  }
});

describe('after all of it', () => {
  it('every service is ready, nothing was lost, nothing failed, and a resident comes to the end', async () => {
    await stage.completes(await stage.arrive(persona('nordic-worker')));
    for (const [service, offset] of Object.entries({ portal: 0, ...offsets })) {
      expect([service, await stage.hub.isReady(offset)]).toEqual([service, true]);
      if (service !== 'sandbox') await expectPromisesKept(offset);
    }
    const answered = stage.hub.said.split('\n').filter((line) => line.includes('"answered"'));
    expect(answered.length).toBeGreaterThan(50);
    expect(answered.filter((line) => /"status":5\d\d/.test(line))).toEqual([]);
  });

  async function expectPromisesKept(offset: number): Promise<void> {
    const answer = await fetch(`${stage.hub.url(offset)}/promises`);
    const rows = (await answer.json()) as Record<string, number>[];
    expect(rows.length).toBeGreaterThan(0);
    for (const { start, next, applied, duplicate, superseded, parked, deadLettered, lost } of rows) {
      expect(next! - start!).toBe(applied! + duplicate! + superseded! + parked! + deadLettered! + lost!);
      expect([deadLettered, lost]).toEqual([0, 0]);
    }
  }
});
