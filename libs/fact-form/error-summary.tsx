import type { JSX } from 'preact';
import { inWords, type Language } from '#pages';
import { idOf } from './field-parts.js';
import type { FieldProblem } from './read-value.js';
import { textsIn } from '#texts';

const words = textsIn('errorSummary');

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
  const { wrong, missing } = words({ language });
  const { length } = problems;
  const heading = problems.every(({ isMissing }) => isMissing) ? missing : wrong;
  return heading({ answers: length, answersInWords: inWords(length, language) });
}
