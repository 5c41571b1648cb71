import type { AgencyStatus } from '#contracts';
import type { JSX } from 'preact';
import { Radios, type FieldContext, PlainFormPage } from '#fact-form';
import { showList, PlainPage } from '#pages';
import { type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import { isDecided, type Party } from '#case-reading';
import { caseLinks } from '../case-links.js';
import { type Texts, textsIn } from '#texts';

const withdrawWords = textsIn('withdraw');

/** The form value for all agencies at once. */
export const ALL = 'all';
export const FIELD = 'agency';
/** Of the form that has shown what follows. */
export const ASKED = 'asked';

interface PageProps {
  view: CaseView;
}

/** The parts that one can still withdraw: what is decided stays, whatever else is withdrawn. */
export const withdrawable = ({ parties }: Pick<CaseView, 'parties'>): Party[] =>
  parties.filter((party) => !isDecided(party) && party.state.status !== 'withdrawn');

/** Which agency, or all of them. */
export function WithdrawPage({ view, context }: PageProps & { context: FieldContext }): JSX.Element {
  const { visit, place } = view;
  const words = withdrawWords(visit);
  const choices = withdrawable(view);
  const isRest = view.parties.some(isDecided);
  return (
    <PlainFormPage
      title={words.title}
      name="withdraw"
      links={caseLinks(visit)}
      form={choices.length > 0 ? 'form' : undefined}
      context={context}
      back={{ href: caseAddress(place), label: words.back }}
    >
      {choices.length === 0 ? (
        <>
          <p class="lead">{words.nothing}</p>
          <p>{words.ended}</p>
        </>
      ) : (
        <form id="form" method="post" action={caseAddress(place, 'withdraw')} noValidate>
          <Stays view={view} />
          <Radios
            name={FIELD}
            label={words.from}
            choices={[
              ...choices.map(({ agency, name }) => ({ value: agency, label: name })),
              { value: ALL, label: isRest ? words.rest : words.all, hint: words.allHint },
            ]}
            context={context}
          />
          <div class="actions">
            <button class="button button-primary">{words.go}</button>
            <a href={caseAddress(place)}>{words.no}</a>
          </div>
        </form>
      )}
    </PlainFormPage>
  );
}

/** Whose decisions a withdrawal does not touch. */
function Stays({ view: { visit, parties } }: { view: CaseView }): JSX.Element | null {
  const names = parties.filter(isDecided).map(({ inside }) => inside);
  return names.length === 0 ? null : <p>{withdrawWords(visit).stays({ names: showList(names, visit.language) })}</p>;
}

const REACHED: ReadonlySet<AgencyStatus> = new Set([
  'delivered',
  'acknowledged',
  'moreNeeded',
  'delivering',
  'undeliverable',
]);

/** How far an agency has come, which says what follows for it. */
function reachOf(party: Party): keyof Texts['withdraw']['consequence'] {
  if (isDecided(party)) return 'decided';
  return REACHED.has(party.state.status) ? 'sent' : 'unsent';
}

/** What follows, before it is done. `agency` is undefined for all. */
export function ConfirmWithdrawalPage({ view, agency }: PageProps & { agency?: Party }): JSX.Element {
  const { visit, place, parties, household } = view;
  const words = withdrawWords(visit);
  const isRest = !agency && parties.some(isDecided);
  const title = isRest ? words.confirmRest : words.confirm({ agency: agency?.inside });
  const halted = agency
    ? view.lines.filter(({ after, past, result }) => after === agency.agency && past.length === 0 && result === 'ahead')
    : [];
  return (
    <PlainPage
      title={title.replace(/\?$/, '')}
      name="withdraw"
      links={caseLinks(visit)}
      form="form"
      keepsWhenLeft={false}
      back={{ href: caseAddress(place, 'withdraw'), label: words.title }}
      heading={title}
    >
      <p>{words.follows}</p>
      <ul>
        {(agency ? [agency] : parties.filter(({ state }) => state.status !== 'withdrawn')).map((party) => (
          <li>{words.consequence[reachOf(party)](party)}</li>
        ))}
        {agency && halted.length > 0 && (
          <li>
            {words.halts({
              names: showList(
                halted.map(({ party }) => party.inside),
                visit.language,
              ),
              agency: agency.inside,
            })}
          </li>
        )}
        {household.length > 1 && <li>{words.household}</li>}
      </ul>
      <p>{words.notUndone}</p>
      <form id="form" method="post" action={caseAddress(place, 'withdraw')}>
        <input type="hidden" name={ASKED} value="yes" />
        <input type="hidden" name={FIELD} value={agency?.agency ?? ALL} />
        <div class="actions">
          <button class="button button-primary" name="confirmed" value="yes">
            {words.yes}
          </button>
          <a href={caseAddress(place)}>{words.no}</a>
        </div>
      </form>
    </PlainPage>
  );
}
