import { createServer } from 'node:http';
import { HUB } from '#service';
import { eventually } from '../support/eventually.js';
import { erasing, showCase } from './portal-erasing.js';
import { PortalStage, type Answer, type Arrived } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(120_000);

const DAY_MS = 24 * 60 * 60_000;

let stage: PortalStage;
beforeEach(async () => {
  stage = await PortalStage.open();
});
afterEach(() => stage.close());

async function residentOf({ applicationId }: Arrived): Promise<string> {
  const [row] = await stage.ask<{ id: string }>(
    'SELECT resident_id AS id FROM portal.person WHERE application_id = $1',
    [applicationId],
  );
  return row!.id;
}

const seen = ({ caseId, accessToken: token }: Arrived): Promise<Answer<{ status: string; erasedFor?: object[] }>> =>
  stage.call('GET', `/cases/${caseId}`, undefined, { token });

describe('npm run erase -- --purpose', () => {
  it('erases what was exchanged with one agency once its own time is over, while another decides, and says what is kept', async () => {
    const arrived = await stage.arrived();
    const { reference, caseId } = arrived;
    const residentId = await residentOf(arrived);
    await stage.ground().sealer.prepareToSeal([residentId], ['wire:dossiers.municipality', 'wire:dossiers.tax']);
    await showCase(stage, arrived, caseId, 1, 'municipality', true);
    await showCase(stage, arrived, caseId, 2, 'tax', false);
    await eventually(async () => expect((await seen(arrived)).body.status).toBe('inProgress'));
    const ask = (purpose: string, ...yes: string[]) =>
      erasing(stage, '--reference', reference, '--purpose', purpose, ...yes);
    expect(await ask('municipality', '--yes')).toEqual([3, expect.stringMatching(/kept until .*artikel 17/)]);
    stage.clock.set(new Date(stage.clock.now().getTime() + 90 * DAY_MS));
    expect(await ask('tax', '--yes')).toEqual([3, expect.stringContaining('An agency has your case still')]);
    expect(await ask('nobody')).toEqual([3, expect.stringContaining('municipality')]);
    expect(await ask('municipality')).toEqual([0, 'It may be erased: say --yes.\n']);
    const { keys } = stage.ground();
    expect(keys.erasedSince(residentId, 'municipality')).toBeUndefined();
    const [code, certificate] = await ask('municipality', '--yes');
    expect([code, await ask('municipality', '--yes')]).toEqual([0, [0, certificate]]);
    expect(JSON.parse(Buffer.from(certificate.split('.')[1]!, 'base64url').toString())).toMatchObject({
      rule: 'purpose',
      destroyed: [{ residentId, purposes: ['municipality'] }],
      kept: expect.arrayContaining([
        { purpose: HUB, law: expect.arrayContaining([expect.objectContaining({ gdpr: '17(3)(b)' })]) },
        { purpose: 'tax', law: expect.anything() },
      ]),
    });
    expect(keys.erasedSince(residentId, 'municipality')).toBeDefined();
    expect([keys.erasedSince(residentId, HUB), keys.erasedSince(residentId, 'tax')]).toEqual([undefined, undefined]);
    const shown = await seen(arrived);
    expect([shown.status, shown.body.erasedFor]).toEqual([
      200,
      [{ agency: 'municipality', at: expect.any(String) as string }],
    ]);
    const visitor = new Visitor(stage.url);
    await visitor.post('/continue', { reference, code: arrived.accessCode });
    expect((await visitor.get('/case')).html).toContain('id="erased-for"');
    await stage.restart();
    expect((await seen(arrived)).status).toBe(200);
  });

  it('finishes for one agency what a crash broke off', async () => {
    const arrived = await stage.arrived();
    const residentId = await residentOf(arrived);
    await stage.ask(
      `INSERT INTO portal.purpose_erasure (id, application_id, agency, at, destroys, kept) VALUES (gen_random_uuid(), $1, 'siri', $2, $3, '[]')`,
      [arrived.applicationId, stage.clock.now(), JSON.stringify([{ residentId, purposes: ['siri'] }])],
    );
    await stage.restart();
    await eventually(async () => expect(stage.ground().keys.erasedSince(residentId, 'siri')).toBeDefined());
    await eventually(async () =>
      expect(await stage.ask('SELECT certificate IS NULL AS open FROM portal.purpose_erasure')).toEqual([
        { open: false },
      ]),
    );
    expect((await seen(arrived)).status).toBe(200);
  });
});

it('has the simulated agencies forget whoever is erased as a whole, and nobody of whom only a part is', async () => {
  const asked: string[] = [];
  const simulator = createServer((request, response) => {
    request.on('data', (data: Buffer) => asked.push(`${request.url} ${data.toString()}`));
    request.on('end', () => response.writeHead(204).end());
  });
  const { port } = stage.ground().settings;
  await new Promise<void>((resolve) => simulator.listen(port + 100, '127.0.0.1', resolve));
  try {
    const arrived = await stage.arrived();
    const { reference, caseId } = arrived;
    await showCase(stage, arrived, caseId, 1, 'municipality', true);
    await eventually(async () => expect((await seen(arrived)).body.status).toBe('completed'));
    stage.clock.set(new Date(stage.clock.now().getTime() + 90 * DAY_MS));
    await eventually(async () =>
      expect(asked).toEqual([`/control/forgotten ${JSON.stringify({ references: [reference] })}`]),
    );
  } finally {
    await new Promise((resolve) => simulator.close(resolve));
  }
});
