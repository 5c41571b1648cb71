import { capital } from '#contracts';
import type { JSX } from 'preact';
import { inWords, type Language, wordsIn } from '#pages';
import { idOf } from './field-parts.js';
import type { FieldProblem } from './read-value.js';

const words = wordsIn({
  en: {
    one: 'One answer needs a correction',
    many: (count: string) => `${count} answers need a correction`,
    oneMissing: 'One answer is missing',
    manyMissing: (count: string) => `${count} answers are missing`,
    kept: 'What you have typed is kept.',
  },
  da: {
    one: 'Ét svar skal rettes',
    many: (count: string) => `${count} svar skal rettes`,
    oneMissing: 'Ét svar mangler',
    manyMissing: (count: string) => `${count} svar mangler`,
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
  const { kept } = words({ language });
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
          {headingOf(problems, language)}
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

/** What is only missing needs no correction. */
function headingOf(problems: readonly FieldProblem[], language: Language): string {
  const { one, many, oneMissing, manyMissing } = words({ language });
  const isMissing = problems.every((problem) => problem.isMissing);
  if (problems.length === 1) return isMissing ? oneMissing : one;
  const count = inWords(problems.length, language);
  return (isMissing ? manyMissing : many)(capital(count));
}
