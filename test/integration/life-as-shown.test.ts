import { contracts, type ElementKind, type Json } from '#contracts';
import { elementsOf } from '../../apps/collector/case/elements.js';
import { putIntoWords } from '#case-copy';
import { CaseStage } from '../support/case-stage.js';

const moved = { street: 'Skovvej', houseNumber: '7', postalCode: '8000', municipalityCode: '0751' };
const registered = { street: 'Vesterbrogade', houseNumber: '112', postalCode: '1620', municipalityCode: '0101' };
const addressOf = (leaves: Record<string, string>, validFrom?: string) =>
  Object.entries(leaves).map(([leaf, value]) => ({
    path: `address.${leaf}`,
    value,
    ...(validFrom && { validFrom }),
  }));

/** What a case shows now of a kind, by id. */
function shown(stage: CaseStage, kind: ElementKind): Record<string, { [key: string]: Json }> {
  const reading = stage.read();
  const { elements } = elementsOf(contracts, stage.record, reading, [], new Date(stage.now()));
  return Object.fromEntries(
    elements
      .filter((one) => one.kind === kind)
      .map(({ id, body }) => [
        id,
        putIntoWords(contracts, kind, id, body as never) as unknown as { [key: string]: Json },
      ]),
  );
}
const events = (stage: CaseStage): string[] =>
  Object.values(shown(stage, 'timeline')).map(({ event }) => event as string);

describe('a move that is announced', () => {
  const announced = (): CaseStage => {
    const stage = CaseStage.of('eu-worker-single');
    stage.state([...addressOf(moved, '2027-03-01'), { path: 'address.floor', retracted: true, validFrom: '2027-03-01' }], 'resident'); // prettier-ignore
    return stage;
  };

  it('is shown until its day, with what it leaves behind', () => {
    const stage = announced();
    expect(shown(stage, 'announced')).toEqual({
      'resident/2027-03-01/address': {
        from: '2027-03-01',
        at: stage.now(),
        source: 'resident',
        facts: [
          { path: 'address.floor' },
          { path: 'address.houseNumber', value: '7' },
          { path: 'address.municipalityCode', value: '0751' },
          { path: 'address.postalCode', value: '8000' },
          { path: 'address.street', value: 'Skovvej' },
        ],
      },
    });
    expect(shown(stage.pass(100), 'announced')).not.toEqual({});
    expect(shown(stage.pass(1), 'announced')).toEqual({});
    expect(stage.read().profile.get('address.street')?.value).toBe('Skovvej');
  });

  it('is gone when it is taken back, and what stood before goes on', () => {
    const stage = announced().retract(['address.street', 'stay.moveInDate', 'address.houseNumber']);
    expect(shown(stage, 'announced')).toEqual({});
    const { profile } = stage.pass(120).read();
    expect(['street', 'houseNumber', 'floor'].map((leaf) => profile.get(`address.${leaf}`)?.value)).toEqual([
      'Vesterbrogade',
      '112',
      '3',
    ]);
  });

  it('and told ahead is taken back at both municipalities', () => {
    const stage = announced();
    stage.read();
    stage
      .deliver('siri', 'delivered')
      .report('siri', { status: 'granted', facts: { 'permit.number': 'P-1' } })
      .read();
    stage.deliver('municipality', 'delivered').report('municipality', { facts: Object.fromEntries(addressOf(registered).map(({ path, value }) => [path, value])) }); // prettier-ignore
    stage.pass(90).read();
    const recipients = () => stage.filed('municipality').filter((one) => !one.withdrawn).map((one) => one.recipient); // prettier-ignore
    expect(recipients()).toContain('0751');
    stage.retract(Object.keys(moved).map((leaf) => `address.${leaf}`)).read();
    expect(recipients()).not.toContain('0751');
    expect(stage.filed('municipality').findLast(({ recipient }) => recipient === '0101')!.claims).toEqual([]);
  });
});

describe('a job, and a stay, that is announced and taken back', () => {
  it.each([
    ['employment.employerName', 'Another A/S'],
    ['stay.intendedEnd', '2027-12-31'],
  ])('leaves what stood: %s', (path, value) => {
    const stage = CaseStage.of('eu-worker-single');
    const before = stage.read().profile.get(path)?.value;
    stage.state([{ path, value, validFrom: '2027-03-01' }], 'resident');
    expect(Object.values(shown(stage, 'announced'))).toMatchObject([{ facts: [{ path, value }] }]);
    stage.retract([path]);
    expect(shown(stage, 'announced')).toEqual({});
    expect(stage.pass(120).read().profile.get(path)?.value).toBe(before);
  });
});

