import type { Json } from '#contracts';
import { eventually } from '../support/eventually.js';
import { PortalStage, type Arrived } from './portal-stage.js';
import { agency, CaseVisitor, headline, stateOf, type Page } from './portal-case-visitor.js';

jest.setTimeout(60_000);

let stage: PortalStage;
let visitor: CaseVisitor;
beforeAll(async () => {
  stage = await PortalStage.open();
  visitor = new CaseVisitor(stage);
});
afterAll(() => stage.close());

const visit: CaseVisitor['visit'] = (...args) => visitor.visit(...args);
const toldOf: CaseVisitor['toldOf'] = (arrived) => visitor.toldOf(arrived);

describe('an appointment', () => {
  test('is a calendar file without a name', async () => {
    const arrived = await stage.arrived({ identity: { familyName: 'Østerbye' } });
    const from = new Date(stage.clock.now().getTime() + 86_400_000).toISOString();
    const saidAt = stage.clock.now().toISOString();
    const to = from.replace(/\.\d+Z/, '.999Z');
    const appointment = { kind: 'attendance', place: 'Borgerservice', from, to, saidAt };
    await stage.show(arrived.caseId, [agency('municipality', stateOf('acknowledged', { appointment }))]);
    const file = '/case/appointment.ics?agency=municipality';
    await eventually(async () => expect((await visit(arrived, file)).status).toBe(200));
    const { text, type } = await visit(arrived, file);
    expect(type).toContain('text/calendar');
    expect(text).toContain('LOCATION:Borgerservice');
    expect(text).toContain(arrived.reference);
    expect(text).not.toContain('Østerbye');
    expect((await visit(arrived, '/case/appointment.ics?agency=tax')).status).toBe(404);

    const earlier = 'The earlier one no longer counts.';
    expect((await visit(arrived, '/case')).text).not.toContain(earlier);
    const replacing = { ...appointment, replaces: true };
    await stage.show(arrived.caseId, [
      { ...agency('municipality', stateOf('acknowledged', { appointment: replacing })), version: 2 },
    ]);
    await eventually(async () => expect((await visit(arrived, '/case')).text).toContain(earlier));

    const cancelled = { ...appointment, saidAt: from, cancelled: true };
    await stage.show(arrived.caseId, [
      { ...agency('municipality', stateOf('acknowledged', { appointment: cancelled })), version: 3 },
    ]);
    await eventually(async () => expect((await visit(arrived, file)).text).toContain('METHOD:CANCEL'));
    const off = await visit(arrived, file);
    const uidOf = (content: string): string | undefined => /^UID:.*$/m.exec(content)?.[0];
    expect(uidOf(off.text)).toBe(uidOf(text));
    expect(off.text).toContain('STATUS:CANCELLED');
    const page = await visit(arrived, '/case');
    expect(headline(page)).toBe('The municipality has cancelled your appointment.');
    expect(page.text).toContain('Do not come to the municipality: the time was taken back.');
    expect(page.text).toContain('Take it out of your calendar');
  });
});

test('who had the case before a move was told who has it now, by name', async () => {
  const arrived = await stage.arrived();
  const former = [{ recipient: '0101', state: 'withdrawn' }];
  await stage.show(arrived.caseId, [agency('municipality', stateOf('delivered', { recipient: '0751', former }))]);
  const know = 'Copenhagen Municipality was told that Aarhus Municipality has your case now.';
  await eventually(async () => expect((await visit(arrived, '/case')).text).toContain(know));
  const danish = await visit(arrived, '/case', undefined, 'da');
  expect(danish.text).toContain('Københavns Kommune har fået at vide, at Aarhus Kommune har din sag nu.');
});

