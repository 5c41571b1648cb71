import type { JSX } from 'preact';
import { ErrorSummary } from '#fact-form';
import { Frame } from '#pages';
import type { AccessPageProps } from './access-form.js';
import { accessWords, continueWords } from './access-words.js';
import { Desk } from './desk.js';
import { TextField } from './text-field.js';
import { Wait } from './wait.js';

export function ContinuePage({ visit, form, problems, wait }: AccessPageProps): JSX.Element {
  const words = continueWords(visit);
  const { reference, referenceHint } = accessWords(visit);
  const { language } = visit;
  return (
    <Frame
      title={words.title}
      hasErrors={problems.length > 0 || wait !== undefined}
      name="continue"
      form="form"
      keepsWhenLeft={false}
    >
      <div class="container page">
        <ErrorSummary problems={problems} language={language} />
        {wait !== undefined && <Wait visit={visit} minutes={wait} />}
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {visit.applicationId !== undefined && (
          <p>
            {words.open} <a href="/application">{words.openLink}</a>
          </p>
        )}
        <form id="form" method="post" action="/continue" noValidate>
          <TextField
            name="reference"
            label={reference}
            hint={referenceHint}
            value={form.text('reference')}
            {...{ problems, language }}
          />
          <TextField
            name="code"
            label={words.code}
            hint={words.codeHint}
            value={form.text('code')}
            {...{ problems, language }}
          />
          <div class="actions">
            <button class="button button-primary" type="submit">
              {words.submit}
            </button>
            <a href="/lost-code">{words.lost}</a>
          </div>
        </form>
        <Desk visit={visit} />
      </div>
    </Frame>
  );
}
