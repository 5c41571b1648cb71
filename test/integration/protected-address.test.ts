import { contracts } from '#contracts';
import { isProtected } from '#profile';
import type { FiledDossier } from '../../apps/collector/case/record.js';
import { CaseStage } from '../support/case-stage.js';

const MARK = 'address.protection';
const aarhus = { street: 'Skovvej', houseNumber: '7', postalCode: '8000', municipalityCode: '0751' };
const wish = { address: { protection: { wanted: true } } };
const agencies = ['siri', 'municipality', 'tax'];
const places = contracts.paths.flatMap(({ path, place }) => (place ? [path] : []));

/** Everybody who takes part has granted; nobody has said anything of protection. */
function granted(persona = 'eu-worker-single'): CaseStage {
  const stage = CaseStage.of(persona);
  stage.state([{ path: MARK, retracted: true }], 'resident');
  for (const agency of agencies) {
    stage.read();
    if (stage.filed(agency).length === 0) continue;
    stage.deliver(agency, 'delivering').deliver(agency, 'delivered');
    stage.report(agency, { dossierVersion: stage.filed(agency).at(-1)!.version, status: 'granted' });
  }
  stage.read();
  return stage;
}

const last = (stage: CaseStage, agency: string): FiledDossier => stage.filed(agency).at(-1)!;
const tellsPlace = ({ data }: FiledDossier): boolean => places.some((path) => path in data);

function registered(stage: CaseStage): CaseStage {
  const facts = Object.entries(last(stage, 'municipality').data).filter(([path]) => places.includes(path));
  const papers = new Set(['address.housingProof', 'address.landlord', 'address.careOf']);
  return stage.report('municipality', { facts: Object.fromEntries(facts.filter(([path]) => !papers.has(path))) });
}

describe('a protected address', () => {
  it('goes nowhere without the wish: whoever may see it may see that, too', () => {
    for (const agency of contracts.agencies)
      for (const { version } of contracts.process(agency).dossiers) {
        const listed = [...contracts.dossier(agency, version).needs.keys()];
        if (listed.some((path) => places.includes(path)))
          expect([agency, listed]).toEqual([agency, expect.arrayContaining([MARK])]);
      }
    const stage = CaseStage.of('returning-dane-protected-address');
    stage.read();
    const filed = agencies.flatMap((agency) => stage.filed(agency)).filter(tellsPlace);
    expect(filed.length).toBeGreaterThan(1);
    for (const { agency, data } of filed) expect([agency, data[MARK]]).toMatchObject([agency, { wanted: true }]);
  });

  it('has the wish told later to all who were given it', () => {
    const stage = granted();
    const before = new Map(agencies.map((agency) => [agency, last(stage, agency)]));
    for (const agency of agencies) expect(before.get(agency)!.data[MARK]).toBeUndefined();
    stage.tell(wish).read();
    for (const agency of agencies) {
      const { version, data } = last(stage, agency);
      expect([agency, version > before.get(agency)!.version, data[MARK]]).toEqual([agency, true, { wanted: true }]);
    }
  });

  it('has the mark of the register told to the others who were given it', () => {
    const stage = granted();
    stage.report('municipality', { facts: { [MARK]: { wanted: true, until: '2027-11-20' } } }).read();
    for (const agency of ['siri', 'tax'])
      expect([agency, last(stage, agency).data[MARK]]).toMatchObject([agency, { wanted: true }]);
  });

  it('has the wish told to the old municipality that has it still, and to the new one', () => {
    const stage = registered(granted());
    stage.tell({ address: aarhus, stay: { moveInDate: '2026-11-25' } }).read();
    const both = (): FiledDossier[] =>
      ['0101', '0751'].map((code) => stage.filed('municipality').findLast(({ recipient }) => recipient === code)!);
    stage.tell(wish).read();
    for (const { recipient, data } of both()) expect([recipient, data[MARK]]).toEqual([recipient, { wanted: true }]);
  });

  it('has the wish told at once, although what was told last is not sent yet and a paper is missing', () => {
    const stage = registered(granted());
    stage.tell({ address: aarhus, stay: { moveInDate: '2026-11-25' } }).read();
    stage.deliver('municipality', 'delivered', undefined, '0101').pass(8).read();
    const { version } = last(stage, 'tax');
    expect(stage.read().agencies.get('tax')!.state.missing).not.toEqual([]);
    stage.tell(wish).read();
    expect([last(stage, 'tax').version, last(stage, 'tax').data[MARK]]).toEqual([version + 1, { wanted: true }]);
  });

  it('is not told to the old municipality as long as one of those who speak of it says that it is protected', () => {
    const stage = registered(granted().report('tax', { facts: { [MARK]: { wanted: true } } }));
    stage.report('municipality', { facts: { [MARK]: { wanted: false } } }).read();
    stage.tell({ address: aarhus, stay: { moveInDate: '2026-11-25' } }).read();
    const old = stage.filed('municipality').filter(({ recipient }) => recipient === '0101');
    expect(old.length).toBeGreaterThan(0);
    expect(JSON.stringify(old.map(({ data, claims }) => [data, claims.map(({ claimed }) => claimed)]))).not.toContain(
      'Skovvej',
    );
  });

  it('is one as soon as anybody who speaks of it says so, for as long as that holds', () => {
    const on = (...values: (object | boolean | null)[]) =>
      isProtected(
        contracts,
        values.map((value) => [MARK, value as never]),
        '2026-11-20',
      );
    expect(on()).toBe(false);
    expect(on({ wanted: false })).toBe(false);
    expect(on({ wanted: false }, { wanted: true })).toBe(true);
    expect(on({ wanted: true, until: '2026-11-20' })).toBe(true);
    expect(on({ wanted: true, until: '2026-11-19' })).toBe(false);
    expect(on(null, true)).toBe(false);
    expect(isProtected(contracts, [['address.street', { wanted: true }]], '2026-11-20')).toBe(false);
  });
});
