import type { JSX } from 'preact';
import { ErrorSummary, idOf, RadioChoice, fieldWords, type FieldProblem } from '#fact-form';
import { BackLink, Frame } from '#pages';
import { caseLinks } from '../case-links.js';
import { caseAddress, type CaseView } from '../case-view.js';
import { joinWords } from './join-words.js';

export const FIELD = 'relation';

interface JoinPageProps {
  view: CaseView;
  problems: readonly FieldProblem[];
  chosen?: string;
}

/** Who joins the household later, and what their application begins with. */
export function JoinPage({ view, problems, chosen }: JoinPageProps): JSX.Element {
  const { visit, place, shown } = view;
  const words = joinWords(visit);
  const [problem] = problems;
  return (
    <Frame
      title={words.title}
      hasErrors={problem !== undefined}
      name="join"
      links={caseLinks(visit)}
      form="form"
      keepsWhenLeft={false}
    >
      <div class="container page">
        <BackLink href={caseAddress(place)}>{words.back}</BackLink>
        <ErrorSummary problems={problems} language={visit.language} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <h2>{words.filled}</h2>
        <ul>
          <li>{words.shared}</li>
          <li>{words.said}</li>
        </ul>
        <p>{words.notFilled}</p>
        <form id="form" method="post" action={caseAddress(place, 'join')} noValidate>
          <div class={problem ? 'form-group form-error' : 'form-group'}>
            <fieldset aria-describedby={problem && `${FIELD}-error`}>
              <legend class="form-label">{words.who}</legend>
              {problem && (
                <span class="form-error-message" id={`${FIELD}-error`}>
                  <span class="sr-only">{fieldWords(visit).error}</span>
                  {problem.message[visit.language]}
                </span>
              )}
              <RadioChoice
                name={FIELD}
                value="spouse"
                id={idOf(FIELD)}
                label={words.spouse}
                isChosen={chosen === 'spouse'}
              />
              <RadioChoice
                name={FIELD}
                value="child"
                id={`${FIELD}-child`}
                label={words.child}
                hint={words.childHint}
                isChosen={chosen === 'child'}
              />
            </fieldset>
          </div>
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
