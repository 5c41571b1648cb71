import type { Doubt } from '#contracts';
import type { JSX } from 'preact';
import { type Language } from '#pages';
import { textsIn } from '#texts';

/** The button that says: it is so. */
export const AS_WRITTEN = 'asWritten';

const words = textsIn('askBack');

interface DoubtsProps {
  doubts: readonly Doubt[];
  language: Language;
}

/** What is strange and no error: it is saved already, and holds nobody up who says that it is so. */
export function AskBack({ doubts, language }: DoubtsProps): JSX.Element | null {
  if (doubts.length === 0) return null;
  const { title, correct, passedOn, asWritten } = words({ language });
  return (
    <section class="panel panel-next" aria-labelledby="ask-back" role="status">
      <h2 id="ask-back" tabIndex={-1} autoFocus>
        {title}
      </h2>
      <Doubts doubts={doubts} language={language} />
      <p>
        {correct} {passedOn}
      </p>
      <button class="button button-secondary" type="submit" name={AS_WRITTEN} value="yes">
        {asWritten}
      </button>
    </section>
  );
}

function Doubts({ doubts, language }: DoubtsProps): JSX.Element {
  return (
    <ul>
      {doubts.map(({ message }) => (
        <li>{message[language]}</li>
      ))}
    </ul>
  );
}

/** The same once more before it is signed: what is strange may come of answers of several pages. */
export function StillDoubted({ doubts, language }: DoubtsProps): JSX.Element | null {
  if (doubts.length === 0) return null;
  const { title, passedOn } = words({ language });
  return (
    <div class="alert alert-info">
      <div class="alert-body">
        <p class="alert-heading">{title}</p>
        <Doubts doubts={doubts} language={language} />
        <p class="alert-text">{passedOn}</p>
      </div>
    </div>
  );
}
