import { wirePlace } from '#messaging';
import { StoredValues } from '#secrecy';
import { keysFrom, openBedrock } from '#service';
import { loadSecret } from '#settings';
import { asOwner } from '../support/as-owner.js';
import { agencies, HubStage, offsets, persona, type Agency, type Visitor } from './hub-stage.js';

jest.setTimeout(120_000);

const AUDITOR_TOKEN = 'the-token-of-the-auditors';

let stage: HubStage;
let visitors: readonly Visitor[];
beforeAll(async () => {
  stage = await HubStage.open({ AUDITOR_TOKEN });
  const names = ['third-country-worker-family', 'eu-worker-single', 'third-country-student-no-job'];
  visitors = await Promise.all(names.map((name) => stage.arrive(persona(name))));
  for (const visitor of visitors) await stage.reaches(visitor, { siri: 'granted' });
  await stage.reaches(visitors[1]!, { municipality: 'granted', tax: 'granted' });
});
afterAll(() => stage.close());

const tokenOf = (agency: Agency): string =>
  keysFrom(loadSecret({ secret: undefined, keysDir: stage.hub.keysDir, production: false })).documentsToken(agency)
    .current;

const ask = async (path: string, token?: string, offset?: number): Promise<number> => {
  const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
  return (await fetch(stage.hub.url(offset) + path, { headers })).status;
};

/** Every document that anybody handed in, and those that an agency's dossiers name, as they were written. */
async function documents(): Promise<{ all: string[]; named: Record<Agency, string[]> }> {
  const { keys, sealer } = await openBedrock({ keysDir: stage.hub.keysDir });
  try {
    return await asOwner(stage.hub.dataDir, async (query) => {
      const all = (await query<{ id: string }>('SELECT id FROM portal.document')).map(({ id }) => id);
      const named: Record<Agency, string[]> = { siri: [], municipality: [], tax: [] };
      for (const agency of agencies) {
        const topic = `dossiers.${agency}`;
        const rows = await query<Sent>(`SELECT key AS resident_id, headers, value AS content FROM log."${topic}"`);
        const wire = new StoredValues(sealer, `wire:${topic}`);
        const texts = await wire.openRows(rows, wirePlace, (_row, data: unknown) => JSON.stringify(data));
        named[agency] = all.filter((id) => texts.some((text) => text.includes(id)));
      }
      return { all, named };
    });
  } finally {
    await keys.close();
  }
}

interface Sent {
  resident_id: string;
  headers: Record<string, string>;
  content: Buffer;
}

describe('an internal call', () => {
  it('gives each connector the documents that dossiers of its own agency name, and not one of another', async () => {
    const { all, named } = await documents();
    for (const agency of agencies) {
      for (const id of all) {
        const status = await ask(`/internal/documents/${id}`, tokenOf(agency));
        const isNamed = named[agency].includes(id);
        expect({ agency, id, isNamed, status: status === 410 ? 200 : status }).toEqual({
          ...{ agency, id, isNamed },
          status: isNamed ? 200 : 404,
        });
      }
      expect([named[agency].length > 0, named[agency].length < all.length]).toEqual([true, true]);
    }
  });

  it('gives no connector what is known of anybody, and nobody a document by another credential', async () => {
    const { all } = await documents();
    const [id] = all;
    for (const { caseId, token } of visitors) {
      const knownAt = new Date().toISOString();
      const known = `/internal/cases/${caseId}/known/identifiers.cprNumber?knownAt=${knownAt}`;
      const strangers = [
        ...agencies.map(tokenOf),
        ...agencies.map((agency) => `development-token-of-${agency}`),
        token,
      ];
      for (const stranger of strangers) expect(await ask(known, stranger, offsets.collector)).toBe(401);
      expect(await ask(known, undefined, offsets.collector)).toBe(401);
      expect(await ask(known, AUDITOR_TOKEN, offsets.collector)).toBe(200);
      for (const other of [AUDITOR_TOKEN, token, 'development-token-of-siri', ''])
        expect(await ask(`/internal/documents/${id}`, other)).toBe(401);
    }
  });

  it('is on record: who read what, of which case, without a value; nobody changes it, and it goes with its application alone', async () => {
    const { named } = await documents();
    await asOwner(stage.hub.dataDir, async (query) => {
      const reads = await query<{ agency: Agency; document_id: string }>(
        'SELECT agency, document_id FROM portal.document_read',
      );
      for (const agency of agencies) {
        const read = reads.filter((one) => one.agency === agency);
        expect([...new Set(read.map((one) => one.document_id))].sort()).toEqual([...named[agency]].sort());
      }
      const facts = await query('SELECT DISTINCT reader, path FROM collector.fact_read');
      expect(facts).toEqual([{ reader: 'auditor', path: 'identifiers.cprNumber' }]);
      const rights = await query<{ of: string; rights: string }>(
        `SELECT table_name AS of, string_agg(privilege_type, ' ' ORDER BY privilege_type) AS rights
         FROM information_schema.role_table_grants
         WHERE table_name IN ('document_read', 'fact_read') AND grantee IN ('portal', 'collector') GROUP BY 1 ORDER BY 1`,
      );
      expect(rights).toEqual([
        { of: 'document_read', rights: 'DELETE INSERT SELECT' },
        { of: 'fact_read', rights: 'DELETE INSERT SELECT' },
      ]);
    });
    expect(stage.hub.said).toContain('"msg":"a document was read"');
  });
});
