import fc from 'fast-check';
import { contracts } from '#contracts';
import { createNeeds } from '#needs';
import { timeline } from '../../apps/collector/case/timeline.js';
import { readCase } from '../../apps/collector/case/read-case.js';
import { personaNames, readPersonas } from '../../apps/hub/demo/personas.js';
import { putIntoWords } from '#case-copy';
import { CaseStage, TODAY } from '../support/case-stage.js';

const rules = { contracts, needs: createNeeds(contracts) };

const timelineOf = (stage: CaseStage, readings = [...stage.read().agencies.values()]) =>
  timeline(stage.record, readings, new Date(stage.now())).map(({ id, ...entry }) =>
    putIntoWords(contracts, 'timeline', id, entry),
  );

describe.each(personaNames())('the case of %s', (name) => {
  const [persona] = readPersonas(TODAY, [name]);
  const reading = CaseStage.of(name).read();
  const taking = [...reading.agencies.values()].filter(({ state }) => state.status !== 'notApplicable');

  it('has the agencies that it should', () => {
    expect(taking.map(({ agency }) => agency)).toEqual(persona!.expect.agencies);
  });

  it('misses what it should, and asks for exactly that', () => {
    const missing = Object.fromEntries(
      taking
        .filter(({ state }) => state.missing.length > 0)
        .map(({ agency, state }) => [agency, [...state.missing].sort()]),
    );
    expect(missing).toEqual(persona!.expect.missing);
    const asked = reading.questions.map(({ path }) => path).sort();
    expect(asked).toEqual([...new Set(Object.values(persona!.expect.missing).flat())].sort());
  });

  it('counts what is asked once and what it would have been', () => {
    expect(reading.counts).toEqual(persona!.expect.counts);
  });
});

describe('the order between agencies', () => {
  it('sends SIRI first to a third-country worker; the others wait for its grant', () => {
    const stage = CaseStage.of('third-country-worker-family');
    expect(stage.statuses()).toEqual({ siri: 'ready', municipality: 'waiting', tax: 'waiting' });
    stage.deliver('siri', 'delivering');
    expect(stage.statuses()).toMatchObject({ siri: 'delivering' });
    stage.deliver('siri', 'delivered');
    expect(stage.statuses()).toMatchObject({ siri: 'delivered', municipality: 'waiting' });
    stage.report('siri', { status: 'acknowledged' });
    expect(stage.statuses()).toMatchObject({ siri: 'acknowledged', municipality: 'waiting' });
    stage.report('siri', { status: 'granted', facts: { 'permit.number': 'P-1' } });
    expect(stage.statuses()).toEqual({ siri: 'granted', municipality: 'ready', tax: 'ready' });
    expect(stage.filed('tax')[0]!.data['permit.number']).toBe('P-1');
  });

  it('lets tax go before the CPR number for an EU citizen', () => {
    expect(CaseStage.of('eu-worker-single').statuses()).toEqual({
      siri: 'ready',
      municipality: 'waiting',
      tax: 'ready',
    });
  });

  it('has nobody wait for an agency that takes no part', () => {
    expect(CaseStage.of('nordic-worker').statuses()).toEqual({
      siri: 'notApplicable',
      municipality: 'ready',
      tax: 'ready',
    });
  });

  it('stops what waits for a refusal, asks nothing for it, and goes on after a later grant', () => {
    const stage = CaseStage.of('third-country-worker-family');
    stage.read();
    stage.report('siri', { status: 'refused' });
    const reading = stage.read();
    expect(stage.statuses()).toEqual({ siri: 'refused', municipality: 'stopped', tax: 'stopped' });
    expect(reading).toMatchObject({ status: 'refused', questions: [], holder: null });
    stage.report('siri', { status: 'granted' });
    expect(stage.statuses()).toEqual({ siri: 'granted', municipality: 'ready', tax: 'ready' });
  });

  it('schedules what is too early, and says when to look again', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.tell({ stay: { entryDate: '2026-12-24' } });
    const reading = stage.read();
    expect(reading.agencies.get('municipality')!.state).toMatchObject({ status: 'scheduled', notBefore: '2026-12-24' });
    expect(reading.lookAgainAt).toEqual(new Date('2026-12-23T23:00:00.000Z'));
    expect(stage.pass(34).statuses()).toMatchObject({ municipality: 'ready' });
  });
});

