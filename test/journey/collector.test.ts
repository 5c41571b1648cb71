import { danishDate, plus } from '#clock';
import { contracts, type Json, type TimelineEntry } from '#contracts';
import { putIntoWords } from '#case-copy';
import { eventually } from '../support/eventually.js';
import { placesOf } from '../support/in-the-clear.js';
import { CollectorStage, type Arrival } from './collector-stage.js';

describe('the collector', () => {
  let stage: CollectorStage;
  beforeAll(async () => (stage = await CollectorStage.open()), 60_000);
  afterAll(() => stage.close(), 60_000);

  const shows = (arrival: Arrival, statuses: Record<string, string>): Promise<void> =>
    eventually(async () => expect(await stage.statuses(arrival)).toMatchObject(statuses));
  const shown = async (arrival: Arrival, element: string): Promise<Json | undefined> =>
    (await stage.shown(arrival)).get(element);

  const readPromises = async () => (await (await stage.get('/promises')).json()) as Record<string, number>[];
  const parked = async () => (await readPromises()).reduce((sum, one) => sum + one.parked!, 0);

  it('makes the dossiers of who may go first, and shows the case', async () => {
    const arrival = await stage.submit('third-country-worker-family');
    await shows(arrival, { siri: 'ready', municipality: 'waiting', tax: 'waiting' });
    const [ready] = await stage.dossiers('siri', arrival);
    expect(ready).toMatchObject({
      type: 'dk.ankomst.dossier.ready.v1',
      data: {
        reference: arrival.reference,
        recipient: 'siri',
        dossierVersion: 1,
        schemaVersion: 'v1',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    });
    expect(await stage.dossiers('municipality', arrival)).toEqual([]);
    expect(await shown(arrival, `case/${arrival.caseId}`)).toMatchObject({
      reference: arrival.reference,
      status: 'inProgress',
    });
    expect(await shown(arrival, 'fact/identity.familyName')).toMatchObject({
      value: 'Sharma',
      source: 'resident',
      alternatives: [],
    });
    expect(await shown(arrival, `counts/${arrival.caseId}`)).toEqual({
      asked: 71,
      wouldHaveBeenAsked: 144,
      reused: 73,
    });
  });

  it('takes a case to its end as the agencies report', async () => {
    const arrival = await stage.submit('third-country-student-no-job');
    await shows(arrival, { siri: 'ready', tax: 'notApplicable' });
    await stage.deliver('siri', arrival, 'delivering');
    await shows(arrival, { siri: 'delivering' });
    await stage.report('siri', arrival, { dossierVersion: 1, status: 'acknowledged' });
    await stage.report('siri', arrival, { dossierVersion: 1, status: 'granted', facts: { 'permit.number': 'P-77' } });
    await shows(arrival, { siri: 'granted', municipality: 'ready' });
    const [dossier] = await stage.dossiers('municipality', arrival);
    expect((dossier!.data.data as Record<string, Json>)['permit.number']).toBe('P-77');
    await stage.deliver('municipality', arrival, 'delivering');
    await stage.report(
      'municipality',
      arrival,
      { status: 'granted', facts: { 'identifiers.cprNumber': '6909034000' } },
      { source: '0751' },
    );
    await shows(arrival, { municipality: 'granted' });
    await eventually(async () =>
      expect(await shown(arrival, `case/${arrival.caseId}`)).toMatchObject({ status: 'completed' }),
    );
    expect(await shown(arrival, 'agency/municipality')).toMatchObject({
      outcome: { result: 'granted', facts: { 'identifiers.cprNumber': '6909034000' } },
    });
  });

  it('tells of all that changed before it looked in one event', async () => {
    const arrival = await stage.submit('nordic-worker');
    await shows(arrival, { tax: 'ready' });
    const told = async () => (await stage.events('cases')).filter(({ data }) => data.caseId === arrival.caseId);
    const before = (await told()).length;
    await stage.whileAway(async () => {
      for (const phone of ['+4791111111', '+4792222222', '+4793333333'])
        await stage.amend(arrival, { contact: { phone } });
      await stage.amend(arrival, { contact: { email: 'ny@example.org' } });
    });
    await eventually(async () => expect(await told()).toHaveLength(before + 1));
    expect(await shown(arrival, 'fact/contact.phone')).toMatchObject({ value: '+4793333333' });
    expect(await shown(arrival, 'fact/contact.email')).toMatchObject({ value: 'ny@example.org' });
  });

  it('goes on showing what was said before, as what is used no longer', async () => {
    const arrival = await stage.submit('nordic-worker');
    await shows(arrival, { tax: 'ready' });
    const before = (await shown(arrival, 'fact/contact.phone')) as { value: string };
    const earlier = async () => [...(await stage.shown(arrival))].filter(([key]) => key.startsWith('earlier/'));
    expect(await earlier()).toEqual([]);
    await stage.amend(arrival, { contact: { phone: '+4791111111' } });
    await eventually(async () =>
      expect((await earlier()).map(([, body]) => body)).toMatchObject([
        { path: 'contact.phone', value: before.value, source: 'resident' },
      ]),
    );
  });

  it('records a disclosure before the first byte leaves, and confirms it by the receipt', async () => {
    const arrival = await stage.submit('nordic-worker');
    await shows(arrival, { tax: 'ready' });
    expect(await shown(arrival, 'disclosure/tax:1')).toBeUndefined();
    await stage.deliver('tax', arrival, 'delivering');
    await eventually(async () =>
      expect(await shown(arrival, 'disclosure/tax:1')).toMatchObject({
        confirmed: false,
        recipient: 'skattestyrelsen',
      }),
    );
    await stage.report('tax', arrival, { dossierVersion: 1, status: 'acknowledged' });
    await eventually(async () => expect(await shown(arrival, 'disclosure/tax:1')).toMatchObject({ confirmed: true }));
    const paths = ((await shown(arrival, 'disclosure/tax:1')) as { paths: string[] }).paths;
    const [{ data }] = (await stage.dossiers('tax', arrival)) as unknown as [{ data: { data: object } }];
    expect(paths).toEqual(Object.keys(data.data).sort());
  });

  it('asks what is missing, takes answers and goes on', async () => {
    const arrival = await stage.submit('phone-channel-incomplete');
    await eventually(async () =>
      expect(await shown(arrival, 'question/travelDocument.expiryDate')).toMatchObject({
        agencies: ['siri', 'municipality', 'tax'],
      }),
    );
    await stage.amend(arrival, { travelDocument: { expiryDate: '2033-01-01' } });
    await eventually(async () => expect(await shown(arrival, 'question/travelDocument.expiryDate')).toBeUndefined());
    expect(await shown(arrival, 'fact/travelDocument.expiryDate')).toMatchObject({ value: '2033-01-01' });
  });

  it('passes on that somebody may have applied before, with every version and to nobody else', async () => {
    const arrival = await stage.submit('eu-worker-single', undefined, { mayBeSameAs: ['AK-TEST-0900'] });
    await eventually(async () => expect(await stage.dossiers('siri', arrival)).toHaveLength(1));
    await stage.amend(arrival, { contact: { phone: '+4550505051' } }, {});
    await eventually(async () => expect(await stage.dossiers('siri', arrival)).toHaveLength(2));
    for (const { data } of await stage.dossiers('siri', arrival)) expect(data.mayBeSameAs).toEqual(['AK-TEST-0900']);
    expect(JSON.stringify([...(await stage.shown(arrival)).values()])).not.toContain('AK-TEST-0900');
    const other = await stage.submit('eu-worker-single');
    await eventually(async () => expect(await stage.dossiers('siri', other)).toHaveLength(1));
    expect((await stage.dossiers('siri', other))[0]!.data).not.toHaveProperty('mayBeSameAs');
  });

  it('says by whose word an answer came, and whether it is another one', async () => {
    const arrival = await stage.submit('eu-worker-single');
    const title = (jobTitle: string) => ({ employment: { jobTitle } });
    await stage.amend(arrival, title('Engineer'), { source: 'employer' });
    await stage.amend(arrival, title('Principal engineer'), { source: 'employer' });
    await stage.amend(arrival, title('Engineer of bridges'));
    await stage.amend(arrival, { address: { careOf: 'Hansen' } });
    const told = async () =>
      [...(await stage.shown(arrival))]
        .filter(([key]) => key.startsWith('timeline/'))
        .map(([id, entry]) => putIntoWords(contracts, 'timeline', id, entry as unknown as TimelineEntry))
        .filter(({ event }) => event === 'amended')
        .sort((one, other) => (one.at < other.at ? -1 : 1))
        .map(({ text }) => text.en);
    const expected = [
      'Your employer answered.',
      'Your employer changed an answer.',
      'You changed an answer.',
      'You gave an answer.',
    ];
    await eventually(async () => expect(await told()).toEqual(expected));
  });

  it('has an amendment wait for the application that it overtook', async () => {
    const newcomer = stage.newcomer();
    await stage.amend(newcomer, { address: { careOf: 'Hansen' } });
    await eventually(async () => expect(await parked()).toBe(1));
    await stage.submit('nordic-worker', newcomer);
    await eventually(async () =>
      expect(await shown(newcomer, 'fact/address.careOf')).toMatchObject({ value: 'Hansen', source: 'resident' }),
    );
    expect(await parked()).toBe(0);
  });

  it('refuses what an agency may not state, whole and with its reason', async () => {
    const arrival = await stage.submit('nordic-worker');
    await shows(arrival, { tax: 'ready' });
    await expect(stage.report('tax', arrival, { facts: { 'health.insuranceGroup': 2 } })).rejects.toThrow();
    expect(await shown(arrival, 'fact/health.insuranceGroup')).toMatchObject({ value: 1, alternatives: [] });
  });

  it('takes an event by its source and its id, of whatever form, each once', async () => {
    const arrival = await stage.submit('third-country-student-no-job');
    await shows(arrival, { siri: 'ready' });
    const sum = async (what: string) => (await readPromises()).reduce((all, one) => all + one[what]!, 0);
    const counted = async () => [await sum('applied'), await sum('duplicate'), await sum('deadLettered')];
    const [applied = 0, duplicate = 0, dead = 0] = await counted();
    const ids = ['case 4711/1: æøå', '0198F3A0-7C1E-7000-8000-000000000001', '0198f3a0-7c1e-7000-8000-000000000001'];
    for (const id of [...ids, ...ids]) {
      await stage.report('siri', arrival, { status: 'acknowledged' }, { id });
      await stage.report('municipality', arrival, { status: 'acknowledged' }, { id });
    }
    await eventually(async () => expect(await counted()).toEqual([applied + 6, duplicate + 6, dead]));
  });

  it('believes of what an agency says in one moment the later word', async () => {
    const arrival = await stage.submit('third-country-student-no-job');
    await shows(arrival, { siri: 'ready' });
    const time = new Date().toISOString();
    const days = ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2026-12-${day}`);
    for (const validFrom of days)
      await stage.report('siri', arrival, { facts: { 'permit.validFrom': validFrom } }, { time });
    await stage.report('siri', arrival, { status: 'acknowledged' });
    await shows(arrival, { siri: 'acknowledged' });
    expect(await shown(arrival, 'fact/permit.validFrom')).toMatchObject({ value: days.at(-1) });
  });

  it('sends what is scheduled when its day comes', async () => {
    const arrival = await stage.submit('nordic-worker');
    await stage.amend(arrival, { stay: { entryDate: isoDay(40) } });
    await shows(arrival, { municipality: 'scheduled' });
    stage.clock.advance(41 * 86_400);
    await shows(arrival, { municipality: 'ready' });
  });

  it('leaves behind on the day of a move what hangs on the dwelling that is left', async () => {
    const arrival = await stage.submit('nordic-worker');
    const house = { street: 'Skovvej', houseNumber: '7', postalCode: '8000', municipalityCode: '0751' };
    await stage.amend(arrival, { address: house }, { validFrom: plus(danishDate(stage.clock.now()), 'P30D') });
    await eventually(async () => expect(await shown(arrival, 'fact/address.floor')).toMatchObject({ value: '3' }));
    stage.clock.advance(31 * 86_400);
    await eventually(async () =>
      expect(await shown(arrival, 'fact/address.street')).toMatchObject({ value: 'Skovvej' }),
    );
    const left = ['fact/address.floor', 'fact/address.door', 'fact/address.housingProof', 'fact/stay.moveInDate'];
    expect(await Promise.all(left.map((fact) => shown(arrival, fact)))).toEqual(left.map(() => undefined));
  });

  it('goes on after a restart where it stood', async () => {
    const arrival = await stage.submit('eu-worker-single');
    await shows(arrival, { siri: 'ready', tax: 'ready' });
    await stage.restart();
    await stage.report('siri', arrival, { status: 'granted' });
    await shows(arrival, { siri: 'granted', municipality: 'ready' });
    expect(await stage.dossiers('tax', arrival)).toHaveLength(1);
  });

  it('knows what it knew on any day', async () => {
    const arrival = await stage.submit('eu-worker-single');
    await shows(arrival, { siri: 'ready' });
    const before = stage.clock.now().toISOString();
    stage.clock.advance(86_400);
    await stage.amend(arrival, { contact: { phone: '+4550505050' } });
    await eventually(async () =>
      expect(await shown(arrival, 'fact/contact.phone')).toMatchObject({ value: '+4550505050' }),
    );
    const known = async (at: string) =>
      (await stage.get(`/internal/cases/${arrival.caseId}/known/contact.phone?knownAt=${at}`)).json();
    expect(await known(before)).toMatchObject({ fact: { value: '+34600111222' } });
    expect(await known(stage.clock.now().toISOString())).toMatchObject({
      fact: { value: '+4550505050', source: 'resident' },
    });
    const path = `/internal/cases/${arrival.caseId}/known/contact.phone?knownAt=${before}`;
    expect((await stage.get(path, '')).status).toBe(401);
    expect((await stage.get(path.replace(arrival.caseId, 'nobody'))).status).toBe(404);
    for (const query of [
      '',
      '?knownAt=',
      '?knownAt=now',
      `?knownAt=${before}&validOn=2026-13-45`,
      '?knownAt=1&knownAt=2',
    ])
      expect([query, (await stage.get(path.replace(/[?].*/, query))).status]).toEqual([query, 422]);
  });

  it('takes back what was not decided when the resident withdraws', async () => {
    const arrival = await stage.submit('eu-worker-single');
    await shows(arrival, { siri: 'ready' });
    await stage.withdraw(arrival);
    await shows(arrival, { siri: 'withdrawn', municipality: 'withdrawn', tax: 'withdrawn' });
    expect((await stage.dossiers('siri', arrival)).map(({ type }) => type)).toEqual([
      'dk.ankomst.dossier.ready.v1',
      'dk.ankomst.dossier.withdrawn.v1',
    ]);
  });

  it('sends nothing more while a case is restricted, hears what agencies say, and sends what waited once that is lifted', async () => {
    const arrival = await stage.submit('eu-worker-single');
    await shows(arrival, { siri: 'ready' });
    const sent = async () => {
      const all = await Promise.all(['siri', 'municipality', 'tax'].map((one) => stage.dossiers(one, arrival)));
      return all
        .flat()
        .map(
          ({ type, data }) =>
            `${type.split('.').at(-2)} ${data.agency as string} ${JSON.stringify(data.restricted ?? data.dossierVersion)}`,
        )
        .sort();
    };
    const elements = async () =>
      [...(await stage.shown(arrival)).values()] as { event?: string; restrictedSince?: string }[];
    const events = async () => (await elements()).map(({ event }) => event);
    const isRestricted = async () => (await elements()).some(({ restrictedSince }) => restrictedSince !== undefined);
    expect(await sent()).toEqual(['ready siri 1', 'ready tax 1']);
    await stage.restrict(arrival);
    await stage.amend(arrival, { identity: { familyName: 'Vinter' } });
    await stage.report('siri', arrival, { dossierVersion: 1, status: 'granted', facts: { 'permit.number': 'P-78' } });
    await shows(arrival, { siri: 'granted' });
    await eventually(async () => expect(await events()).toEqual(expect.arrayContaining(['restricted', 'amended'])));
    const held = ['ready siri 1', 'ready tax 1', 'restricted siri true', 'restricted tax true'];
    expect([await sent(), await isRestricted()]).toEqual([held, true]);
    await stage.restrict(arrival, false);
    await stage.restrict(arrival, false);
    const lifted = ['restricted siri false', 'restricted siri false', 'restricted tax false', 'restricted tax false'];
    const after = [...held, ...lifted, 'ready municipality 1', 'ready siri 2', 'ready tax 2'].sort();
    await eventually(async () => expect(await sent()).toEqual(after));
    await stage.restart();
    await stage.amend(arrival, { contact: { phone: '+4512345678' } });
    await eventually(async () => expect((await sent()).length).toBeGreaterThan(after.length));
    expect((await sent()).filter((one) => !/ [23]$/.test(one))).toEqual(after.filter((one) => !/ [23]$/.test(one)));
    expect((await events()).filter((event) => event === 'restrictionLifted')).toHaveLength(1);
    expect(await isRestricted()).toBe(false);
  });

  it('keeps and tells in the clear no reference, no organisation and no day of anybody’s life', async () => {
    const arrival = await stage.submit('nordic-worker');
    await shows(arrival, { municipality: 'ready' });
    await stage.deliver('municipality', arrival, 'delivering');
    await stage.report('municipality', arrival, { dossierVersion: 1, status: 'acknowledged' });
    const day = plus(danishDate(stage.clock.now()), 'P30D');
    const house = { street: 'Skovvej', houseNumber: '7', postalCode: '8000', municipalityCode: '0751' };
    await stage.amend(arrival, { address: house }, { validFrom: day });
    await shows(arrival, { municipality: 'acknowledged' });
    const announced = async () => [...(await stage.shown(arrival))].filter(([key]) => key.startsWith('announced/'));
    await eventually(async () => expect(await announced()).toMatchObject([[expect.anything(), { from: day }]]));
    const open = await stage.inTheClear();
    expect([...open.keys()]).toEqual(expect.arrayContaining(['collector.element.id', 'log.cases.headers']));
    expect(placesOf(open, [arrival.reference, '0101', '0751', day, 'Skovvej'])).toEqual([]);
    expect(placesOf(open, ['municipality'])).not.toEqual([]);
  });

  it('keeps the sum of its promise', async () => {
    const promises = await readPromises();
    expect(promises.length).toBeGreaterThan(0);
    for (const one of promises) {
      expect(one.next! - one.start!).toBe(
        one.applied! + one.duplicate! + one.superseded! + one.parked! + one.deadLettered! + one.lost!,
      );
    }
  });

  it('cannot change what was recorded', async () => {
    const denied = await stage
      .asCollector('UPDATE event SET recorded_at = now()')
      .catch((error: { code?: string }) => error.code);
    expect(denied).toBe('42501');
  });
});

function isoDay(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
