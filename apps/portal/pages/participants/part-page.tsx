import type { JSX } from 'preact';
import { FactField, FactForm, type FieldContext, PlainFormPage } from '#fact-form';
import { AskedField, Role } from '#intake';
import { type Visit, PlainPage } from '#pages';
import { textsIn } from '#texts';

const partWords = textsIn('part');

interface PartPageProps {
  visit: Visit;
}

/** Says nothing of anybody before its button is used: programs that check mails follow every link. */
export function DoorPage({ visit }: PartPageProps): JSX.Element {
  const words = partWords(visit);
  return (
    <PlainPage title={words.doorTitle} name="part-door" lead={words.doorLead}>
      <p>{words.doorNote}</p>
      <form method="post" action={visit.address}>
        <div class="actions">
          <button class="button button-primary" type="submit">
            {words.open}
          </button>
        </div>
      </form>
    </PlainPage>
  );
}

interface PartProps extends PartPageProps {
  role: Role;
  name: string;
  fields: readonly AskedField[];
  context: FieldContext;
}

export function PartPage({ visit, role, name, fields, context }: PartProps): JSX.Element {
  const words = partWords(visit);
  return (
    <PlainFormPage
      title={words.title}
      name="part"
      context={context}
      heading={words.h1({ name })}
      lead={words.lead[role]}
    >
      <p>{words.note}</p>
      <FactForm action="/part">
        {fields.map((field) => (
          <FactField field={field} context={context} />
        ))}
        <div class="actions">
          <button class="button button-primary" type="submit">
            {words.submit}
          </button>
        </div>
      </FactForm>
    </PlainFormPage>
  );
}

export function ThanksPage({ visit, name }: PartPageProps & { name: string }): JSX.Element {
  const words = partWords(visit);
  return (
    <PlainPage title={words.thanks} name="part-thanks" lead={words.thanksLead({ name })}>
      <p>{words.thanksNote}</p>
      <p>
        <a href="/part">{words.change}</a>
      </p>
    </PlainPage>
  );
}

export function GonePartPage({ visit }: PartPageProps): JSX.Element {
  const words = partWords(visit);
  return <PlainPage title={words.goneTitle} name="part-gone" lead={words.goneLead}></PlainPage>;
}