describe('a dossier', () => {
  const granted = (): CaseStage => {
    const stage = CaseStage.of('eu-worker-single');
    stage.read();
    stage.report('siri', { status: 'granted', facts: { 'permit.number': 'P-1' } });
    stage.read();
    return stage;
  };

  it('is not sent again for what its own agency stated', () => {
    const stage = granted();
    stage.read();
    expect(stage.filed('siri')).toHaveLength(1);
  });

  it('is sent again, to all who hold it, when the resident corrects an answer', () => {
    const stage = granted().tell({ contact: { phone: '+4550505050' } });
    stage.read();
    const phones = (agency: string) => stage.filed(agency).map(({ data }) => data['contact.phone']);
    expect(phones('siri')).toEqual(['+34600111222', '+4550505050']);
    expect(phones('municipality').at(-1)).toBe('+4550505050');
    expect(phones('tax').at(-1)).toBe('+4550505050');
    expect(stage.statuses()).toMatchObject({ siri: 'granted' });
  });

  it('is taken back where the resident moves from and made where they move to', () => {
    const stage = granted();
    stage.report('municipality', { status: 'granted', facts: { 'identifiers.cprNumber': '7403914002' } });
    stage.read();
    stage.tell({ address: { municipalityCode: '0615', postalCode: '8700' } });
    expect(stage.statuses()).toMatchObject({ municipality: 'ready' });
    expect(stage.filed('municipality').map(({ recipient, withdrawn }) => [recipient, withdrawn])).toEqual([
      ['0101', true],
      ['0615', false],
    ]);
  });

  it('is taken back by a withdrawal, but what was decided stays', () => {
    const stage = granted().withdraw();
    expect(stage.statuses()).toEqual({ siri: 'granted', municipality: 'withdrawn', tax: 'withdrawn' });
    expect(stage.filed('tax').map(({ withdrawn }) => withdrawn)).toEqual([false, true]);
    expect(stage.filed('siri').map(({ withdrawn }) => withdrawn)).toEqual([false]);
    expect(stage.read().status).toBe('withdrawn');
  });

  it('is taken back for one agency alone when only that one is withdrawn', () => {
    const stage = granted().withdraw('tax');
    expect(stage.statuses()).toEqual({ siri: 'granted', municipality: 'ready', tax: 'withdrawn' });
  });

  it('ends the case when what is left only waits for who was withdrawn', () => {
    const stage = CaseStage.of('eu-worker-single');
    stage.read();
    stage.withdraw('siri');
    expect(stage.statuses()).toEqual({ siri: 'withdrawn', municipality: 'stopped', tax: 'ready' });
    expect(stage.read().status).toBe('inProgress');
    stage.report('tax', { status: 'granted' });
    expect(stage.read()).toMatchObject({ status: 'withdrawn', holder: null });
  });
});

describe('a request for more', () => {
  it('opens a fact again, also one that was given, and is answered by what comes after it', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    stage.report('tax', { status: 'moreNeeded', asksFor: ['contact.phone'], reason: 'It does not answer.' });
    const reading = stage.read();
    expect(reading.agencies.get('tax')!.state).toMatchObject({ status: 'moreNeeded', missing: ['contact.phone'] });
    expect(reading.questions).toMatchObject([
      {
        path: 'contact.phone',
        agencies: ['tax'],
        details: { askedBy: [{ agency: 'tax', reason: 'It does not answer.' }] },
      },
    ]);
    expect(reading).toMatchObject({ status: 'actionNeeded', holder: 'resident' });
    stage.tell({ contact: { phone: '+4791234567' } });
    expect(stage.statuses()).toMatchObject({ tax: 'ready' });
    expect(stage.filed('tax')).toHaveLength(2);
    expect(stage.read().questions).toEqual([]);
    stage.report('tax', { status: 'granted' });
    expect(stage.statuses()).toMatchObject({ tax: 'granted' });
  });

  it('that names no fact is not answered by the same dossier again', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    stage.report('tax', { status: 'moreNeeded', reason: 'Please call us.' });
    expect(stage.read().questions).toEqual([]);
    expect(stage.filed('tax')).toHaveLength(1);
  });

  it('that came before the decision asks nothing', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    stage.report('tax', { status: 'moreNeeded', asksFor: ['contact.phone'] }).report('tax', { status: 'granted' });
    expect(stage.read().questions).toEqual([]);
    expect(stage.statuses()).toMatchObject({ tax: 'granted' });
    expect(stage.filed('tax')).toHaveLength(1);
  });
});

describe('a conflict', () => {
  it('is shown when an agency says otherwise, and what stands is still sent', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    stage.report('tax', { facts: { 'identity.birthPlace': 'Trondheim' } });
    expect(stage.read().conflicts).toMatchObject([{ path: 'identity.birthPlace' }]);
  });
});

