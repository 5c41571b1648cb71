import type { Json } from '#contracts';
import { eventually } from '../support/eventually.js';
import { PortalStage, type Arrived } from './portal-stage.js';
import { agency, CaseVisitor, headline, stateOf } from './portal-case-visitor.js';

jest.setTimeout(60_000);

let stage: PortalStage;
let visitor: CaseVisitor;
beforeAll(async () => {
  stage = await PortalStage.open();
  visitor = new CaseVisitor(stage);
});
afterAll(() => stage.close());

const visit: CaseVisitor['visit'] = (...args) => visitor.visit(...args);

const from = '2099-02-01';
const flat = { street: 'Vesterbrogade', houseNumber: '112', floor: '3', postalCode: '1620', municipalityCode: '0101' };
const house = { street: 'Skovvej', houseNumber: '7', postalCode: '8000', municipalityCode: '0751' };
const amend = (arrived: Arrived, body: object) =>
  stage.call('PATCH', `/cases/${arrived.caseId}/answers`, body, { token: arrived.accessToken });
const show = (arrived: Arrived, kind: string, id: string, body: object, version = 1) =>
  stage.show(arrived.caseId, [{ kind, id, version, body }]);
const answersOf = async ({ applicationId, accessToken: token }: Arrived) =>
  (await stage.call('GET', `/applications/${applicationId}`, undefined, { token })).body.answers as {
    [topic: string]: Json;
  };
const announcedHouse = {
  from,
  at: '2026-09-03T09:21:00.000Z',
  source: 'resident',
  facts: [
    { path: 'address.floor' },
    ...Object.entries(house).map(([leaf, value]) => ({ path: `address.${leaf}`, value })),
  ],
};

describe('a move that is announced', () => {
  test('is on the case for as long as it is to come, with the way to change and to take it back', async () => {
    const arrived = await stage.arrived({ address: flat });
    await amend(arrived, { answers: { address: house }, retract: ['address.floor'], from });
    await show(arrived, 'announced', `resident/${from}/address`, announcedHouse);
    await eventually(async () => expect((await visit(arrived, '/case')).text).toContain('Street: Skovvej'));
    const { text } = await visit(arrived, '/case');
    expect(text).toContain('From Sunday, 1 February 2099: new address');
    expect(text).toContain('Floor: no longer');
    expect(text).toContain('Until then your present address counts.');
    expect(text).toContain('href="/case/move"');
    expect(text).toContain('Take the move back');
    const danish = await visit(arrived, '/case', undefined, 'da');
    expect(danish.text).toContain('Fra søndag den 1. februar 2099: ny adresse');
    const form = (await visit(arrived, '/case/move')).text;
    expect(form).toContain('value="Skovvej"');
    expect(form).toMatch(/name="stay.moveInDate.year"[^>]*value="2099"/);

    const { body } = await stage.call('GET', `/cases/${arrived.caseId}`, undefined, { token: arrived.accessToken });
    expect(body.announced).toEqual([announcedHouse]);

    await stage.show(arrived.caseId, [{ kind: 'announced', id: `resident/${from}/address`, version: 2, body: null }]);
    await eventually(async () => expect((await visit(arrived, '/case')).text).not.toContain('Take the move back'));
  });

  test('is taken back by one press, for all who announced it together; what stood before stands again', async () => {
    const arrived = await stage.arrived({ address: flat }, [{ personId: 'spouse', relation: 'spouse', answers: {} }]);
    await amend(arrived, { answers: { address: house }, retract: ['address.floor'], from, movers: ['applicant', 'spouse'] }); // prettier-ignore
    expect((await answersOf(arrived)).address).toEqual(house);
    await show(arrived, 'announced', `resident/${from}/address`, announcedHouse);
    await eventually(async () => expect((await visit(arrived, '/case/move')).text).toContain('Take the move back'));
    expect((await visit(arrived, '/case/move', { retract: 'yes' })).location).toBe('/case?done=accepted');
    for (const { caseId } of arrived.cases) {
      const back = (await stage.told([caseId])).filter(({ type }) => type.includes('amended')).slice(1);
      const facts = back.flatMap(({ data }) => data.facts);
      expect(facts.map(({ path }) => path)).toEqual(
        expect.arrayContaining(['address.street', 'address.houseNumber', 'address.municipalityCode']),
      );
      for (const fact of facts) expect([fact.retracted, fact.validFrom]).toEqual([true, undefined]);
    }
    expect((await answersOf(arrived)).address).toEqual(flat);
    await visit(arrived, '/case/move', { retract: 'yes' });
    expect((await answersOf(arrived)).address).toEqual(flat);
  });

  test('and taken back through the API is taken back for those who have it from the household', async () => {
    const arrived = await stage.arrived({ address: flat }, [{ personId: 'child', relation: 'child', answers: {} }]);
    await amend(arrived, { answers: { address: house }, retract: ['address.floor'], from });
    expect((await amend(arrived, { retract: ['address'] })).status).toBe(202);
    const child = arrived.cases.find(({ relation }) => relation === 'child')!;
    const [, back] = (await stage.told([child.caseId])).filter(({ type }) => type.includes('amended'));
    expect(back!.data.facts.map(({ path }) => path)).toContain('address.floor');
    for (const fact of back!.data.facts) expect(fact).toMatchObject({ retracted: true });
    expect((await answersOf(arrived)).address).toEqual(flat);
  });

  test('does not pass for the present address on the pages that correct answers', async () => {
    const arrived = await stage.arrived({ address: flat });
    await amend(arrived, { answers: { address: house }, from });
    const { text } = await visit(arrived, '/case/correct');
    expect([text.includes('Vesterbrogade'), text.includes('Skovvej')]).toEqual([true, false]);
  });
});

