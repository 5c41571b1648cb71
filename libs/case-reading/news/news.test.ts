import {
  answeredStatus,
  appointment,
  decided,
  disputeOfStatus,
  goalOfOne,
  happened,
  now,
  outsider,
  party,
} from '../example-parties.js';
import type { Language } from '#pages';
import type { Party } from '../party.js';
import { newsOf, type News, type NewsSource } from './news.js';

const yes = (agency: string): Party => decided(agency, 'granted');

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
    expect(title).toBe('SIRI has approved your application. Two answers to go.');
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
    const { title, lead } = news([decided('siri', 'refused'), party('tax', 'stopped')]);
    expect(title).toBe('SIRI has refused your application.');
    expect(lead).toContain('SIRI’s letter says why, and whether you can appeal.');
    expect(lead).toContain('The Danish Tax Agency has stopped: it needs a yes that did not come.');
  });

  it('says that one can appeal only where the agency has said so', () => {
    const outcome = { result: 'refused', at: '2026-09-03T09:21:00.000Z', facts: {}, appeal: { body: 'x' } } as const;
    expect(news([decided('siri', 'refused', { outcome })]).lead).toContain('letter says why, and how you can appeal.');
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
      'SIRI har godkendt din ansøgning. Ét svar mangler.',
    );
  });

  describe('in hard states', () => {
    const both = (source: Partial<NewsSource> & { parties: readonly Party[] }): Record<Language, News> => {
      const say = (language: Language): News =>
        newsOf({ status: 'inProgress', questions: 0, now, ...source, language });
      return { en: say('en'), da: say('da') };
    };
    const past = { ...appointment, from: '2026-09-02T08:00:00.000Z', to: '2026-09-02T08:25:00.000Z' };

    it('is a meeting with who has said yes already, too: it is compulsory', () => {
      const granted = decided('municipality', 'granted', { appointment });
      expect(both({ parties: [yes('siri'), granted] }).en.title).toMatch(/^You meet the municipality on Monday/);
    });

    it('is that the time of a meeting is over, and claims nothing of whether anybody came', () => {
      const said = both({ parties: [party('municipality', 'acknowledged', { appointment: past })] });
      expect(said.en.title).toBe(
        'The time of your appointment has passed. The municipality has not said whether you came.',
      );
      expect(said.da.title).toMatch(/^Tidspunktet for din aftale er passeret\. .* har ikke oplyst, om du mødte op\.$/);
    });

    it('is that the agency took a meeting back', () => {
      const said = both({
        parties: [party('siri', 'acknowledged', { appointment: { ...appointment, cancelled: true } })],
      });
      expect(said.en.title).toBe('SIRI has cancelled your appointment.');
      expect(said.da.title).toBe('SIRI har aflyst din aftale.');
    });

    it('is that something was revoked, and of whom it is proven that they were told', () => {
      const told = { version: 2, at: now.toISOString(), ended: true } as const;
      const said = both({
        parties: [
          decided('siri', 'revoked'),
          decided('municipality', 'granted', { told: { ...told, reach: 'acknowledged' } }),
          decided('tax', 'granted', { told: { ...told, reach: 'delivered' } }),
        ],
      });
      expect(said.en.title).toBe('SIRI has revoked what it had approved.');
      expect(said.en.lead).toContain(
        'We tell the municipality and the Danish Tax Agency; only the municipality has confirmed it.',
      );
      expect(said.da.lead).toContain('har bekræftet det');
    });

    it('is that two say different things, then that an objection is sent, then that it is there', () => {
      const parties = [yes('siri')];
      const differ = both({ parties, disputes: [disputeOfStatus()] });
      expect(differ.en.title).toBe('SIRI and you say different things: Marital status.');
      expect(differ.en.lead).toContain('SIRI says “Married”, you say “Unmarried”. Your case goes on.');
      expect(differ.da.lead).toContain('Din sag går videre.');
      const sent = both({ parties, disputes: [disputeOfStatus('delivered')] });
      expect(sent.en.title).toBe('Your objection to SIRI is not confirmed yet.');
      const received = both({ parties, disputes: [disputeOfStatus('acknowledged')] });
      expect(received.en.title).toBe('SIRI has your objection and has not answered it yet.');
      expect(received.da.title).toBe('SIRI har din indsigelse og har ikke svaret på den endnu.');
    });

    it('is a silence beyond the goal that an agency set itself, and none without such a goal', () => {
      const silence = { since: '2026-08-01T10:00:00.000Z', exceeded: true };
      const known = party('siri', 'acknowledged', { silence: { ...silence, goal: goalOfOne } });
      expect(both({ parties: [known] }).en.title).toBe('SIRI has not answered within its own goal.');
      expect(both({ parties: [known] }).da.title).toBe('SIRI har ikke svaret inden for eget servicemål.');
      const unknown = party('siri', 'acknowledged', { silence });
      expect(both({ parties: [unknown] }).en.title).toBe('SIRI has your application.');
    });

    it('says of a system that is away that we keep the application, not that the agency is silent', () => {
      const history = [happened('tax', 'delivering', now.toISOString()), happened('tax', 'delayed', now.toISOString())];
      const said = both({ parties: [party('tax', 'delivering', {}, history)] });
      expect(said.en.title).toBe('The Danish Tax Agency is not answering right now.');
      expect(said.en.lead).toBe('We have kept your application and send it when the agency is back.');
      expect(said.da.title).toMatch(/svarer ikke lige nu\.$/);
    });

    it('says the last day of what is asked, and after it that an answer is still possible', () => {
      const asking = (date: string): Party =>
        party('tax', 'collecting', {
          deadlines: [{ id: 'taxCard', title: { da: 'Få skattekort', en: 'Get the tax card' }, date }],
        });
      expect(both({ parties: [asking('2026-09-05')], questions: 1 }).en.lead).toContain(
        'The last day is Saturday, 5 September 2026: Get the tax card.',
      );
      const over = both({ parties: [asking('2026-09-01')], questions: 1 });
      expect(over.en.lead).toContain(
        'The last day was Tuesday, 1 September 2026: Get the tax card. You can still answer.',
      );
      expect(over.da.lead).toContain('Du kan stadig svare.');
    });

    it('is an answer to what was said against a register, until an agency decides something', () => {
      const parties = [yes('siri'), party('tax', 'acknowledged')];
      const stands = both({ parties, answered: [answeredStatus('stands')] });
      expect(stands.en.title).toBe('SIRI has answered what you say against its register.');
      expect(stands.en.lead).toMatch(/^It stands by what it registered: Marital status\. SIRI has approved/);
      expect(stands.da.title).toBe('SIRI har svaret på din indsigelse.');
      expect(both({ parties, answered: [answeredStatus('agreed')] }).en.lead).toContain('It registered what you say');
      const move = { ...answeredStatus('other'), isMove: true };
      expect(both({ parties, answered: [move] }).en.title).toBe('SIRI has answered what you say of your address.');
      expect(both({ parties, answered: [move] }).en.lead).toContain('something else than you say: the address.');
      const before = answeredStatus('stands', '2026-09-03T09:00:00.000Z');
      expect(both({ parties, answered: [before] }).en.title).toMatch(/^SIRI has approved your application/);
    });

    it('says first what does not come and who takes no part, then why, then what came', () => {
      const { en, da } = both({ parties: [yes('siri'), yes('tax')], outside: [outsider], status: 'completed' });
      expect(en.title).toBe('You do not get this: CPR number and health card. The municipality takes no part.');
      expect(en.lead).toBe(`${outsider.forWhom} SIRI and the Danish Tax Agency have approved your application.`);
      expect(da.title).toMatch(/^Det får du ikke: .* er ikke med i din sag\.$/);
    });

    it('says so from the beginning, and does not wait for anybody where nobody takes part', () => {
      const { en } = both({ parties: [party('siri', 'acknowledged')], outside: [outsider] });
      expect(en.title).toBe('SIRI has your application.');
      expect(en.lead).toMatch(/^You do not get this: CPR number and health card\./);
      const nobody = both({ parties: [], outside: [outsider], status: 'completed' });
      expect(nobody.en.lead).toBe(`${outsider.forWhom} No agency takes part in your case.`);
      expect(
        both({ parties: [party('tax', 'withdrawn')], outside: [outsider], status: 'withdrawn' }).en.lead,
      ).not.toContain('You do not get this');
    });

    it('does not say that nothing more comes while something is announced', () => {
      const announced = [{ from: '2026-10-01', at: now.toISOString(), source: 'resident', facts: [] }];
      const { en, da } = both({ parties: [yes('tax')], announced, status: 'completed' });
      expect(en.lead).toBe('What changes on Thursday, 1 October 2026 is still to come.');
      expect(da.lead).toBe('Ændringen fra torsdag den 1. oktober 2026 er endnu ikke trådt i kraft.');
    });

    it('says of whom it is that they do not know of a withdrawal, before what else ended with it', () => {
      const sent = [happened('siri', 'delivered', '2026-09-02T08:00:00.000Z')];
      const { en } = both({ parties: [party('siri', 'withdrawn', { appointment }, sent)], status: 'withdrawn' });
      expect(en.lead).toMatch(/^SIRI has not been told of it yet\. .* no longer applies\. Do not come\.$/);
    });

    it('claims no whole withdrawal where somebody had decided', () => {
      const parties = [yes('siri'), party('tax', 'withdrawn')];
      expect(both({ parties, status: 'withdrawn' }).en.title).toBe('You have withdrawn what was not decided.');
    });
  });
});
