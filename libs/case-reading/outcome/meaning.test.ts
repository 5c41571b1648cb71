import { decided, party } from '../example-parties.js';
import type { Party } from '../party.js';
import { meaningOf } from './meaning.js';

const meaning = (one: Party, others: readonly Party[], hasHousehold = false, language: 'en' | 'da' = 'en'): string =>
  meaningOf(one, { parties: [one, ...others], hasHousehold, language }).join('\n');

describe('what a no means', () => {
  it('is what does not come of it, whom it stopped, and that only the agency can say more', () => {
    const text = meaning(decided('siri', 'refused'), [party('municipality', 'stopped'), party('tax', 'stopped')]);
    expect(text).toContain('You do not get this: What siri brings.');
    expect(text).toContain('The municipality and the Danish Tax Agency waited for this answer and have stopped.');
    expect(text).toContain('What you may do now, and until when, only SIRI can say. See SIRI’s letter.');
    expect(text).toContain('If SIRI later says yes, your case goes on by itself');
    expect(text).not.toMatch(/household/);
  });

  it('is of what was revoked that what others decided stands, and says nothing of others in the household', () => {
    const text = meaning(decided('siri', 'revoked'), [decided('tax', 'granted')], true);
    expect(text).toContain('What SIRI had approved counts no longer.');
    expect(text).toContain('The Danish Tax Agency: what it decided stands until it says otherwise (What tax brings).');
    expect(text).toContain('The others of your household have cases of their own.');
    expect(text).not.toContain('You do not get this');
  });

  it('names only those who waited for this very agency', () => {
    const text = meaning(decided('tax', 'refused'), [decided('siri', 'granted'), party('municipality', 'stopped')]);
    expect(text).not.toContain('stopped');
    expect(meaning(decided('siri', 'refused'), [], false, 'da')).toContain('Du får ikke dette');
  });
});