test('any other answer that is announced is shown, and taken back where it is said', async () => {
  const arrived = await stage.arrived({ employment: { jobTitle: 'Baker' } });
  await amend(arrived, { answers: { employment: { jobTitle: 'Cook' } }, from });
  const facts = [{ path: 'employment.jobTitle', value: 'Cook' }];
  await show(arrived, 'announced', `resident/${from}/job`, { ...announcedHouse, facts });
  await eventually(async () => expect((await visit(arrived, '/case')).text).toContain('Take it back'));
  const { text } = await visit(arrived, '/case');
  expect(text).toMatch(/From Sunday, 1 February 2099: [^<]*title/i);
  expect(text).toMatch(/<p class="line">Cook<\/p>/);
  expect(text).toContain('What happens next');
  expect(text).not.toContain('There is nothing more to do');
  expect(text).toContain('action="/case/correct/employment.jobTitle"');
  await visit(arrived, '/case/correct/employment.jobTitle', { retract: 'yes' });
  expect((await answersOf(arrived)).employment).toEqual({ jobTitle: 'Baker' });
});

describe('an objection that was answered', () => {
  const path = 'identity.maritalStatus';
  const answered = async (result: string, registered: string): Promise<Arrived> => {
    const arrived = await stage.arrived({ identity: { maritalStatus: 'unmarried' } });
    const at = '2026-09-03T09:21:00.000Z';
    const facts = [{ path, said: 'unmarried', registered }];
    await stage.show(arrived.caseId, [agency('siri', stateOf('granted', { outcome: { result: 'granted', at, facts: {} } }))]); // prettier-ignore
    await show(arrived, 'answered', 'siri/civilStatus', { agency: 'siri', recipient: 'siri', at, result, facts });
    await eventually(async () => expect((await visit(arrived, '/case')).text).toContain('SIRI answered what you say'));
    return arrived;
  };

  test('by standing by it says so, and leads to another objection with a reason and a paper', async () => {
    const arrived = await answered('stands', 'married');
    const { text } = await visit(arrived, '/case');
    expect(text).toContain('SIRI stands by “Married”');
    expect(text).toContain('Ask SIRI why, or object again with a new paper.');
    expect((await visit(arrived, '/case', undefined, 'da')).text).toContain('SIRI fastholder ”Gift”');
    expect((await visit(arrived, `/case/correct/${path}`)).location).toBe(`/case/objection/${path}`);
    expect(headline(await visit(arrived, `/case/objection/${path}`))).toBe('“Married” is wrong');
    const sent = await visit(arrived, `/case/objection/${path}`, { [path]: 'unmarried', reason: 'We never married.' });
    expect(sent.location).toBe('/case?done=objected');
  });

  test('by changing it says to what, and asks for nothing more', async () => {
    const agreed = await answered('agreed', 'unmarried');
    const { text } = await visit(agreed, '/case');
    expect(text).toContain('SIRI changed it to “Never married”');
    expect(text).not.toContain('Object again');
    expect((await visit(agreed, `/case/objection/${path}`)).location).toBe('/case');
    const other = await visit(await answered('other', 'widowed'), '/case');
    expect(other.text).toContain('SIRI changed it to “Widow or widower”');
    expect(other.text).toContain('You said: Never married');
  });

  test('of an address leads back to the address, and says of what is not in it that there is none', async () => {
    const arrived = await stage.arrived({ address: flat });
    const facts = [
      { path: 'address.street', said: 'Skovvej', registered: 'Skovvejen' },
      { path: 'address.floor', registered: '3' },
    ];
    const at = stage.clock.now().toISOString();
    const answer = { agency: 'municipality', recipient: '0751', at, result: 'other', facts };
    await stage.show(arrived.caseId, [agency('municipality', stateOf('acknowledged', { recipient: '0751' }))]);
    await show(arrived, 'answered', 'municipality/address', answer);
    const headlineNow = 'Aarhus Municipality has answered what you say of your address.';
    await eventually(async () => expect(headline(await visit(arrived, '/case'))).toBe(headlineNow));
    const { text } = await visit(arrived, '/case');
    expect(text).toContain('You said: none');
    expect(text).toContain('or tell of the address again with a paper that shows it, such as the lease.');
  });
});

test('what an agency issued and revoked is in all that is held of a person, as what ended', async () => {
  const arrived = await stage.arrived({ identity: { citizenship: 'IN' } });
  const permit = { path: 'permit.number', value: 'P-1', source: 'siri', observedAt: '2026-09-03T09:21:00.000Z', at: '2027-03-03T09:00:00.000Z', reason: 'revoked' }; // prettier-ignore
  await show(arrived, 'ended', 'permit.number', permit);
  await eventually(async () => expect((await visit(arrived, '/data')).text).toContain('P-1'));
  expect((await visit(arrived, '/data')).text).toContain('Ended on 3 Mar 2027, because SIRI revoked it.');
  const download = JSON.parse((await visit(arrived, '/data/download.json')).text) as Record<string, Json>;
  expect(download.ended).toEqual({ 'permit.number': permit });
  const { accessToken: token } = arrived;
  const { body } = await stage.call('GET', `/cases/${arrived.caseId}/profile`, undefined, { token });
  expect(body).toMatchObject({ ended: { 'permit.number': permit } });
  expect(body.facts).not.toHaveProperty(['permit.number']);
});
