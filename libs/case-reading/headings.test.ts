import { type CaseStatus, contracts } from '#contracts';
import type { CaseAsShown, ShownState, ShownEntry } from '#case-copy';
import type { Language } from '#pages';
import { appointment, decided, happened, now, party } from './example-parties.js';
import { newsOf } from './news/news.js';
import { nextStepsOf } from './next/next-steps.js';
import { partiesOf, type Party } from './party.js';
import { partyStatusOf } from './status/party-status.js';

interface Told {
  news: string;
  lead: string;
  next: string;
  steps: string[];
  /** Of the first agency. */
  card: string[];
  know: string;
  cardNext: string;
}

function told(parties: readonly Party[], language: Language, status: CaseStatus = 'inProgress', questions = 0): Told {
  const source = { parties, questions, disputes: [], timeline: [], now, language };
  const { title: news, lead } = newsOf({ ...source, status });
  const { title: next, steps } = nextStepsOf(source);
  const { states, know, next: cardNext } = partyStatusOf(parties[0]!, source);
  return {
    news,
    lead,
    next,
    steps: steps.map(({ what }) => what),
    card: states.map(({ text }) => text),
    know,
    cardNext,
  };
}

const sentAt = '2026-08-10T08:00:00.000Z';
const reached = (agency: string, ...more: ShownEntry[]): ShownEntry[] => [
  happened(agency, 'delivered', sentAt),
  happened(agency, 'acknowledged', sentAt),
  ...more,
];
const over = (id: string, en: string): Pick<ShownState, 'deadlines'> => ({
  deadlines: [{ id, title: { da: en, en }, date: '2026-09-01' }],
});

