import { PortalStage } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

test('a signature that no agency could take is a problem at its field, and nothing is handed in', async () => {
  const opened = await stage.draft();
  const answers = {
    identity: { citizenship: 'ES', birthDate: '1991-03-14' },
    stay: { ground: 'work', entryDate: '2026-09-01', intendedEnd: 'open' },
  };
  const path = `/applications/${opened.applicationId}`;
  const saved = await stage.call('PATCH', path, { answers }, { token: opened.accessToken });
  expect(saved.status).toBe(200);
  const who = new Visitor(stage.url, 'en');
  await who.post('/continue', { reference: opened.reference, code: opened.accessCode });
  const sign = (name: string) => who.post('/application/check', { truth: 'true', sharing: 'true', 'name.0': name });

  const refused = await sign('L'.repeat(201));
  expect(refused.status).toBe(422);
  expect(/error-summary[\s\S]*href="#name-0"/.test(refused.html)).toBe(true);
  expect((await stage.call('GET', path, undefined, { token: opened.accessToken })).body).toMatchObject({
    submitted: false,
    answers,
  });
  expect((await sign('Lucía Fernández')).status).toBe(303);
});
