import type { Doubt } from '#contracts';
import type { JSX } from 'preact';
import { type Language, wordsIn } from '#pages';

/** The button that says: it is so. */
export const AS_WRITTEN = 'asWritten';

const words = wordsIn({
  en: {
    title: 'Is that so?',
    correct: 'If it is wrong, correct it here and save again.',
    passedOn: 'If it is right, we pass it on as you wrote it, and the agency checks it.',
    asWritten: 'It is as I wrote it',
  },
  da: {
    title: 'Er det rigtigt?',
    correct: 'Er det forkert, så ret det her, og gem igen.',
    passedOn: 'Er det rigtigt, sender vi det videre, som du har skrevet det, og myndigheden kontrollerer det.',
    asWritten: 'Det er, som jeg har skrevet',
  },
});

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