describe('what follows from a record', () => {
  it('does not depend on the order in which statements and facts came', () => {
    const stage = CaseStage.of('eu-worker-single');
    stage.read();
    stage.deliver('siri', 'delivering').deliver('siri', 'delayed').deliver('siri', 'delivered');
    stage
      .report('siri', { status: 'acknowledged' })
      .report('siri', { status: 'moreNeeded', asksFor: ['contact.phone'] });
    stage
      .tell({ contact: { phone: '+4550505050' } })
      .report('siri', { status: 'refused' })
      .report('siri', { status: 'granted' });
    stage.deliver('tax', 'delivered').report('tax', { status: 'granted' });
    const now = new Date(stage.now());
    const expected = readCase(rules, stage.record, now);
    expect(expected.agencies.get('siri')!.state.status).toBe('granted');
    const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
      fc.shuffledSubarray([...items], { minLength: items.length });
    fc.assert(
      fc.property(shuffled(stage.record.said), shuffled(stage.record.facts), (said, facts) => {
        expect(readCase(rules, { ...stage.record, said, facts }, now)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('is completed when every agency that takes part has granted, and nobody holds it then', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    stage.report('tax', { status: 'granted' }).report('municipality', { status: 'granted' });
    expect(stage.read()).toMatchObject({ status: 'completed', holder: null });
  });
});

describe('the timeline', () => {
  const lines = (stage: CaseStage, wanted: string): string[] =>
    timelineOf(stage)
      .filter(({ event }) => event === wanted)
      .map(({ text }) => text.en);

  it('says a decision once, and again when it is another one', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    const decisions = () =>
      timelineOf(stage, [])
        .map(({ event }) => event)
        .filter((event) => event === 'granted' || event === 'refused');
    stage.report('tax', { status: 'granted' }).report('tax', { status: 'granted' });
    expect(decisions()).toEqual(['granted']);
    stage
      .report('municipality', { status: 'granted' })
      .report('tax', { status: 'refused' })
      .report('tax', { status: 'granted' });
    expect(decisions()).toEqual(['granted', 'granted', 'refused', 'granted']);
  });

  it('says why an agency was told that it has no part any more', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    for (const because of ['withdrawn', 'moved', 'noLongerApplies', undefined] as const)
      stage.deliver('tax', 'withdrawn', because);
    expect(lines(stage, 'withdrawn')).toEqual([
      'The Danish Tax Agency was told that the application is withdrawn.',
      'The Danish Tax Agency was told that another one has your case now.',
      'The Danish Tax Agency was told that it has no part in your case any more.',
      'The Danish Tax Agency was told that it has no part in your case any more.',
    ]);
  });

  it('says that an appointment is cancelled only where one stands, and once', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    const meeting = { kind: 'visit', place: 'Here', from: '2026-12-01T09:00:00Z', to: '2026-12-01T09:30:00Z' };
    const cancel = (): CaseStage => stage.report('tax', { appointment: { cancelled: true } });
    cancel();
    expect(lines(stage, 'appointmentCancelled')).toEqual([]);
    stage.report('tax', { appointment: meeting });
    cancel().report('municipality', { appointment: { cancelled: true } });
    cancel();
    expect(lines(stage, 'appointmentCancelled')).toEqual([expect.stringContaining('Tax Agency cancelled')]);
  });

  it('names whom it is about: after a move, which of two municipalities it was', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    stage.report('municipality', { status: 'acknowledged' });
    stage.tell({ address: { municipalityCode: '0751' } }).read();
    stage.deliver('municipality', 'delayed');
    const said = (event: string): string[] => lines(stage, event).filter((line) => line.includes('Municipality'));
    const entries = timelineOf(stage);
    const of = (recipient: string) => entries.filter((one) => one.recipient === recipient).map(({ event }) => event);
    expect(of('0101')).toEqual(['ready', 'acknowledged']);
    expect(of('0751')).toEqual(['readyAgain', 'delayed']);
    expect(said('ready')).toEqual(['Your application to Copenhagen Municipality is complete and ready to be sent.']);
    expect(said('acknowledged')).toEqual(['Copenhagen Municipality confirmed that they received your application.']);
    expect(said('readyAgain')).toEqual(['Something changed. Aarhus Municipality will be told.']);
    expect(said('delayed')[0]).toMatch(/^Aarhus Municipality is not answering.* when Aarhus Municipality is back\.$/);
    stage
      .deliver('municipality', 'withdrawn', 'moved', '0101')
      .tell({ address: { municipalityCode: '0147' } })
      .read();
    stage.deliver('municipality', 'withdrawn', 'moved', '0751');
    expect(said('withdrawn')).toEqual([
      'Copenhagen Municipality was told that Aarhus Municipality has your case now.',
      'Aarhus Municipality was told that Frederiksberg Municipality has your case now.',
    ]);
  });

  it('says of nobody twice that it was withdrawn there', () => {
    const stage = CaseStage.of('nordic-worker');
    stage.read();
    stage.withdraw('tax').withdraw('tax').withdraw().withdraw().withdraw('municipality');
    expect(lines(stage, 'withdrawalAsked')).toEqual([
      expect.stringMatching(/Tax Agency\.$/),
      'You withdrew your application at Copenhagen Municipality.',
    ]);
    expect(stage.statuses()).toEqual({ siri: 'notApplicable', municipality: 'withdrawn', tax: 'withdrawn' });
  });
});

describe('deadlines', () => {
  it('are listed, as is who is waited for, only until the part of the agency has ended', () => {
    const stage = CaseStage.of('third-country-worker-family');
    stage.tell({ stay: { entryDate: '2026-11-20' } }).read();
    stage.deliver('siri', 'delivered');
    const listed = (agency: string) => {
      const { deadlines, waitingFor } = stage.read().agencies.get(agency)!.state;
      return [deadlines.map(({ id }) => id), waitingFor];
    };
    expect([listed('siri'), listed('municipality')]).toEqual([
      [['biometrics'], []],
      [[], ['siri']],
    ]);
    stage.report('siri', { status: 'refused' });
    expect([...stage.read().agencies.keys()].map(listed)).toEqual(Array(3).fill([[], []]));
  });

  it('remind on their day, once, while the agency has not answered', () => {
    const stage = CaseStage.of('nordic-worker');
    const texts = () =>
      timelineOf(stage)
        .filter(({ event, agency }) => event === 'deadline' && agency === 'tax')
        .map(({ text }) => text.en);
    stage.tell({ employment: { startDate: '2026-12-20' } });
    expect(texts()).toEqual([]);
    expect(stage.read().lookAgainAt! <= new Date('2026-11-28T23:00:00.000Z')).toBe(true);
    stage.pass(10);
    expect(texts()).toEqual([expect.stringContaining('Last day')]);
    stage.report('tax', { status: 'granted' });
    expect(texts()).toEqual([]);
  });

  it('are counted from the latest of what they depend on, once that is known', () => {
    const stage = CaseStage.of('eu-worker-single');
    stage.tell({ stay: { entryDate: '2026-11-01', moveInDate: '2026-11-10' } });
    const deadlineOf = (agency: string, id: string) =>
      stage
        .read()
        .agencies.get(agency)!
        .state.deadlines.find((deadline) => deadline.id === id)?.date;
    expect(deadlineOf('siri', 'euDocument')).toBe('2027-02-01');
    expect(deadlineOf('municipality', 'notifyEntry')).toBeUndefined();
    stage.report('siri', { status: 'granted' });
    expect(deadlineOf('municipality', 'notifyEntry')).toBe('2026-11-25');
  });
});

it('asks the resident for the end of a stay that is over before agencies say it began, and goes on with the answer', () => {
  const stage = CaseStage.of('eu-worker-single').retract(['stay.intendedEnd']);
  const reports = { siri: '2027-06-30', municipality: '2027-03-31' };
  for (const [agency, end] of Object.entries(reports)) stage.report(agency, { facts: { 'stay.intendedEnd': end } });
  stage.report('municipality', { facts: { 'stay.entryDate': '2027-09-01' } });
  const { agencies, questions } = stage.read();
  for (const agency of ['siri', 'municipality'])
    expect(agencies.get(agency)!.state).toMatchObject({ status: 'undecided', missing: ['stay.intendedEnd'] });
  expect(questions.map(({ path, agencies: askers }) => [path, askers])).toEqual([
    ['stay.intendedEnd', ['siri', 'municipality']],
  ]);
  stage.tell({ stay: { intendedEnd: 'open' } });
  expect(stage.read().questions).toEqual([]);
  expect(stage.filed('siri').map(({ data }) => data['stay.intendedEnd'])).toEqual(['open']);
});

it('asks a child who joined and named no day of entry what a child is asked, by its age of today', () => {
  const asked = (birthDate: string): string[] =>
    new CaseStage({ identity: { birthDate, citizenship: 'IN' }, stay: { ground: 'family', intendedEnd: 'open' } })
      .read()
      .questions.map(({ path }) => path);
  const ofAdults = ['identity.maritalStatus', 'contact.email', 'stay.criminalRecord'];
  expect(asked('2026-11-17')).toContain('stay.entryDate');
  expect(asked('2026-11-17').filter((path) => ofAdults.includes(path))).toEqual([]);
  expect(asked('2008-11-20')).toEqual(expect.arrayContaining(ofAdults));
});
