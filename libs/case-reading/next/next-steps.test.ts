import { appointment, decided, disputeOfStatus, goalOfOne, happened, now, party } from '../example-parties.js';
import type { Language } from '#pages';
import type { Party } from '../party.js';
import { nextStepsOf, type NextSource, type NextSteps } from './next-steps.js';

const yes = (agency: string): Party => decided(agency, 'granted');

describe('what happens next', () => {
  const source = (parties: Party[], questions = 0): NextSource => ({ parties, questions, now, language: 'en' });
  const next = (parties: Party[], questions = 0): NextSteps => nextStepsOf(source(parties, questions));

  it('is nothing to do while agencies have it, with the last day that one of them set', () => {
    const deadline = { id: 'notify', title: { da: 'Anmeld', en: 'Notify your entry' }, date: '2026-09-08' };
    const { title, steps } = next([yes('siri'), party('municipality', 'delivered', { deadlines: [deadline] })]);
    expect(title).toBe('You have nothing to do right now');
    expect(steps).toHaveLength(1);
    expect(steps[0]?.by).toEqual([
      { id: 'notify', title: 'Notify your entry', day: 'Tuesday, 8 September 2026', date: '2026-09-08', isOver: false },
    ]);
  });

  it('is that all is said where no agency has a part, and what brings one in', () => {
    const begun = { ...source([]), status: 'inProgress' as const };
    expect(nextStepsOf(begun)).toMatchObject({ title: 'You have nothing to do right now', steps: [{ by: [] }] });
    const { title, steps } = nextStepsOf({ ...begun, status: 'completed' });
    expect(title).toBe('There is nothing more to do');
    expect(steps.map(({ what }) => what)).toEqual([
      'Is one of your answers wrong, or has something changed? Correct it.',
    ]);
  });

  it('is to come in person where that has a last day and the agency has the application, and no "nothing"', () => {
    const deadlines = [{ id: 'biometrics', title: { da: 'Biometri', en: 'Biometrics' }, date: '2026-09-08' }];
    const history = [happened('siri', 'delivered', now.toISOString())];
    const asking = { ...party('siri', 'acknowledged', { deadlines }, history), inPerson: ['biometrics'] };
    expect(next([asking]).title).toBe('Come in person by Tuesday, 8 September 2026');
    expect(nextStepsOf({ ...source([asking]), language: 'da' }).title).toMatch(/^Mød op senest /);
    expect(next([{ ...asking, history: [] }]).title).toBe('You have nothing to do right now');
  });

  it('is an appointment before a question, and the question stands beside it', () => {
    const { title, questions } = next([party('siri', 'moreNeeded', { appointment })], 1);
    expect(title).toBe('Come to your appointment');
    expect(questions).toBe(1);
  });

  it('is an appointment, also with an agency that has said yes; that its time is over proves nothing', () => {
    const granted = decided('municipality', 'granted', { appointment });
    expect(next([granted]).title).toBe('Come to your appointment');
    const later = (language: Language): NextSteps =>
      nextStepsOf({ parties: [granted], questions: 0, now: new Date(appointment.to), language });
    expect(later('en').title).toBe('Were you there on Monday, 7 September 2026?');
    expect(later('en').steps.map(({ what }) => what)).toEqual([
      'Yes: you have nothing to do.',
      'No: ask the municipality for a new time today.',
    ]);
    expect(later('da').title).toMatch(/^Var du der /);
  });

  it('is over with a meeting once the agency has answered since', () => {
    const answered = { result: 'granted', at: '2026-09-07T09:00:00.000Z', facts: {} } as const;
    const parties = [party('municipality', 'granted', { appointment, outcome: answered })];
    const later = nextStepsOf({ parties, questions: 0, now: new Date('2026-09-08T09:00:00.000Z'), language: 'en' });
    expect(later).toMatchObject({ title: 'There is nothing more to do', steps: [] });
  });

  it('invites nobody to a time that was taken back', () => {
    const { title, steps } = next([
      party('siri', 'acknowledged', { appointment: { ...appointment, cancelled: true } }),
    ]);
    expect(title).toBe('You have nothing to do right now');
    expect(steps[0]).toMatchObject({
      what: 'Do not come to SIRI: the time was taken back.',
      why: 'A new time comes here when SIRI gives it.',
      appointment: { stage: 'cancelled' },
    });
  });

  it.each(['refused', 'revoked'] as const)('is a letter to read where somebody has %s, and no "nothing"', (result) => {
    const parties = [decided('siri', result), party('tax', 'stopped')];
    const { title, steps } = next(parties);
    expect(title).toBe('Read SIRI’s letter first');
    expect(steps.map(({ what }) => what)).toEqual([
      'Find the letter.',
      'Look for three things in it:',
      'Tell whoever counts on it, such as your employer.',
    ]);
    expect(steps[1]?.why).toMatch(/and whether you can appeal, how, and by when\.$/);
    const danish = nextStepsOf({ parties, questions: 0, now, language: 'da' });
    expect(danish.title).toBe('Læs først SIRIs brev');
    expect(danish.steps[1]?.why).toMatch(/og om du kan klage, hvordan og hvornår senest\.$/);
    const outcome = { result, at: now.toISOString(), facts: {}, appeal: { body: 'x' } };
    expect(next([decided('siri', result, { outcome })]).steps[1]?.why).toMatch(/and how you appeal and by when\.$/);
  });

  it('is the day of what is asked, and after it that an answer is still wanted', () => {
    const asking = (date: string): Party =>
      party('tax', 'collecting', {
        deadlines: [{ id: 'taxCard', title: { da: 'Få skattekort', en: 'Get the tax card' }, date }],
      });
    expect(next([asking('2026-09-05')], 1).title).toBe('Answer one question by Saturday, 5 September 2026');
    expect(next([asking('2026-09-01')], 2).title).toBe('Answer two questions now');
  });

  it('is to say which of two is right, while nothing waits for it', () => {
    const { title, steps } = nextStepsOf({ ...source([yes('siri')]), disputes: [disputeOfStatus()] });
    expect(title).toBe('Marital status: say which of the two is right');
    expect(steps[0]).toMatchObject({
      dispute: { path: 'identity.maritalStatus', theirs: 'Married', isMove: false, canAccept: true },
    });
    const sent = nextStepsOf({ ...source([yes('siri')]), disputes: [disputeOfStatus('acknowledged')] });
    expect(sent.title).toBe('You have nothing to do right now');
    expect(sent.steps[0]?.what).toBe('SIRI answers your objection.');
  });

  it('names what differs and who says it, so that nothing of it is said of an appointment', () => {
    const disputes = [disputeOfStatus()];
    const off = party('municipality', 'acknowledged', { appointment: { ...appointment, cancelled: true } });
    const { title, steps } = nextStepsOf({ ...source([yes('siri'), off]), disputes });
    expect(title).toBe('Marital status: say which of the two is right');
    expect(steps.map(({ what }) => what)).toEqual([
      'Do not come to the municipality: the time was taken back.',
      'Marital status: SIRI and you do not say the same.',
    ]);
    expect(steps[1]?.why).toMatch(/^If you do not know which is right, leave both as they are/);
    const danish = nextStepsOf({ ...source([yes('siri'), off]), disputes, language: 'da' }).steps[1];
    expect(danish?.what).toBe('Marital status: SIRI og du oplyser ikke det samme.');
  });

  it('is an answer that is late by the goal that the agency set itself', () => {
    const silence = { since: '2026-08-01T10:00:00.000Z', goal: goalOfOne, exceeded: true };
    expect(next([party('siri', 'acknowledged', { silence })]).steps[0]?.why).toBe(
      'It has given no date, and its own goal has passed.',
    );
  });

  it('is not over while something is announced', () => {
    const announced = [{ from: '2026-10-01', at: now.toISOString(), source: 'resident', facts: [] }];
    expect(next([yes('tax')]).title).toBe('There is nothing more to do');
    expect(nextStepsOf({ ...source([yes('tax')]), announced }).title).toBe('You have nothing to do right now');
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
