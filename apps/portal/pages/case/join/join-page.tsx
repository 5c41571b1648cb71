import type { JSX } from 'preact';
import { Radios, type FieldContext, PlainFormPage } from '#fact-form';

import { caseLinks } from '../case-links.js';
import { type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import { textsIn } from '#texts';

const joinWords = textsIn('join');

export const FIELD = 'relation';

interface JoinPageProps {
  view: CaseView;
  context: FieldContext;
}

/** Who joins the household later, and what their application begins with. */
export function JoinPage({ view, context }: JoinPageProps): JSX.Element {
  const { visit, place, shown } = view;
  const words = joinWords(visit);
  return (
    <PlainFormPage
      title={words.title}
      name="join"
      links={caseLinks(visit)}
      context={context}
      back={{ href: caseAddress(place), label: words.back }}
      lead={words.lead}
    >
      <h2>{words.filled}</h2>
      <ul>
        <li>{words.shared}</li>
        <li>{words.said}</li>
      </ul>
      <p>{words.notFilled}</p>
      <form id="form" method="post" action={caseAddress(place, 'join')} noValidate>
        <Radios
          name={FIELD}
          label={words.who}
          choices={[
            { value: 'spouse', label: words.spouse },
            { value: 'child', label: words.child, hint: words.childHint },
          ]}
          context={context}
        />
        <p>{words.then({ reference: shown.reference })}</p>
        <div class="actions">
          <button class="button button-primary">{words.go}</button>
          <a href={caseAddress(place)}>{words.no}</a>
        </div>
      </form>
    </PlainFormPage>
  );
}
