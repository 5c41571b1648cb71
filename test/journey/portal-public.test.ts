import { contracts, type Json } from '#contracts';
import { eventually } from '../support/eventually.js';
import { PortalStage } from './portal-stage.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

describe('for everybody to read', () => {
  it('opens with a page, from which every link of ours leads somewhere', async () => {
    const answer = await fetch(stage.url, { headers: { accept: 'text/html' } });
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const links = [...(await answer.text()).matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, href]) => href as string);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links)
      expect({ link, status: (await fetch(stage.url + link)).status }).toEqual({ link, status: 200 });
  });

  test.each([
    ['/om?x=Å', '/om?x=%C3%85'],
    ['/ładny', '/%C5%82adny'],
    ['/\u{1f600}', '/%F0%9F%98%80'],
    ['/a%0d%0ab', '/a%0d%0ab'],
    ['/\u007f\u0001', '/%7F%01'],
    ['/a\r\nb', '/'],
  ])('the other language, and back to %j, whatever its letters', async (to, location) => {
    const address = `${stage.url}/language/da?to=${encodeURIComponent(to)}`;
    const answer = await fetch(address, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, location]);
  });

  test('who takes part, what each may ask for, and what they ask for together', async () => {
    const { body: agencies } = await stage.call<{ agency: string }[]>('GET', '/agencies');
    expect(agencies.map(({ agency }) => agency)).toEqual(contracts.agencies);
    const { body: needs } = await stage.call<{ path: string; need: string }[]>('GET', '/agencies/siri/needs');
    expect(needs.find(({ path }) => path === 'permit.number')).toMatchObject({
      need: 'issued',
      legalBasis: [expect.anything()],
    });
    expect((await stage.call('GET', '/agencies/customs/needs')).status).toBe(404);
    expect((await stage.call('GET', '/overlap')).body).toMatchObject({
      paths: expect.any(Number),
      agencies: { siri: { shared: expect.any(Number) } },
    });
  });

  test('figures over all cases, with groups under five withheld', async () => {
    const { body: before } = await stage.call('GET', '/statistics');
    expect((before.cases as { completed: null }).completed).toBeNull();
    const from = stage.clock.now().getTime();
    const at = (seconds: number) => new Date(from + seconds * 1000).toISOString();
    for (let index = 1; index <= 5; index++) {
      const { caseId, reference, applicationId } = await stage.arrived();
      await stage.show(caseId, [
        {
          kind: 'case',
          id: caseId,
          version: 1,
          body: {
            reference,
            applicationId,
            householdId: applicationId,
            relation: 'applicant',
            channel: 'web',
            status: 'completed',
            submittedAt: at(0),
          },
        },
        {
          kind: 'holder',
          id: caseId,
          version: 1,
          body: {
            segments: [
              { from: at(0), holder: 'hub' },
              { from: at(index), holder: null },
            ],
          },
        },
        { kind: 'counts', id: caseId, version: 1, body: { asked: 10, wouldHaveBeenAsked: 30, reused: 20 } },
      ]);
    }
    await eventually(async () => {
      const { body } = await stage.call<{ facts: { asked: number } }>('GET', '/statistics');
      expect(body).toMatchObject({
        cases: { completed: 5, refused: null },
        elapsed: { hub: { median: 3, p90: 5 }, resident: { median: 0 } },
      });
      expect(body.facts.asked).toBeGreaterThanOrEqual(50);
    });
  });
});

test('tells how every message of the collector ended', async () => {
  const rows = (await (await fetch(`${stage.url}/promises`)).json()) as Record<string, Json>[];
  expect(rows.length).toBeGreaterThan(0);
});
