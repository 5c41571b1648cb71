import type { SchemaObject } from '#contracts';
import type { JSX } from 'preact';
import { Value, type FieldContext, PlainFormPage } from '#fact-form';
import { type Visit, PlainPage } from '#pages';
import { Desk } from './desk.js';
import { textsIn } from '#texts';

const returnWords = textsIn('return');

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
    <PlainFormPage title={words.title} name="return" context={context} lead={words.lead}>
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
    </PlainFormPage>
  );
}

export function GoneLinkPage({ visit }: Pick<ReturnProps, 'visit'>): JSX.Element {
  const words = returnWords(visit);
  return (
    <PlainPage title={words.goneTitle} name="return-gone" lead={words.goneLead}>
      <div class="actions">
        <a class="button button-primary" href="/continue">
          {words.toContinue}
        </a>
        <a href="/lost-code">{words.toLost}</a>
      </div>
      <Desk visit={visit} />
    </PlainPage>
  );
}