describe('a no', () => {
  const at = '2026-09-03T11:40:00.000Z';
  const reason = 'Afslag på opholdstilladelse. Begrundelsen fremgår af brevet.';
  const appeal = { body: 'Udlændingenævnet', until: '2026-10-29', how: 'Klagen sendes til nævnet.' };
  const refused = async (outcome: object, tax = stateOf('stopped')): Promise<Page> => {
    const arrived = await stage.arrived();
    await stage.show(arrived.caseId, [
      agency('siri', stateOf('refused', { outcome: { result: 'refused', at, facts: {}, ...outcome } })),
      agency('tax', tax),
    ]);
    await eventually(async () =>
      expect(headline(await visit(arrived, '/case'))).toBe('SIRI has refused your application.'),
    );
    return visit(arrived, '/case');
  };

  test('says what it means, whom it stopped, and quotes the agency in its own language', async () => {
    const { text: page } = await refused({ reason, appeal });
    expect(page).toContain('Read SIRI’s letter first');
    expect(page).toContain('What it means now');
    expect(page).toContain('waited for this answer and has stopped');
    expect(page).toContain('Nothing was sent to the Danish Tax Agency.');
    expect(page).toContain(`<blockquote lang="da">${reason}</blockquote>`);
    expect(page).toContain(`<blockquote lang="da">${appeal.how}</blockquote>`);
    expect(page).toContain('The last day is Thursday, 29 October 2026, stated by SIRI.');
  });

  test('claims no aim, draws no tick, and invents no deadline where the agency stated none', async () => {
    const { text: page } = await refused({ reason });
    expect(page).not.toMatch(/four hours/);
    expect(page).toContain('SIRI sent us nothing about appeal.');
    expect(page).toContain('See the date in SIRI’s letter');
    expect(page).not.toContain('There is nothing more to do');
    const legend = /<ul class="legend[^]*?<\/ul>/.exec(page)![0];
    expect(legend).toContain('Refused');
    expect(legend).toContain('Stopped: goes no further');
  });

  test('says who was told of what was revoked only by their own receipt, and what stands', async () => {
    const arrived = await stage.arrived();
    const told = { version: 2, at, ended: true };
    const granted = { outcome: { result: 'granted', at, facts: {} } };
    await stage.show(arrived.caseId, [
      agency('siri', stateOf('revoked', { outcome: { result: 'revoked', at, facts: {}, reason } })),
      agency('municipality', stateOf('granted', { ...granted, told: { ...told, reach: 'acknowledged' } })),
      agency('tax', stateOf('granted', { ...granted, told: { ...told, reach: 'delivered' } })),
    ]);
    await eventually(async () => expect((await visit(arrived, '/case')).text).toContain('Who was told'));
    const { text: page } = await visit(arrived, '/case');
    expect(headline({ text: page })).toBe('SIRI has revoked what it had approved.');
    expect(page).toMatch(/Told on 3 Sept 2026, 13:40/);
    expect(page).toMatch(/Sent on 3 Sept 2026, 13:40, not yet confirmed/);
    expect(page).toContain('what it decided stands until it says otherwise (Tax card)');
    expect(page).not.toMatch(/four hours/);
  });
});

