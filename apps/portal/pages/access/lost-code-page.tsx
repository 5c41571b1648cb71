import type { JSX } from 'preact';
import { ErrorSummary, TextLine } from '#fact-form';
import { BackLink, Frame } from '#pages';
import type { AccessPageProps } from './access-page.js';
import { accessWords, continueWords, lostCodeWords } from './access-words.js';
import { Desk } from './desk.js';
import { Wait } from './wait.js';

export function LostCodePage({ visit, context, wait }: AccessPageProps): JSX.Element {
  const words = lostCodeWords(visit);
  const { reference, referenceHint } = accessWords(visit);
  const { problems } = context;
  return (
    <Frame
      title={words.title}
      hasErrors={problems.length > 0 || wait !== undefined}
      name="lost-code"
      form="form"
      keepsWhenLeft={false}
    >
      <div class="container page">
        <BackLink href="/continue">{continueWords(visit).title}</BackLink>
        <ErrorSummary problems={problems} language={visit.language} />
        {wait !== undefined && <Wait visit={visit} minutes={wait} />}
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <form id="form" method="post" action="/lost-code" noValidate>
          <TextLine name="reference" label={reference} help={referenceHint} context={context} />
          <TextLine
            name="email"
            label={words.email}
            help={words.emailHint}
            type="email"
            autocomplete="email"
            context={context}
          />
          <div class="actions">
            <button class="button button-primary" type="submit">
              {words.submit}
            </button>
          </div>
        </form>
        <h2>{words.wrongTitle}</h2>
        <p>{words.wrongByCode}</p>
        <p>{words.wrongNoCode}</p>
        <p>{words.wrongSafe}</p>
        <Desk visit={visit} />
      </div>
    </Frame>
  );
}

export function LinkSentPage({ visit }: Pick<AccessPageProps, 'visit'>): JSX.Element {
  const words = lostCodeWords(visit);
  return (
    <Frame title={words.doneTitle} name="link-sent">
      <div class="container page">
        <h1>{words.doneTitle}</h1>
        <p class="lead">{words.doneLead}</p>
        <p>{words.doneNote}</p>
        <div class="actions">
          <a class="button button-primary" href="/continue">
            {continueWords(visit).title}
          </a>
          <a href="/lost-code">{words.again}</a>
        </div>
      </div>
    </Frame>
  );
}
