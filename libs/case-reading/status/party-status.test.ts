import { appointment, decided, disputeOfStatus, goalOfOne, happened, now, party } from '../example-parties.js';
import type { Language } from '#pages';
import type { Dispute } from '../dispute/disputes.js';
import type { Party } from '../party.js';
import { partyStatusOf, type PartyStatus } from './party-status.js';

interface Case {
  others?: readonly Party[];
  disputes?: readonly Dispute[];
  at?: Date;
}

function standing(one: Party, { others = [], disputes = [], at = now }: Case = {}): Record<Language, PartyStatus> {
  const say = (language: Language): PartyStatus =>
    partyStatusOf(one, { parties: [one, ...others], disputes, timeline: [], now: at, language });
  return { en: say('en'), da: say('da') };
}

const states = ({ states: all }: PartyStatus): string[] => all.map(({ glyph, text }) => `${glyph}: ${text}`);
const told = { version: 2, at: '2026-09-03T09:30:00.000Z' };

describe('where an agency stands', () => {
  it('is that one has to come, also after a yes, and then that the agency has not said whether anybody did', () => {
    const one = decided('siri', 'granted', { appointment });
    const { en, da } = standing(one);
    expect(states(en)).toEqual(['done: Approved at 11:21', 'meeting: You meet on Monday, 7 September 2026 at 10:00']);
    expect(en.next).toBe('You come in person. Then SIRI goes on.');
    expect(da.next).toBe('Mød op. Derefter går SIRI videre.');
    const later = standing(one, { at: new Date('2026-09-08T08:00:00.000Z') });
    expect(states(later.en)[1]).toBe('passed: The time has passed; SIRI has not said whether you came');
    expect(later.en.next).toBe('You were there: nothing. You were not: ask SIRI for a new time.');
    expect(later.da.states[1]?.text).toBe('Tidspunktet er passeret; SIRI har ikke oplyst, om du mødte op');
    expect(later.en.by).toEqual([{ label: 'By:', text: 'SIRI has given no date' }]);
  });

  it('says of a new time that the old one no longer counts, and of a cancelled one that nobody is to come', () => {
    const replaced = standing(party('siri', 'acknowledged', { appointment: { ...appointment, replaces: true } }));
    expect(replaced.en.next).toBe('Come at the new time. The old one no longer counts.');
    expect(replaced.da.states[1]?.text).toMatch(/^Ny tid: /);
    const cancelled = standing(party('siri', 'acknowledged', { appointment: { ...appointment, cancelled: true } }));
    expect(states(cancelled.en)[1]).toBe('off: The appointment is cancelled by SIRI');
    expect(cancelled.en.next).toBe('Do not come. A new time comes here when SIRI gives it.');
    expect(cancelled.da.next).toBe('Mød ikke op. En ny tid kommer her, når SIRI giver den.');
  });

  it('is a no without a tick, with the date that the agency states and no other', () => {
    const at = '2026-09-03T09:21:00.000Z';
    const { en, da } = standing(decided('siri', 'refused'));
    expect(states(en)).toEqual(['no: Refused at 11:21']);
    expect(en.by).toEqual([{ label: 'By:', text: 'See the date in SIRI’s letter' }]);
    expect(da.by).toEqual([{ label: 'Senest:', text: 'Se fristen i SIRIs brev' }]);
    const appeal = { body: 'Udlændingenævnet', until: '2026-10-29' };
    const stated = standing(party('siri', 'refused', { outcome: { result: 'refused', at, facts: {}, appeal } }));
    expect(stated.en.by).toEqual([{ label: 'By:', text: 'Thursday, 29 October 2026, stated by SIRI' }]);
    expect(stated.en.next).toContain('You find it here and in the letter.');
  });

  it('says whom a part that stopped waited for, what would start it again, and that nothing was sent only if so', () => {
    const no = decided('siri', 'refused');
    const { en, da } = standing(party('tax', 'stopped'), { others: [no] });
    expect(states(en)).toEqual(['stop: Stopped at 11:21']);
    expect(en.know).toBe('It needed a yes from SIRI. Nothing was sent to the Danish Tax Agency.');
    expect(en.next).toBe('Nothing. If SIRI later says yes, this goes on by itself.');
    expect(da.next).toBe('Intet. Godkender SIRI senere, går det videre af sig selv.');
    const sent = party('tax', 'stopped', {}, [happened('tax', 'delivered', now.toISOString())]);
    expect(standing(sent, { others: [no] }).en.know).toContain('keeps what it was sent before');
    expect(standing(sent, { others: [no] }).en.know).not.toContain('Nothing was sent');
  });

  it('says that an agency was told that something ended only by its own receipt', () => {
    const sent = standing(decided('tax', 'granted', { told: { ...told, reach: 'delivered', ended: true } }));
    expect(states(sent.en)[1]).toBe('sent: Sent at 11:30, not yet confirmed');
    expect(sent.en.next).toContain('We try again until it comes.');
    const received = standing(decided('tax', 'granted', { told: { ...told, reach: 'acknowledged', ended: true } }));
    expect(states(received.en)[1]).toBe('done: Told at 11:30');
    expect(received.en.next).toContain('What it decided stands until it says otherwise.');
    expect(received.da.states[1]?.text).toBe('Har fået besked kl. 11.30');
    const unsent = standing(decided('tax', 'granted', { told: { ...told, reach: 'ready', ended: true } }));
    expect(states(unsent.en)[1]).toBe('sent: Not sent yet');
  });

  it('is two statements, an objection on its way, an objection that is there', () => {
    const one = decided('siri', 'granted');
    const differ = standing(one, { disputes: [disputeOfStatus()] });
    expect(states(differ.en)[1]).toBe('differ: States “Married”, you say “Unmarried”');
    expect(differ.en.next).toBe('If “Married” is wrong, tell SIRI from here.');
    expect(differ.en.by).toEqual([{ label: 'By:', text: 'No date. You can do it whenever you like' }]);
    const sent = standing(one, { disputes: [disputeOfStatus('delivered')] });
    expect(states(sent.en)[1]).toBe('claim: Objection sent at 14:12, not yet confirmed');
    const there = standing(one, { disputes: [disputeOfStatus('acknowledged')] });
    expect(states(there.en)[1]).toBe('claim: Has your objection since 14:12, has not answered');
    expect(there.da.next).toBe('SIRI svarer: retter det, der er oplyst, eller lader det stå.');
    expect(states(standing(party('tax', 'acknowledged'), { disputes: [disputeOfStatus()] }).en)).toHaveLength(1);
  });

  it('is a move that is received and not registered, never more than that', () => {
    const moving = (reach: 'delivered' | 'acknowledged'): Dispute => ({ ...disputeOfStatus(reach), isMove: true });
    const one = party('siri', 'acknowledged');
    const there = standing(one, { disputes: [moving('acknowledged')] });
    expect(states(there.en)[1]).toBe('claim: Has your move since 14:12; it has not registered it yet');
    expect(there.en.next).toBe('It registers the new address, or asks for more.');
    expect(there.da.states[1]?.text).toBe('Har din flytning siden kl. 14.12; den er ikke registreret endnu');
    const sent = standing(one, { disputes: [moving('delivered')] });
    expect(states(sent.en)[1]).toBe('claim: Your move: sent at 14:12, not yet confirmed');
  });

  it('is silence beyond a goal of its own, with whom to ask; without a goal nothing is said', () => {
    const silence = { since: '2026-08-01T10:00:00.000Z', goal: goalOfOne, exceeded: true };
    const { en, da } = standing(party('siri', 'acknowledged', { silence }));
    expect(states(en)[1]).toBe('goalPassed: Silent three days beyond its own goal');
    expect(en.next).toBe('SIRI answers. You can ask on siri.example. Say your case number.');
    expect(en.by).toEqual([{ label: 'By:', text: 'SIRI has given no date. Its own goal was Monday, 31 August 2026' }]);
    expect(da.states[1]?.text).toBe('Tre dage over eget servicemål uden svar');
    const { goal: _, ...unknown } = silence;
    expect(states(standing(party('siri', 'acknowledged', { silence: unknown })).en)).toHaveLength(1);
  });

  it('tells a system that does not answer from an agency that is silent', () => {
    const history = [
      happened('tax', 'delivering', '2026-09-03T07:10:00.000Z'),
      happened('tax', 'delayed', '2026-09-03T07:12:00.000Z'),
    ];
    const { en, da } = standing(party('tax', 'delivering', {}, history));
    expect(states(en)).toEqual(['lost: Not answering since 09:12; kept by us']);
    expect(en.know).toContain('a technical fault, not an answer to you');
    expect(da.states[0]?.text).toBe('Svarer ikke siden kl. 09.12; vi har gemt den');
  });

  it('says of a last day that is over that an answer is still possible', () => {
    const deadlines = [{ id: 'taxCard', title: { da: 'Få skattekort', en: 'Get the tax card' }, date: '2026-09-01' }];
    const { en } = standing(party('tax', 'collecting', { deadlines }));
    expect(states(en)).toEqual(['you: Waits for your answers; the date has passed']);
    expect(en.next).toBe('You can still answer. It is sent then.');
    expect(en.by[0]?.label).toBe('The last day was:');
  });
});