describe('two statements that differ', () => {
  const married = { value: 'married', source: 'siri', at: '2026-09-03T09:21:00.000Z' };
  const unmarried = { value: 'unmarried', source: 'resident', at: '2026-09-01T08:00:00.000Z' };
  const conflict = (more: object = {}) => ({
    kind: 'conflict',
    id: 'identity.maritalStatus',
    version: 1,
    body: { path: 'identity.maritalStatus', values: [married, unmarried], decides: 'siri', ...more },
  });
  const objection = '/case/objection/identity.maritalStatus';

  async function disputed(more: object = {}): Promise<Arrived> {
    const arrived = await stage.arrived({ identity: { maritalStatus: 'unmarried' } });
    const outcome = { result: 'granted', at: married.at, facts: {} };
    await stage.show(arrived.caseId, [agency('siri', stateOf('granted', { outcome })), conflict(more)]);
    await eventually(async () => expect((await visit(arrived, '/case')).text).toContain('two statements'));
    return arrived;
  }

  test('stand side by side with who decides and how to reach them, and lead to an objection', async () => {
    const arrived = await disputed();
    const { text: page } = await visit(arrived, '/case');
    expect(page).toContain('Marital status: say which of the two is right');
    expect(page).toContain('SIRI decides what stands in its own records.');
    expect(page).toMatch(/href="https:\/\/nyidanmark\.dk[^"]*"/);
    expect(page).toContain(`href="${objection}"`);
    expect(page).not.toContain('caseworker');
  });

  test('can be objected to: who is told is said before, and the answer is sent once', async () => {
    const arrived = await disputed();
    const asked = await visit(arrived, objection);
    expect(headline(asked)).toBe('“Married” is wrong');
    expect(asked.text).toContain('<strong>SIRI</strong> is told your answer');
    expect(asked.text).toMatch(/value="unmarried"[^>]*checked|checked[^>]*value="unmarried"/);
    const sent = await visit(arrived, objection, {
      'identity.maritalStatus': 'unmarried',
      reason: 'I never was.',
      send: 'yes',
    });
    expect(sent.location).toBe('/case?done=objected');
    expect((await visit(arrived, sent.location!)).text).toContain('We have your objection, and send it.');
    const facts = (await toldOf(arrived)).map(({ data }) => data.facts);
    expect(facts).toMatchObject([[{ path: 'identity.maritalStatus', value: 'unmarried' }]]);
  });

  test('are objected to with another value than the one that stands, and with a reason', async () => {
    const arrived = await disputed();
    const same = await visit(arrived, objection, { 'identity.maritalStatus': 'married', reason: 'x', send: 'yes' });
    expect(same.status).toBe(422);
    expect(same.text).toContain('press “Married” is right');
    expect(same.text).toContain('href="#identity-maritalStatus');
    const silent = await visit(arrived, objection, { 'identity.maritalStatus': 'unmarried', reason: ' ', send: 'yes' });
    expect(silent.status).toBe(422);
    expect(silent.text).toContain('Write why “Married” is wrong');
    expect(await toldOf(arrived)).toEqual([]);
  });

  test('can be settled by taking back what was said', async () => {
    const arrived = await disputed();
    expect((await visit(arrived, objection, { accept: 'yes' })).location).toBe('/case?done=accepted');
    const [told] = await toldOf(arrived);
    expect(told!.data.facts).toMatchObject([{ path: 'identity.maritalStatus' }]);
    expect(told!.data.facts[0]).not.toHaveProperty('value');
  });

  test('say of an objection only what a receipt has proven', async () => {
    const at = '2026-09-03T12:12:00.000Z';
    const told = [{ agency: 'siri', recipient: 'siri', at, reach: 'delivered' }];
    const arrived = await disputed({ claim: { at, source: 'resident', told } });
    const before = await visit(arrived, '/case');
    expect(headline(before)).toBe('Your objection to SIRI is not confirmed yet.');
    expect(before.text).toContain('Sent to SIRI, not yet confirmed');
    const claim = { at, source: 'resident', told: [{ ...told[0]!, reach: 'acknowledged' }] };
    await stage.show(arrived.caseId, [{ ...conflict({ claim }), version: 2 }]);
    await eventually(async () =>
      expect(headline(await visit(arrived, '/case'))).toBe('SIRI has your objection and has not answered it yet.'),
    );
  });

  test('that are disputed no longer lead back to the case', async () => {
    const arrived = await stage.arrived();
    expect(await visit(arrived, objection)).toMatchObject({ status: 303, location: '/case' });
  });
});

