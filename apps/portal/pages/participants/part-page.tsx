import type { JSX } from 'preact';
import { ErrorSummary, FactField, FactForm, type FieldContext } from '#fact-form';
import type { AskedField, Role } from '#intake';
import { Frame, type Visit } from '#pages';
import { partWords } from './part-words.js';

interface Shown {
  visit: Visit;
}

/** Says nothing of anybody before its button is used: programs that check mails follow every link. */
export function DoorPage({ visit }: Shown): JSX.Element {
  const words = partWords(visit);
  return (
    <Frame title={words.doorTitle} name="part-door">
      <div class="container page">
        <h1>{words.doorTitle}</h1>
        <p class="lead">{words.doorLead}</p>
        <p>{words.doorNote}</p>
        <form method="post" action={visit.address}>
          <div class="actions">
            <button class="button button-primary" type="submit">
              {words.open}
            </button>
          </div>
        </form>
      </div>
    </Frame>
  );
}

interface PartProps extends Shown {
  role: Role;
  name: string;
  fields: readonly AskedField[];
  context: FieldContext;
}

export function PartPage({ visit, role, name, fields, context }: PartProps): JSX.Element {
  const words = partWords(visit);
  return (
    <Frame title={words.title} hasErrors={context.problems.length > 0} name="part" form="form" keepsWhenLeft={false}>
      <div class="container page">
        <ErrorSummary problems={context.problems} language={visit.language} />
        <h1>{words.h1(name)}</h1>
        <p class="lead">{words.lead[role]}</p>
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
      </div>
    </Frame>
  );
}

export function ThanksPage({ visit, name }: Shown & { name: string }): JSX.Element {
  const words = partWords(visit);
  return (
    <Frame title={words.thanks} name="part-thanks">
      <div class="container page">
        <h1>{words.thanks}</h1>
        <p class="lead">{words.thanksLead(name)}</p>
        <p>{words.thanksNote}</p>
        <p>
          <a href="/part">{words.change}</a>
        </p>
      </div>
    </Frame>
  );
}

export function GonePartPage({ visit }: Shown): JSX.Element {
  const words = partWords(visit);
  return (
    <Frame title={words.goneTitle} name="part-gone">
      <div class="container page">
        <h1>{words.goneTitle}</h1>
        <p class="lead">{words.goneLead}</p>
      </div>
    </Frame>
  );
}
