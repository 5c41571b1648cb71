import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, compactVerify, type JSONWebKeySet } from 'jose';
import { portal } from '../../apps/portal/index.js';
import { renewCertificatesKey } from '../../apps/hub/keys/certificates-key.js';
import { contracts } from '#contracts';
import { purposesOpenedBy } from '#service';
import { beginChange, endChange } from '#settings';
import { eventually } from '../support/eventually.js';
import { linkIn, mailTo } from './portal-mails.js';
import { PortalStage, type Arrived, type Opened } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(120_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

const facts = (address: string) => ({
  identity: { givenNames: 'Ann', familyName: 'Lee', birthDate: '1990-02-03' },
  travelDocument: { number: 'P1234567' },
  contact: { email: address },
});

/** Columns that are looked up in which a hash stands that the newest link has not made. */
async function ofOlderLinks(): Promise<string[]> {
  const { links } = stage
    .ground()
    .keys.hashKeys()
    .find(({ service }) => service === 'portal')!;
  const found: string[] = [];
  for (const column of portal.schema.hashes ?? []) {
    const [table, name] = column.split('.');
    const rows = await stage.ask<{ kept: string | null }>(`SELECT ${name}::text AS kept FROM portal.${table}`);
    const hashes = rows.flatMap(({ kept }) => kept?.match(/(?:\d+\.)?[\da-f]{64}/g) ?? []);
    if (hashes.some((hash) => !hash.startsWith(`${links}.`))) found.push(column);
  }
  return found;
}

const change = ({ applicationId, accessToken: token }: Opened, answers: object) =>
  stage.call('PATCH', `/applications/${applicationId}`, { answers }, { token });

/** A draft whose way back was mailed. */
async function saved(address: string): Promise<Opened> {
  const draft = await stage.draft();
  expect((await change(draft, { ...facts(address), travelDocument: undefined })).status).toBe(200);
  return draft;
}

const session = async ({ reference, accessCode }: Opened): Promise<number> =>
  (await stage.call('POST', '/sessions', { reference, accessCode })).status;
const application = async ({ applicationId, accessToken: token }: Opened): Promise<number> =>
  (await stage.call('GET', `/applications/${applicationId}`, undefined, { token })).status;

describe('when the key of hashes is renewed while the portal runs', () => {
  let one: Arrived;
  let draft: Opened;
  let link: string;
  const key = 'the-key-of-a-submission';

  /** All ways in, each with what it must answer. */
  async function waysIn(): Promise<void> {
    expect(await session(one)).toBe(201);
    expect(await application(one)).toBe(200);
    expect(await application(draft)).toBe(200);
    expect((await stage.submit(one, key)).body.caseId).toBe(one.caseId);
    expect((await stage.submit(draft, key)).status).toBe(409);
    expect((await new Visitor(stage.url).get(link)).html).toContain('birth');
  }

  it('whoever has a code, a token, a link or a key of before is let in before, during and after', async () => {
    const opened = await stage.draft(facts('ann@example.org'));
    one = { ...opened, ...(await stage.submit(opened, key)).body };
    draft = await saved('ben@example.org');
    link = linkIn(await mailTo(stage.folder, 'ben@example.org', /saved/), 'return');
    await waysIn();
    await stage.ground().keys.renewHashKeyOf('portal');
    await waysIn();
    expect((await ofOlderLinks()).length).toBeGreaterThan(6);
    const during = await stage.draft(facts('cy@example.org'));
    await eventually(async () => {
      await waysIn();
      expect(await ofOlderLinks()).toEqual([]);
    }, 30_000);
    expect(await session(during)).toBe(201);
    await stage.restart();
    await waysIn();
    expect(await session(during)).toBe(201);
  });

  it('the same person is still found, and a mail that was sent is not sent again', async () => {
    const again = await stage.arrived(facts('ann@example.org'));
    const [told] = (await stage.told([again.caseId])) as unknown as { data: { mayBeSameAs?: string[] } }[];
    expect(told?.data.mayBeSameAs).toEqual([one.reference]);
    const mails = () => stage.ask(`SELECT 1 FROM portal.notice WHERE kind = 'draftSaved'`);
    const before = (await mails()).length;
    expect((await change(draft, { identity: { givenNames: 'Benny' } })).status).toBe(200);
    expect((await mails()).length).toBe(before);
  });

  it('who tries codes is still stopped', async () => {
    const guess = () => session({ ...draft, accessCode: 'AAAA-AAAA-AAAA' });
    for (let left = 4; left > 0; left -= 1) expect(await guess()).toBe(401);
    await stage.ground().keys.renewHashKeyOf('portal');
    await stage.restart();
    expect([await guess(), await guess()]).toEqual([401, 429]);
    stage.clock.advance(16 * 60);
  });

  it('goes on after the portal was ended in the middle of it', async () => {
    await stage.ground().keys.renewHashKeyOf('portal');
    await stage.restart();
    await eventually(async () => expect(await ofOlderLinks()).toEqual([]), 30_000);
    await waysIn();
  });
});

it('every column of the portal with hashes is made anew', async () => {
  const columns = await stage.ask<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'portal' AND (column_name = 'hash' OR column_name ~ '_hash(es)?$')`,
  );
  expect(portal.schema.hashes).toEqual(expect.arrayContaining(columns.map(({ name }) => name)));
});

it('the portal takes keys of purposes that it is said to open, and no other', () => {
  const opened = readdirSync(join(stage.ground().settings.keysDir, 'kek'));
  expect(purposesOpenedBy('portal', contracts)).toEqual(expect.arrayContaining(opened));
});

describe('when SECRET is changed while the portal runs', () => {
  const documents = async (token: string): Promise<number> =>
    (await stage.call('POST', '/internal/keys', { residents: [] }, { token })).status;

  it('nothing that is kept hangs on it, and connectors of before are let in until the end of the change', async () => {
    const one = await stage.arrived(facts('dee@example.org'));
    const { settings, documentsToken } = stage.ground();
    const token = documentsToken('tax');
    const before = token.current;
    beginChange('SECRET', settings);
    const after = token.current;
    expect(after).not.toBe(before);
    expect([await documents(before), await documents(after)]).toEqual([200, 200]);
    expect(endChange('SECRET', settings)).toBe(true);
    expect([await documents(before), await documents(after)]).toEqual([401, 200]);
    expect([await session(one), await application(one)]).toEqual([201, 200]);
    await stage.restart();
    expect([await session(one), await application(one)]).toEqual([201, 200]);
  });
});

describe('when the key of certificates is renewed while the portal runs', () => {
  const erase = async (): Promise<string> => {
    const { applicationId, accessToken: token } = await stage.draft();
    const { body } = await stage.call('DELETE', `/applications/${applicationId}`, undefined, { token });
    return body.certificate as string;
  };
  const keys = async () => (await stage.call<JSONWebKeySet>('GET', '/.well-known/jwks.json')).body;

  it('certificates of before can be checked, and nothing is left that could sign one', async () => {
    const before = await erase();
    const { settings } = stage.ground();
    renewCertificatesKey(settings.keysDir);
    renewCertificatesKey(settings.keysDir);
    const after = await erase();
    const published = await keys();
    expect(published.keys).toHaveLength(3);
    expect(JSON.stringify(published)).not.toContain('"d"');
    for (const certificate of [before, after])
      await expect(compactVerify(certificate, createLocalJWKSet(published))).resolves.toBeDefined();
    expect((await compactVerify(after, createLocalJWKSet(published))).protectedHeader.kid).toBe(published.keys[0]?.kid);
  });
});
