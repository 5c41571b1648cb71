import type { JSX } from 'preact';
import type { Language } from '../frame/language.js';
import { wordsIn } from '../frame/words.js';
import { idOf } from './fact-field.js';
import type { FieldProblem } from './read-value.js';

const words = wordsIn({
  en: {
    one: 'One answer needs a correction',
    many: (count: number) => `${count} answers need a correction`,
    kept: 'What you have typed is kept.',
  },
  da: {
    one: 'Ét svar skal rettes',
    many: (count: number) => `${count} svar skal rettes`,
    kept: 'Det, du har skrevet, er gemt.',
  },
});

/** All that is to be corrected, in the words that stand at the fields, each a way to its field. */
export function ErrorSummary({
  problems,
  language,
}: {
  problems: readonly FieldProblem[];
  language: Language;
}): JSX.Element | null {
  if (problems.length === 0) return null;
  const { one, many, kept } = words({ language });
  return (
    <div
      class="alert alert-error alert-error-summary sum-error"
      role="alert"
      tabIndex={-1}
      id="error-summary"
      aria-labelledby="error-summary-title"
      autoFocus
    >
      <div class="alert-body">
        <h2 class="alert-heading" id="error-summary-title">
          {problems.length === 1 ? one : many(problems.length)}
        </h2>
        <ul class="nobullet-list">
          {problems.map(({ name, message }) => (
            <li>
              <a href={`#${idOf(name)}`}>{message[language]}</a>
            </li>
          ))}
        </ul>
        <p>{kept}</p>
      </div>
    </div>
  );
}