describe('the headings of a case say what the cards of its agencies say', () => {
  it('once the last day to come is over and the agency has not said whether anybody came', () => {
    const siri = {
      ...party('siri', 'acknowledged', over('biometrics', 'Biometrics'), reached('siri')),
      inPerson: ['biometrics'],
    };
    const { news, lead, next, steps, card, cardNext } = told([siri], 'en');
    expect(news).toBe('The last day to come has passed. SIRI has not said whether you came.');
    expect(lead).toMatch(/^The last day was Tuesday, 1 September 2026: Biometrics\./);
    expect(next).toBe('Did you come by Tuesday, 1 September 2026?');
    expect(steps).toEqual(['Yes: you have nothing to do.', 'No: ask SIRI today what you can do now.']);
    expect(card[1]).toBe('The last day to come has passed; SIRI has not said whether you came');
    expect(cardNext).toBe('You were there: nothing. You were not: ask SIRI what you can do now.');
    const danish = told([siri], 'da');
    expect(danish.news).toBe('Sidste dag for at møde op er passeret. SIRI har ikke oplyst, om du mødte op.');
    expect(danish.next).toMatch(/^Mødte du op senest /);
    const met = { ...siri, state: { ...siri.state, appointment } };
    expect(told([met], 'en').news).toMatch(/^You meet SIRI/);
  });

  it('while an agency is away past a date, also where another one has said yes', () => {
    const history = [happened('tax', 'delivering', sentAt), happened('tax', 'delayed', sentAt)];
    const tax = party('tax', 'delivering', over('taxCard', 'Get the tax card'), history);
    const { news, lead, next } = told([tax, decided('siri', 'granted')], 'en');
    expect(news).toBe('The Danish Tax Agency is not answering, and a last day has passed.');
    expect(lead).toMatch(
      /^The last day was Tuesday, 1 September 2026: Get the tax card\. We have kept your application/,
    );
    expect(next).toBe('Ask the Danish Tax Agency what the passed date means for you');
    const refusing = party('tax', 'undeliverable', over('taxCard', 'Get the tax card'));
    expect(told([refusing], 'en').news).toBe(
      'The Danish Tax Agency could not take your application, and a last day has passed.',
    );
    const { deadlines: _, ...state } = tax.state;
    const away = { ...tax, state: { ...state, deadlines: [] } };
    expect(told([away, decided('siri', 'granted')], 'en').lead).toBe(
      'The Danish Tax Agency is not answering right now. We have kept your application and send it when the agency is back.',
    );
  });

  it('where somebody withdrew and an agency does not know it yet', () => {
    const asked = happened('siri', 'withdrawalAsked', '2026-09-02T08:00:00.000Z');
    const siri = party('siri', 'withdrawn', {}, reached('siri', asked));
    const { news, lead, next, steps, know, cardNext } = told([siri], 'en', 'withdrawn');
    expect(news).toBe('You have withdrawn your application.');
    expect(lead).toBe('SIRI has not been told of it yet. We try until it has.');
    expect(next).toBe('You have nothing to do right now');
    expect(steps).toEqual(['We tell SIRI that you have withdrawn.']);
    expect(know).toContain('SIRI has not been told yet.');
    expect(cardNext).toMatch(/^We tell it/);
    const known = party(
      'siri',
      'withdrawn',
      {},
      reached('siri', asked, happened('siri', 'withdrawn', now.toISOString())),
    );
    expect(told([known], 'en', 'withdrawn')).toMatchObject({
      next: 'You withdrew your application: there is nothing more to do',
      know: 'SIRI was told.',
      steps: [],
    });
    expect(told([known, decided('tax', 'granted')], 'en', 'withdrawn').next).toBe(
      'You withdrew the rest: there is nothing more to do',
    );
    expect(told([party('siri', 'withdrawn')], 'en', 'withdrawn').know).toBe('Nothing was sent to SIRI.');
  });

  it('where an appointment took the place of another', () => {
    const siri = party('siri', 'acknowledged', { appointment: { ...appointment, replaces: true } });
    expect(told([siri], 'en')).toMatchObject({
      news: 'Your appointment has moved. You meet SIRI on Monday, 7 September 2026 at 10:00.',
      next: 'Come at the new time',
    });
    expect(told([siri], 'da')).toMatchObject({ next: 'Mød op til den nye tid' });
    expect(told([siri], 'da').news).toMatch(/^Din aftale er flyttet\. Du skal møde hos SIRI /);
  });

  it.each(['refused', 'stopped', 'withdrawn'] as const)(
    'where an appointment ended with a part that is %s',
    (status) => {
      const [no, other] = [decided('siri', 'refused', { appointment }), party('siri', status, { appointment })];
      const { lead, next, steps, card } = told([status === 'refused' ? no : other], 'en');
      expect(lead).toContain(
        'Your appointment with SIRI on Monday, 7 September 2026 at 10:00 no longer applies. Do not come.',
      );
      expect(next).not.toBe('Come to your appointment');
      expect(steps).toContain('Do not come to SIRI: your appointment no longer applies.');
      expect(card[1]).toBe('The appointment on Monday, 7 September 2026 at 10:00 no longer applies');
    },
  );

  it('where somebody else was asked for what is missing', () => {
    const missing = ['employment.employerCvr'];
    const shown = {
      agencies: { tax: party('tax', 'collecting', { missing }).state },
      timeline: [],
    } as unknown as CaseAsShown;
    const [tax] = partiesOf(contracts, shown, { language: 'en', coversPlace: false }, ['employer']);
    expect(tax?.answeredBy).toBe('employer');
    expect(told([tax!], 'en', 'actionNeeded', 1)).toMatchObject({
      next: 'Your employer has been asked for what is missing',
      card: ['Waits for your employer’s answers'],
      cardNext: 'Sent when the answers are there. You can also give them yourself.',
    });
    expect(told([tax!], 'da', 'actionNeeded', 1).card).toEqual(['Venter på svar fra din arbejdsgiver']);
    shown.agencies.tax!.missing = [...missing, 'family.churchMembership'];
    expect(
      partiesOf(contracts, shown, { language: 'en', coversPlace: false }, ['employer'])[0]?.answeredBy,
    ).toBeUndefined();
    shown.agencies.tax!.missing = missing;
    expect(partiesOf(contracts, shown, { language: 'en', coversPlace: false })[0]?.answeredBy).toBeUndefined();
  });
});
