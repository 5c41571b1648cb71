import type { JSX } from 'preact';
import { TextLine, PlainFormPage } from '#fact-form';
import { PlainPage } from '#pages';
import type { AccessPageProps } from './access-page.js';
import { Desk } from './desk.js';
import { Wait } from './wait.js';
import { textsIn } from '#texts';

const accessWords = textsIn('access');
const continueWords = textsIn('continue');
const lostCodeWords = textsIn('lostCode');

export function LostCodePage({ visit, context, wait }: AccessPageProps): JSX.Element {
  const words = lostCodeWords(visit);
  const { reference, referenceHint } = accessWords(visit);
  const { problems } = context;
  return (
    <PlainFormPage
      title={words.title}
      hasErrors={problems.length > 0 || wait !== undefined}
      name="lost-code"
      context={context}
      back={{ href: '/continue', label: continueWords(visit).title }}
      above={wait !== undefined && <Wait visit={visit} minutes={wait} />}
      lead={words.lead}
    >
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
    </PlainFormPage>
  );
}

export function LinkSentPage({ visit }: Pick<AccessPageProps, 'visit'>): JSX.Element {
  const words = lostCodeWords(visit);
  return (
    <PlainPage title={words.doneTitle} name="link-sent" lead={words.doneLead}>
      <p>{words.doneNote}</p>
      <div class="actions">
        <a class="button button-primary" href="/continue">
          {continueWords(visit).title}
        </a>
        <a href="/lost-code">{words.again}</a>
      </div>
    </PlainPage>
  );
}
