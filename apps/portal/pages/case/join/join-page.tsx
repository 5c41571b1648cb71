import type { JSX } from 'preact';
import { ErrorSummary, Radios, type FieldContext } from '#fact-form';
import { BackLink, Frame } from '#pages';
import { caseLinks } from '../case-links.js';
import { caseAddress, type CaseView } from '../case-view.js';
import { joinWords } from './join-words.js';

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
    <Frame
      title={words.title}
      hasErrors={context.problems.length > 0}
      name="join"
      links={caseLinks(visit)}
      form="form"
      keepsWhenLeft={false}
    >
      <div class="container page">
        <BackLink href={caseAddress(place)}>{words.back}</BackLink>
        <ErrorSummary problems={context.problems} language={visit.language} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
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
          <p>{words.then(shown.reference)}</p>
          <div class="actions">
            <button class="button button-primary">{words.go}</button>
            <a href={caseAddress(place)}>{words.no}</a>
          </div>
        </form>
      </div>
    </Frame>
  );
}