describe('what an agency answers', () => {
  const path = 'identity.maritalStatus';
  const objected = (): CaseStage => {
    const stage = CaseStage.of('eu-worker-single');
    stage.read();
    stage.report('siri', {
      dossierVersion: 1,
      status: 'granted',
      facts: { 'permit.number': 'P-1', [path]: 'married' },
    });
    stage.read();
    stage.tell({ identity: { maritalStatus: 'unmarried' } }).read();
    return stage;
  };
  const answered = (value: string): CaseStage => objected().report('siri', { dossierVersion: 2, facts: { [path]: value } }); // prettier-ignore

  it.each([
    ['married', 'stands', 'answerStands', 'SIRI answered, and stands by what it registered: Marital status.'],
    ['unmarried', 'agreed', 'answerAgreed', 'SIRI answered, and registered what you say: Marital status.'],
    ['widowed', 'other', 'answerOther', 'SIRI answered, and registered something else than you say: Marital status.'],
  ])('%s: %s', (value, result, event, sentence) => {
    const stage = answered(value);
    expect(shown(stage, 'answered')).toMatchObject({
      'siri/civilStatus': { agency: 'siri', result, facts: [{ path, said: 'unmarried', registered: value }] },
    });
    const line = Object.values(shown(stage, 'timeline')).find((one) => one.event === event);
    expect(line).toMatchObject({ agency: 'siri', text: { en: sentence } });
  });

  it('is said once, and no answer is what restates, or speaks of something else', () => {
    expect(events(objected()).filter((event) => event.startsWith('answer'))).toEqual([]);
    const restated = objected().report('siri', { facts: { [path]: 'married' } });
    expect(shown(restated, 'answered')).toEqual({});
    const other = objected().report('siri', { dossierVersion: 2, facts: { 'permit.number': 'P-1' } });
    expect(shown(other, 'answered')).toEqual({});
    const twice = answered('married').report('siri', { dossierVersion: 2, facts: { [path]: 'married' } });
    expect(events(twice).filter((event) => event.startsWith('answer'))).toEqual(['answerStands']);
  });

  it('is also what the register itself recorded later', () => {
    const stage = objected().pass(1);
    stage.report('siri', { facts: { [path]: 'married' }, registeredAt: stage.now() });
    expect(shown(stage, 'answered')).toMatchObject({ 'siri/civilStatus': { result: 'stands' } });
  });

  it('stands on the case until the person says something of it again; the line stays', () => {
    const stage = answered('married').tell({ identity: { maritalStatus: 'unmarried' } });
    expect(shown(stage, 'answered')).toEqual({});
    expect(events(stage)).toContain('answerStands');
    expect(shown(answered('married').retract([path]), 'answered')).toEqual({});
  });

  it('where no life changes, it is the same', () => {
    const birth = 'identity.birthPlace';
    const stage = CaseStage.of('eu-worker-single');
    const { value } = stage.read().profile.get(birth)!;
    stage.report('siri', { dossierVersion: 1, status: 'granted', facts: { 'permit.number': 'P-1', [birth]: 'Elsewhere' } }); // prettier-ignore
    stage.read();
    stage.state([{ path: birth, value }], 'resident').read();
    stage.report('siri', { dossierVersion: 2, facts: { [birth]: 'Elsewhere' } });
    expect(shown(stage, 'answered')).toMatchObject({ [`siri/${birth}`]: { result: 'stands' } });
  });

  it('a municipality that registers the address it was told of says so', () => {
    const stage = CaseStage.of('eu-worker-single');
    const facts = (leaves: Record<string, string>) => Object.fromEntries(addressOf(leaves).map(({ path: name, value }) => [name, value])); // prettier-ignore
    stage.read();
    stage.report('siri', { dossierVersion: 1, status: 'granted', facts: { 'permit.number': 'P-1' } }).read();
    stage.report('municipality', { dossierVersion: 1, status: 'granted', facts: facts(registered) }).read();
    stage.tell({ address: moved }).read();
    const { version } = stage.filed('municipality').findLast(({ recipient }) => recipient === '0751')!;
    stage.report('municipality', { recipient: '0751', dossierVersion: version, facts: facts(moved) });
    expect(shown(stage, 'answered')).toMatchObject({ 'municipality/address': { recipient: '0751', result: 'agreed' } });
  });
});

describe('what an agency issued and revoked', () => {
  it('goes on being shown, as what ended and why, until it is granted again', () => {
    const stage = CaseStage.of('third-country-worker-family');
    stage.read();
    stage.report('siri', { dossierVersion: 1, status: 'granted', facts: { 'permit.number': 'P-1' } });
    expect(shown(stage, 'ended')).toEqual({});
    const said = stage.now();
    stage.pass(3).report('siri', { status: 'revoked' });
    expect(shown(stage, 'ended')).toEqual({
      'permit.number': { path: 'permit.number', value: 'P-1', source: 'siri', observedAt: said, at: stage.now(), reason: 'revoked' }, // prettier-ignore
    });
    expect(stage.read().profile.has('permit.number')).toBe(false);
    stage.report('siri', { status: 'granted', facts: { 'permit.number': 'P-2' } });
    expect(shown(stage, 'ended')).toEqual({});
  });
});
