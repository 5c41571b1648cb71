import { startWords } from '../start/start-words.js';
import { applicationWords } from './application-words.js';
import { householdWords } from './household-words.js';

describe.each(['en', 'da'] as const)('the words of a count (%s)', (language) => {
  it('say that something was spared only where something was', () => {
    const { onceText } = applicationWords({ language });
    expect(onceText(52, 110)).toMatch(/52 .* 110/);
    expect(onceText(38, 38)).not.toContain('38');
    const { answers } = startWords({ language });
    expect(answers(52, 110, 3)).toContain('110');
    expect(answers(38, 38, 1)).not.toMatch(/\d/);
  });

  it('tell one from several', () => {
    expect(householdWords({ language }).left(1)).toBe({ en: 'One answer to go', da: 'Ét svar mangler' }[language]);
    expect(householdWords({ language }).left(2)).toMatch(/^2 (?:answers to go|svar mangler)$/);
    expect(applicationWords({ language }).lead(0, 1)).not.toMatch(/answers|\d/);
  });
});
