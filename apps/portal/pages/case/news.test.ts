import { newsOf } from './news.js';
import { nextStepsOf } from './next-steps.js';
import type { Party, Standing, Status } from './party.js';

const now = new Date('2026-09-03T09:34:00.000Z');
const names: Record<string, string> = { siri: 'SIRI', municipality: 'The municipality', tax: 'The Danish Tax Agency' };

function party(agency: string, status: Status, state: Partial<Standing> = {}): Party {
  const name = names[agency] ?? agency;
  return {
    agency,
    place: Object.keys(names).indexOf(agency) + 1,
    name,
    inside: name.replace(/^The /, 'the '),
    state: { status, missing: [], waitingFor: [], deadlines: [], ...state },
    history: [],
  };
}

const yes = (agency: string): Party =>
  party(agency, 'granted', { outcome: { result: 'granted', at: '2026-09-03T09:21:00.000Z', facts: {} } });
const appointment = {
  kind: 'attendance',
  place: 'Borgerservice',
  from: '2026-09-07T08:00:00.000Z',
  to: '2026-09-07T08:25:00.000Z',
};

const news = (parties: Party[], questions = 0) =>
  newsOf({ parties, status: 'inProgress', questions, now, language: 'en' });

describe('the news of a case', () => {
  it('is that we have it while nothing is known of any agency, and claims nothing of them', () => {
    const { title, lead } = news([]);
    expect(title).toBe('We have your application.');
    expect(lead).toContain('Nothing has been confirmed yet');
  });

  it('is the latest yes, with how many answers are to go', () => {
    const { title, lead } = news([yes('siri'), party('municipality', 'delivered'), party('tax', 'acknowledged')]);
    expect(title).toBe('SIRI has said yes. Two answers to go.');
    expect(lead).toBe(
      'The municipality has been sent your application and has not confirmed it yet. ' +
        'The Danish Tax Agency has confirmed that it has your application.',
    );
  });

  it('is first what is asked of the resident, and by whom', () => {
    expect(news([party('siri', 'moreNeeded'), yes('tax')], 2).title).toBe('SIRI needs two answers from you.');
    expect(news([party('siri', 'collecting')], 1).title).toBe('One answer is missing.');
  });

  it('is a time to meet before a yes of somebody else', () => {
    const { title } = news([yes('tax'), party('municipality', 'acknowledged', { appointment })]);
    expect(title).toBe('You meet the municipality on Monday, 7 September 2026 at 10:00.');
  });

  it('is a no, with what follows from it for the others', () => {
    const no = party('siri', 'refused', { outcome: { result: 'refused', at: now.toISOString(), facts: {} } });
    const { title, lead } = news([no, party('tax', 'stopped')]);
    expect(title).toBe('SIRI has said no.');
    expect(lead).toContain('how you can appeal');
    expect(lead).toContain('Nothing is sent to the Danish Tax Agency');
  });

  it('says of what is only sent that nobody has confirmed it', () => {
    expect(news([party('siri', 'delivered'), party('tax', 'delivered')]).title).toBe(
      'Your application is sent. Nobody has confirmed it yet.',
    );
  });

  it('puts agencies that stand alike into one sentence', () => {
    const waiting = { waitingFor: ['siri'] };
    const { lead } = news([
      party('siri', 'acknowledged'),
      party('municipality', 'waiting', waiting),
      party('tax', 'waiting', waiting),
    ]);
    expect(lead).toBe('Nothing is sent to the municipality and the Danish Tax Agency until SIRI has said yes.');
  });

  it('is complete in Danish', () => {
    const source = { parties: [yes('siri'), party('tax', 'acknowledged')], questions: 0, now };
    expect(newsOf({ ...source, status: 'inProgress', language: 'da' }).title).toBe(
      'SIRI har sagt ja. Ét svar mangler.',
    );
  });
});

describe('what happens next', () => {
  const next = (parties: Party[], questions = 0) => nextStepsOf({ parties, questions, now, language: 'en' });

  it('is nothing to do while agencies have it, with the last day that one of them set', () => {
    const deadline = { id: 'notify', title: { da: 'Anmeld', en: 'Notify your entry' }, date: '2026-09-08' };
    const { title, steps } = next([yes('siri'), party('municipality', 'delivered', { deadlines: [deadline] })]);
    expect(title).toBe('You have nothing to do right now');
    expect(steps).toHaveLength(1);
    expect(steps[0]?.by).toEqual([{ title: 'Notify your entry', day: 'Tuesday, 8 September 2026', isOver: false }]);
  });

  it('is a question before anything else', () => {
    expect(next([party('siri', 'moreNeeded', { appointment })], 1).title).toBe('Answer one question');
  });

  it('is an appointment, also with an agency that has said yes, until it is over', () => {
    const granted = { ...yes('municipality'), state: { ...yes('municipality').state, appointment } };
    expect(next([granted]).title).toBe('Come to your appointment');
    const later = nextStepsOf({ parties: [granted], questions: 0, now: new Date(appointment.to), language: 'en' });
    expect(later.title).toBe('There is nothing more to do');
  });

  it('says once whom several wait for', () => {
    const waiting = { waitingFor: ['siri'] };
    const { steps } = next([
      party('siri', 'acknowledged'),
      party('municipality', 'waiting', waiting),
      party('tax', 'waiting', waiting),
    ]);
    expect(steps.map(({ what }) => what)).toEqual(['SIRI answers.', 'SIRI decides first.']);
  });
});
