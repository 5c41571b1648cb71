import { PortalStage } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(60_000);

let stage: PortalStage;
afterEach(() => stage.close());

/** What PostgreSQL says when its disk is full. */
const NO_ROOM = `
  CREATE FUNCTION portal.no_room() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
  CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON portal.person FOR EACH ROW EXECUTE FUNCTION portal.no_room();`;

test('a save without room says what was kept, to programs and to people, and what was kept is there', async () => {
  stage = await PortalStage.open();
  const opened = await stage.draft({ identity: { familyName: 'Østerbye' } });
  const path = `/applications/${opened.applicationId}`;
  const token = opened.accessToken;
  await stage.ask(NO_ROOM);
  const answer = await stage.call('PATCH', path, { answers: { identity: { familyName: 'A' } } }, { token });
  expect([answer.status, answer.problem.type, answer.headers.get('retry-after')]).toEqual([
    503,
    'urn:ankomst:problem:noRoom',
    '60',
  ]);
  const page = await new Visitor(stage.url).post('/begin');
  expect([page.status, page.html]).toEqual([503, expect.stringContaining('Everything saved before is kept')]);
  expect((await stage.call('GET', path, undefined, { token })).body).toMatchObject({
    answers: { identity: { familyName: 'Østerbye' } },
  });
  expect(await ready()).toEqual([503, expect.objectContaining({ saving: 'NO_ROOM' })]);
});

test('a service is not ready while its disk has less room left than the setting says', async () => {
  stage = await PortalStage.open({ DISK_RESERVE_MB: '100000000' });
  expect(await ready()).toEqual([503, expect.objectContaining({ disk: 'NO_ROOM', database: 'ok' })]);
});

async function ready(): Promise<[number, unknown]> {
  const answer = await fetch(`${stage.url}/health/ready`);
  return [answer.status, ((await answer.json()) as { checks: unknown }).checks];
}