describe('a move', () => {
  const answers = {
    identity: { citizenship: 'ES' },
    stay: { ground: 'work', entryDate: '2026-09-01', intendedEnd: 'open' },
    employment: { startDate: '2026-09-01' },
    address: { street: 'Vesterbrogade', houseNumber: '112', postalCode: '1620', municipalityCode: '0101' },
  };
  const typed = {
    'stay.moveInDate.day': '1',
    'stay.moveInDate.month': '2',
    'stay.moveInDate.year': '2027',
    'address.street': 'Nordre Ringgade',
    'address.houseNumber': '1',
    'address.postalCode': '8000',
    'address.municipalityCode': '0751',
  };
  const disclosed = (id: string, recipient: string) => ({
    kind: 'disclosure',
    id: `${id} 1`,
    version: 1,
    body: {
      at: '2026-09-03T09:21:00.000Z',
      agency: id,
      recipient,
      purpose: { da: 'x', en: 'x' },
      legalBasis: [],
      paths: ['address.street'],
      dossierVersion: 1,
      confirmed: true,
      eventId: `${id} 1`,
    },
  });
  const granted = { outcome: { result: 'granted', at: '2026-09-03T09:21:00.000Z', facts: {} } };

  async function registered(persons: Json[] = [], stated: Record<string, Json> = answers): Promise<Arrived> {
    const arrived = await stage.arrived(stated, persons);
    await stage.show(arrived.caseId, [
      agency('municipality', stateOf('granted', { ...granted, recipient: '0101' })),
      agency('tax', stateOf('granted', granted)),
      disclosed('municipality', '0101'),
      disclosed('tax', 'skattestyrelsen'),
    ]);
    await eventually(async () => expect((await visit(arrived, '/case')).text).toContain('Copenhagen Municipality'));
    return arrived;
  }

  test('is where every field of an address is corrected', async () => {
    const arrived = await stage.arrived(answers);
    for (const path of ['address.street', 'address.floor', 'address.municipalityCode'])
      expect(await visit(arrived, `/case/correct/${path}`)).toMatchObject({ status: 303, location: '/case/move' });
    const { text } = await visit(arrived, '/case/move');
    for (const name of Object.keys(typed)) expect(text).toContain(`name="${name}"`);
    expect(text).toContain('value="Vesterbrogade"');
  });

  test('says by name and in order who will be told, before anything is promised or sent', async () => {
    const arrived = await registered();
    const check = await visit(arrived, '/case/move', { ...typed, see: 'yes' });
    expect(headline(check)).toBe('Check your move, and who will be told');
    const [list] = /<ol class="whom-told[^]*?<\/ol>/.exec(check.text)!;
    expect([...list.matchAll(/<strong>(.*?)<\/strong>/g)].map(([, name]) => name)).toEqual([
      'Aarhus Municipality',
      'Copenhagen Municipality (old)',
      'The Danish Tax Agency',
    ]);
    expect(check.text).toContain('Tell these three');
    expect(check.text).toContain('Street: Vesterbrogade');
    expect(check.text).toContain('Told on Monday, 1 February 2027.');
    expect(check.text).toContain('You say, from Monday, 1 February 2027');
    expect(check.text).toContain('name="address.street" value="Nordre Ringgade"');
    expect(await toldOf(arrived)).toEqual([]);

    const danish = await visit(arrived, '/case/move', { ...typed, seen: 'yes', language: 'da' });
    expect(headline(danish)).toBe('Se din flytning igennem, og hvem der får besked');
    expect(danish.text).toContain('Københavns Kommune (gammel)');
    const changed = await visit(arrived, '/case/move', { ...typed, change: 'yes' });
    expect(headline(changed)).toBe('You are moving');
    expect(changed.text).toContain('value="Nordre Ringgade"');
  });

  test('shows before it is sent what is strange about the new address', async () => {
    const arrived = await registered();
    const check = await visit(arrived, '/case/move', { ...typed, 'address.postalCode': '1620', see: 'yes' });
    expect(check.text).toContain('The postal code belongs to another municipality: Copenhagen');
    expect((await visit(arrived, '/case/move', { ...typed, see: 'yes' })).text).not.toContain('Is that so?');
  });

  test('leads somewhere else than to the address that stands', async () => {
    const arrived = await registered();
    const { address } = answers;
    const same = Object.fromEntries(Object.entries(address).map(([leaf, value]) => [`address.${leaf}`, value]));
    const stays = await visit(arrived, '/case/move', { ...typed, ...same, see: 'yes' });
    expect(stays.status).toBe(422);
    expect(stays.text).toContain('This is the address we have.');
    expect(stays.text).toContain('href="#address-street"');
    const floor = { ...typed, ...same, 'address.floor': '2', see: 'yes' };
    expect((await visit(arrived, '/case/move', floor)).status).toBe(200);
  });

  test('to a house leaves behind the floor of the flat, from its day on', async () => {
    const flat = { ...answers, address: { ...answers.address, floor: '3' } };
    const arrived = await registered([], flat);
    const { text } = await visit(arrived, '/case/move');
    expect(text).toContain('name="address.floor"');
    expect(text).not.toMatch(/name="address\.floor"[^>]*value="3"|value="Vesterbrogade"/);
    const check = await visit(arrived, '/case/move', { ...typed, see: 'yes' });
    expect(check.text).toContain('Left behind: Floor');
    expect(check.text.match(/Floor: 3/g)).toHaveLength(1);
    await visit(arrived, '/case/move', { ...typed, seen: 'yes', confirmed: 'yes' });
    const [told] = await toldOf(arrived);
    const floor = told!.data.facts.find(({ path }) => path === 'address.floor');
    expect(floor).toMatchObject({ retracted: true, validFrom: '2027-02-01' });
  });

  test('tells nobody where nobody has the old address, and says so', async () => {
    const arrived = await stage.arrived(answers);
    const check = await visit(arrived, '/case/move', { ...typed, see: 'yes' });
    expect(check.text).toContain('Nobody has been sent your old address.');
    expect(check.text).toContain('Keep the new address');
  });

  test('asks who of the household moves, and says what is missing where it is filled in', async () => {
    const arrived = await registered([{ personId: 'spouse', relation: 'spouse', answers: {} }]);
    const { text } = await visit(arrived, '/case/move');
    expect(text.match(/name="who"/g)).toHaveLength(2);
    const nobody = await visit(arrived, '/case/move', { ...typed, 'address.houseNumber': '', see: 'yes' });
    expect(nobody.status).toBe(422);
    expect(nobody.text).toContain('href="#who"');
    expect(nobody.text).toContain('href="#address-houseNumber"');
    expect((await visit(arrived, '/case/move', { ...typed, who: '1', see: 'yes' })).text).toContain('Your spouse');
  });

  test('can be taken back while it waits for an answer', async () => {
    const arrived = await registered();
    const values = [
      { value: 'Nordre Ringgade', source: 'municipality', at: '2026-09-03T09:21:00.000Z' },
      { value: 'Vesterbrogade', source: 'resident', at: '2026-09-04T09:21:00.000Z' },
    ];
    const claim = { at: '2026-09-04T09:21:00.000Z', source: 'resident', told: [] };
    const path = 'address.street';
    await stage.show(arrived.caseId, [
      { kind: 'conflict', id: path, version: 1, body: { path, values, decides: 'municipality', claim } },
    ]);
    await eventually(async () => expect((await visit(arrived, '/case/move')).text).toContain('Take the move back'));
    const back = await visit(arrived, '/case/move', { retract: 'yes' });
    expect(back.location).toBe('/case?done=accepted');
    const [told] = await toldOf(arrived);
    expect(told!.data.facts.map(({ path: fact }) => fact)).toEqual(
      expect.arrayContaining([path, 'address.houseNumber']),
    );
    for (const fact of told!.data.facts) expect(fact).not.toHaveProperty('value');
  });
});
