import { render, type Language } from '#pages';
import { ErrorSummary } from './error-summary.js';
import type { FieldProblem } from './read-value.js';

const wrong: FieldProblem = { name: 'x', message: { da: 'x', en: 'x' } };
const missing: FieldProblem = { ...wrong, isMissing: true };
const heading = (problems: FieldProblem[], language: Language): string =>
  /<h2[^>]*>([^<]*)</.exec(render(<ErrorSummary problems={problems} language={language} />))![1]!;

it('counts in words, and says of what is only missing that it is missing', () => {
  expect(heading([missing, missing], 'en')).toBe('Two answers are missing');
  expect(heading([missing, missing], 'da')).toBe('To svar mangler');
  expect(heading([missing], 'en')).toBe('One answer is missing');
  expect(heading([missing, wrong, wrong], 'en')).toBe('Three answers need a correction');
  expect(heading([wrong], 'da')).toBe('Ét svar skal rettes');
});
