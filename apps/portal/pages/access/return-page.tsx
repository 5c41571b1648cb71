import type { SchemaObject } from '#contracts';
import type { JSX } from 'preact';
import { ErrorSummary, Value, type FieldContext } from '#fact-form';
import { Frame, type Visit } from '#pages';
import { returnWords } from './access-words.js';
import { Desk } from './desk.js';

export const BIRTH_DATE = 'birthDate';
export const birthDateSchema: SchemaObject = { type: 'string', format: 'date' };

interface ReturnProps {
  visit: Visit;
  context: FieldContext;
}

/** Opens nothing by being looked at: programs that check mails follow every link. */
export function ReturnPage({ visit, context }: ReturnProps): JSX.Element {
  const words = returnWords(visit);
  return (
    <Frame title={words.title} hasErrors={context.problems.length > 0} name="return" form="form" keepsWhenLeft={false}>
      <div class="container page">
        <ErrorSummary problems={context.problems} language={visit.language} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {/* The page's own address: its token stands nowhere else. */}
        <form id="form" method="post" action={visit.address} noValidate>
          <Value
            name={BIRTH_DATE}
            schema={birthDateSchema}
            label={words.birthDate}
            help={words.birthDateHint}
            context={context}
          />
          <div class="actions">
            <button class="button button-primary" type="submit">
              {words.submit}
            </button>
          </div>
        </form>
      </div>
    </Frame>
  );
}

export function GoneLinkPage({ visit }: Pick<ReturnProps, 'visit'>): JSX.Element {
  const words = returnWords(visit);
  return (
    <Frame title={words.goneTitle} name="return-gone">
      <div class="container page">
        <h1>{words.goneTitle}</h1>
        <p class="lead">{words.goneLead}</p>
        <div class="actions">
          <a class="button button-primary" href="/continue">
            {words.toContinue}
          </a>
          <a href="/lost-code">{words.toLost}</a>
        </div>
        <Desk visit={visit} />
      </div>
    </Frame>
  );
}
