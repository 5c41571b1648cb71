import { danishDate, danishMoment, plus } from '#clock';
import { contracts } from '#contracts';
import fc from 'fast-check';
import { draftReminders, nextMorning, remindersOf, type Matters } from './reminders.js';

const { reminders } = contracts;
const nothing: Matters = { questions: [], deadlines: [], appointments: [] };
const at = (matters: Partial<Matters>): string[] =>
  remindersOf(reminders, { ...nothing, ...matters }).map((one) => `${one.kind} ${one.at.toISOString()}`);

describe('reminders', () => {
  test('of an open question come a week and a month after it was asked, in the morning', () => {
    expect(at({ questions: [new Date('2026-12-01T14:00:00.000Z')] })).toEqual([
      'remindQuestion 2026-12-08T07:00:00.000Z',
      'remindQuestion 2026-12-31T07:00:00.000Z',
    ]);
  });

  test('of questions that were asked at once are the same', () => {
    const since = new Date('2026-12-01T14:00:00.000Z');
    expect(at({ questions: [since, since, since] })).toHaveLength(2);
  });

  test('of a date come a week and two days before, and are no use after it', () => {
    const [, last] = remindersOf(reminders, { ...nothing, deadlines: [{ id: 'tax taxCard', date: '2026-07-10' }] });
    expect(last).toMatchObject({
      at: new Date('2026-07-08T06:00:00.000Z'),
      until: new Date('2026-07-10T22:00:00.000Z'),
    });
  });

  test('of an appointment come the day before, until it begins', () => {
    const from = new Date('2026-12-03T09:00:00.000Z');
    expect(remindersOf(reminders, { ...nothing, appointments: [{ agency: 'siri', from }] })).toMatchObject([
      { at: new Date('2026-12-02T07:00:00.000Z'), until: from },
    ]);
  });

  test('of a draft come three weeks after it was touched', () => {
    expect(draftReminders(reminders, '2026-12-01').map((one) => one.at.toISOString())).toEqual([
      '2026-12-22T07:00:00.000Z',
    ]);
  });
});

const days = fc.integer({ min: 0, max: 3000 }).map((n) => plus('2026-01-01', `P${n}D`));
const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2034-01-01'), noInvalidDate: true });
const matters: fc.Arbitrary<Matters> = fc.record({
  questions: fc.array(moments, { maxLength: 5 }),
  deadlines: fc.array(fc.record({ id: fc.constantFrom('a', 'b'), date: days }), { maxLength: 5 }),
  appointments: fc.array(fc.record({ agency: fc.constantFrom('a', 'b'), from: moments }), { maxLength: 3 }),
});

test('a matter is reminded of no more often than the data says, each time in the morning and before it is no use', () => {
  fc.assert(
    fc.property(matters, (some) => {
      const all = remindersOf(reminders, some);
      const { question, deadline, appointment } = reminders.reminders;
      const most =
        some.questions.length * question.atMost +
        some.deadlines.length * deadline.atMost +
        some.appointments.length * appointment.atMost;
      expect(all.length).toBeLessThanOrEqual(most);
      for (const one of all) {
        expect(one.at).toEqual(danishMoment(danishDate(one.at), reminders.morning));
        if (one.until) expect(one.at.getTime()).toBeLessThan(one.until.getTime());
      }
    }),
  );
});

test('what is settled is in none of the lists, and takes its reminders with it', () => {
  fc.assert(
    fc.property(matters, matters, (some, others) => {
      const together = remindersOf(reminders, {
        questions: [...some.questions, ...others.questions],
        deadlines: [...some.deadlines, ...others.deadlines],
        appointments: [...some.appointments, ...others.appointments],
      }).map(({ kind, cause }) => `${kind} ${cause}`);
      const left = remindersOf(reminders, some).map(({ kind, cause }) => `${kind} ${cause}`);
      expect(left.every((one) => together.includes(one))).toBe(true);
    }),
  );
});

test('the next morning is on the next Danish day', () => {
  fc.assert(
    fc.property(moments, (now) => {
      expect(danishDate(nextMorning(reminders, now))).toBe(plus(danishDate(now), 'P1D'));
    }),
  );
});
