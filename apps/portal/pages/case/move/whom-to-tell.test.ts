import { contracts, type Contracts, type Json } from '#contracts';
import { createNeeds } from '#needs';
import { decided, party, type Party, movedFacts } from '#case-reading';
import type { Language } from '#pages';
import { together, whomToTell, type WhomToTell } from './whom-to-tell.js';

const needs = createNeeds(contracts);
const worker: Record<string, Json> = {
  'identity.citizenship': 'ES',
  'stay.ground': 'work',
  'stay.entryDate': '2026-09-01',
  'stay.intendedEnd': 'open',
  'employment.startDate': '2026-09-01',
  'address.street': 'Vesterbrogade',
  'address.municipalityCode': '0101',
};
const answers: ReadonlyMap<string, Json> = new Map([
  ['address.street', 'Nordre Ringgade'],
  ['address.municipalityCode', '0751'],
]);
const sent = (agency: string, recipient: string, ...paths: string[]) => ({ agency, recipient, paths });
const copenhagen = { recipient: '0101' };

function whom(
  parties: readonly Party[],
  disclosures: ReturnType<typeof sent>[],
  more: Record<string, Json | undefined> = {},
  language: Language = 'en',
): WhomToTell {
  const known = Object.entries({ ...worker, ...more });
  const before = new Map(known.flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value] as const])));
  const day = { from: '2026-09-01', today: '2026-09-03' };
  return whomToTell({
    ...day,
    contracts,
    needs,
    parties,
    disclosures,
    before,
    absent: new Map(),
    answers,
    reader: { language, coversPlace: false },
  });
}
const told = ({ told: all }: WhomToTell): string[] => all.map(({ agency, role }) => `${role}: ${agency.name}`);

describe('who will be told of a move', () => {
  const address = 'address.street';

  it('is the new recipient first, then the old one, then who has the address', () => {
    const parties = [
      decided('siri', 'granted'),
      decided('municipality', 'granted', copenhagen),
      party('tax', 'acknowledged'),
    ];
    const all = whom(parties, [sent('municipality', '0101', address), sent('tax', 'skattestyrelsen', address)]);
    expect(told(all).slice(0, 2)).toEqual(['new: Aarhus Municipality', 'oldDecided: Copenhagen Municipality']);
    expect(told(all)).toContain('holder: The Danish Tax Agency');
    expect(told(whom(parties, [sent('municipality', '0101', address)], {}, 'da'))[0]).toBe('new: Aarhus Kommune');
  });

  it('tells an old one that has not decided who is responsible now, and a protected address to none', () => {
    const disclosures = [sent('municipality', '0101', address)];
    const open = whom([party('municipality', 'acknowledged', copenhagen)], disclosures);
    expect(told(open)).toContain('oldOpen: Copenhagen Municipality');
    const wish = { 'address.protection': { wanted: true } };
    const hidden = whom([decided('municipality', 'granted', copenhagen)], disclosures, wish);
    expect(told(hidden)).toContain('oldProtected: Copenhagen Municipality');
  });

  it('promises nothing of who was sent nothing: the new address only, later, or not at all', () => {
    const waiting = [
      party('siri', 'acknowledged'),
      party('municipality', 'waiting', copenhagen),
      party('tax', 'collecting'),
    ];
    const all = whom(waiting, []);
    expect(told(all)).toContain('later: Aarhus Municipality');
    expect(all.told.every(({ role }) => role === 'later')).toBe(true);
    const withdrawn = whom([party('tax', 'withdrawn')], [sent('tax', 'skattestyrelsen', address)]);
    expect(withdrawn).toEqual({ told: [], untold: [] });
  });

  it('says who may not see an address that it is not told', () => {
    const jobless = whom([party('tax', 'acknowledged')], [], {
      'stay.ground': 'ownMeans',
      'employment.startDate': undefined,
    });
    expect(jobless).toMatchObject({ told: [], untold: [{ agency: 'tax', name: 'The Danish Tax Agency' }] });
  });

  it('tells of an announced move on its day, and ahead of it only who takes it so', () => {
    const ahead: Contracts = {
      ...contracts,
      process: (agency) => ({
        ...contracts.process(agency),
        ...(agency === 'municipality' && { hearsAhead: 'P28D' }),
      }),
    };
    const announced = whomToTell({
      ...{ contracts: ahead, needs, answers, absent: new Map(), reader: { language: 'en', coversPlace: false } },
      before: new Map(Object.entries(worker)),
      parties: [decided('municipality', 'granted', copenhagen), decided('tax', 'granted')],
      disclosures: [sent('municipality', '0101', address), sent('tax', 'skattestyrelsen', address)],
      from: '2027-02-01',
      today: '2026-09-03',
    });
    expect(announced.told.map(({ role, on }) => [role, on])).toEqual([
      ['new', '2027-01-04'],
      ['oldDecided', '2027-01-04'],
      ['holder', '2027-02-01'],
    ]);
  });

  it('names each once for people who move together', () => {
    const one = whom([decided('municipality', 'granted', copenhagen)], [sent('municipality', '0101', address)]);
    const other = whom([party('municipality', 'collecting', copenhagen)], []);
    expect(told(together([one, other]))).toEqual(['new: Aarhus Municipality', 'oldDecided: Copenhagen Municipality']);
  });
});

describe('what moves with an address', () => {
  it('is every field of it, and neither the wish to be protected nor homes elsewhere', () => {
    expect(movedFacts(contracts)).toEqual(
      expect.arrayContaining(['address.street', 'address.floor', 'address.municipalityCode', 'address.housingProof']),
    );
    expect(movedFacts(contracts)).not.toContain('address.protection');
    expect(movedFacts(contracts)).not.toContain('address.homeAtDisposal');
    expect(movedFacts(contracts).every((fact) => fact.startsWith('address.'))).toBe(true);
  });
});
