import type { JSX } from 'preact';
import { TextLine, PlainFormPage } from '#fact-form';

import type { AccessPageProps } from './access-page.js';
import { Desk } from './desk.js';
import { Wait } from './wait.js';
import { textsIn } from '#texts';

const accessWords = textsIn('access');
const continueWords = textsIn('continue');

export function ContinuePage({ visit, context, wait }: AccessPageProps): JSX.Element {
  const words = continueWords(visit);
  const { reference, referenceHint } = accessWords(visit);
  const { problems } = context;
  return (
    <PlainFormPage
      title={words.title}
      hasErrors={problems.length > 0 || wait !== undefined}
      name="continue"
      context={context}
      above={wait !== undefined && <Wait visit={visit} minutes={wait} />}
      lead={words.lead}
    >
      {visit.applicationId !== undefined && (
        <p>
          {words.open} <a href="/application">{words.openLink}</a>
        </p>
      )}
      <form id="form" method="post" action="/continue" noValidate>
        <TextLine name="reference" label={reference} help={referenceHint} context={context} />
        <TextLine name="code" label={words.code} help={words.codeHint} context={context} />
        <div class="actions">
          <button class="button button-primary" type="submit">
            {words.submit}
          </button>
          <a href="/lost-code">{words.lost}</a>
        </div>
      </form>
      <Desk visit={visit} />
    </PlainFormPage>
  );
}
