import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import { FactField, type FieldContext, FactForm, PlainFormPage } from '#fact-form';
import { type AskedField, isShared } from '#intake';
import { AgencyMark, type NamedAgency } from '#pages';
import { caseLinks } from '../case-links.js';
import { type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import { sourceName } from '#case-reading';
import type { CaseFacts } from './case-facts.js';
import { saidOf } from './correct-list.js';
import { SendOrCancel } from './send-or-cancel.js';
import { textsIn } from '#texts';

const amendWords = textsIn('amend');

export interface CorrectPageProps {
  view: CaseView;
  contracts: Contracts;
  fact: string;
  facts: CaseFacts;
  /** Who was sent it. */
  holders: readonly NamedAgency[];
  fields: readonly AskedField[];
  context: FieldContext;
}

/** One answer: what it says, who will be told, the new answer, or none. */
export function CorrectPage(props: CorrectPageProps): JSX.Element {
  const { view, contracts, fact, fields, context } = props;
  const { visit, place, person, household } = view;
  const words = amendWords(visit);
  const title = words.correct.one({ title: contracts.getFact(fact).title[visit.language] });
  const isForAll = place === 0 && household.length > 1 && isShared(contracts, fact);
  return (
    <PlainFormPage
      title={title}
      name="correct"
      links={caseLinks(visit)}
      context={context}
      back={{ href: caseAddress(place, 'correct'), label: words.correct.title }}
    >
      <Present {...props} />
      <FactForm action={caseAddress(place, `correct/${fact}`)}>
        {fields.map((field) => (
          <FactField field={field} context={context} />
        ))}
        {isForAll && <p>{words.correct.shared}</p>}
        <SendOrCancel view={view} />
        {fact in person.statements && (
          <div class="retract">
            <button class="button button-secondary" type="submit" name="retract" value="yes" formNoValidate>
              {words.correct.retract}
            </button>
            <p class="quiet">{words.correct.retractNote}</p>
          </div>
        )}
      </FactForm>
    </PlainFormPage>
  );
}

function Present({ view, contracts, fact, facts, holders }: CorrectPageProps): JSX.Element {
  const words = amendWords(view.visit).correct;
  const source = facts.sources.get(fact);
  const isAgencys = source !== undefined && contracts.agencies.includes(source);
  const isBeyond = isBeyondClaims(contracts, fact, facts);
  const agencysWord = isBeyond ? words.agencysOnly : words.agencysWord;
  return (
    <dl class="facts">
      <div>
        <dt>{words.present}</dt>
        <dd>
          {saidOf(contracts, facts, fact, view)}
          {source !== undefined && source !== 'resident' && (
            <div class="quiet">{`${words.saidBy}: ${sourceName(contracts, view, source)}`}</div>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.told}</dt>
        <dd>
          {isAgencys ? (
            agencysWord({ agency: sourceName(contracts, view, source) })
          ) : holders.length === 0 ? (
            words.nobody
          ) : (
            <>
              {words.toldLead}
              <ul class="plain">
                {holders.map(({ place, name }) => (
                  <li>
                    <AgencyMark place={place} small /> {name}
                  </li>
                ))}
              </ul>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

/** What an agency states counts as it is, whatever is claimed: a protection is never lowered by a claim. */
function isBeyondClaims(contracts: Contracts, fact: string, { values }: CaseFacts): boolean {
  const claimable = Object.entries(contracts.findFact(fact)?.changes?.claimable ?? {});
  const stated = values.get(fact) as Record<string, unknown> | undefined;
  return claimable.length > 0 && claimable.every(([key, value]) => stated?.[key] === value);
}
