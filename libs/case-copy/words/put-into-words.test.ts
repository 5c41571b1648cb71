import { contracts, type AgencyState, type TimelineEntry } from '#contracts';
import { putIntoWords } from './put-into-words.js';

const at = '2026-11-22T09:30:00.000Z';
const standing: Omit<AgencyState, 'deadlines'> = { status: 'acknowledged', missing: [], waitingFor: [] };
const sentence = (entry: Omit<TimelineEntry, 'at'>): string =>
  putIntoWords(contracts, 'timeline', '', { at, ...entry }).text.en;

describe('a body that was published without words', () => {
  it('is shown with those of the contracts: what is due, and by when the agency says that it answers', () => {
    const { id, source, offset } = contracts.process('siri').serviceGoals![0]!;
    const [deadline] = contracts.process('siri').deadlines;
    const shown = putIntoWords(contracts, 'agency', 'siri', {
      ...standing,
      deadlines: [{ id: deadline!.id, date: '2026-12-06' }],
      silence: { since: at, goal: { id, date: '2026-12-22' }, exceeded: false },
    });
    expect(shown.deadlines).toEqual([{ id: deadline!.id, title: deadline!.title, date: '2026-12-06' }]);
    expect(shown.silence).toEqual({ since: at, goal: { date: '2026-12-22', offset, source }, exceeded: false });
  });

  it('is shown with the law under which its paths were given, by that version of the need', () => {
    const given = { at, agency: 'tax', recipient: 'skattestyrelsen', dossierVersion: 1, confirmed: true, eventId: 'e' };
    const shown = putIntoWords(contracts, 'disclosure', 'tax:1', {
      ...given,
      paths: ['tax.cardType'],
      schemaVersion: 'v1',
    });
    const need = contracts.dossier('tax', 'v1').needs.get('tax.cardType')!;
    expect(shown).toEqual({
      ...{ ...given, paths: ['tax.cardType'] },
      purpose: contracts.process('tax').purpose,
      legalBasis: need.legalBasis,
    });
  });

  it('names a group of facts that is asked or answered as one by its own name', () => {
    const asked = { path: 'address.street', agencies: ['municipality'] };
    const whole = putIntoWords(contracts, 'question', asked.path, { ...asked, group: 'address' });
    expect(whole.label.en).toBe('Your address in Denmark');
    expect(whole).not.toHaveProperty('group');
    expect(putIntoWords(contracts, 'question', asked.path, asked).label).toEqual(contracts.getFact(asked.path).title);
    const paths = ['address.street', 'address.houseNumber'];
    expect(sentence({ event: 'answerAgreed', agency: 'municipality', recipient: '0101', paths })).toBe(
      'Copenhagen Municipality answered, and registered what you say: Your address in Denmark.',
    );
  });

  it('lists all that a withdrawal reached', () => {
    const reached = ['siri', 'municipality', 'tax'].map((agency) => ({ agency }));
    expect(sentence({ event: 'withdrawalAsked', reached })).toBe(
      'You withdrew your application at SIRI, the municipality and the Danish Tax Agency.',
    );
  });
});

describe('what the contracts do not know any more', () => {
  it('is called as it is named', () => {
    expect(sentence({ event: 'deadline', agency: 'tax', deadline: 'paperForm' })).toBe(
      'Last day at the Danish Tax Agency: Paper form.',
    );
    expect(sentence({ event: 'granted', agency: 'library' })).toBe('Library said yes.');
  });

  it('is no goal of its agency', () => {
    const silence = { since: at, goal: { id: 'former', date: '2026-12-22' }, exceeded: false };
    const shown = putIntoWords(contracts, 'agency', 'siri', { ...standing, deadlines: [], silence });
    expect(shown.silence).toEqual({ since: at, exceeded: false });
  });
});

describe('a body that was published with words of its own', () => {
  const text = { da: 'Som det blev sagt.', en: 'As it was said.' };

  it('keeps them', () => {
    expect(putIntoWords(contracts, 'timeline', '', { at, event: 'amended', text }).text).toEqual(text);
    const asked = { path: 'contact.phone', agencies: ['tax'], label: text, why: text };
    expect(putIntoWords(contracts, 'question', asked.path, asked)).toEqual(asked);
    const deadlines = [{ id: 'taxCard', title: text, date: '2026-12-06' }];
    const goal = {
      date: '2026-12-22',
      offset: 'P1M',
      source: { title: text, statedOn: '2026-01-02', readOn: '2026-11-29' },
    };
    const state = { ...standing, deadlines, silence: { since: at, goal, exceeded: true } };
    expect(putIntoWords(contracts, 'agency', 'tax', state)).toEqual(state);
  });
});
