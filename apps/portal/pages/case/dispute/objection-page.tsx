import type { Contracts } from '#contracts';
import type { JSX } from 'preact';
import { FactField, type FieldContext, FactForm, FileField, TextArea, PlainFormPage } from '#fact-form';
import { AskedField } from '#intake';
import { AgencyMark, type NamedAgency } from '#pages';
import { caseLinks } from '../case-links.js';
import { type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import type { Party, DisputedFact } from '#case-reading';
import { textsIn } from '#texts';

const amendWords = textsIn('amend');
const disputeWords = textsIn('dispute');

export const REASON = 'reason';
export const EVIDENCE = 'evidence';

interface ObjectionPageProps {
  view: CaseView;
  contracts: Contracts;
  fact: DisputedFact;
  /** Who decides. */
  party: Party;
  /** Who else was sent it, and keeps what stands. */
  others: readonly NamedAgency[];
  fields: readonly AskedField[];
  context: FieldContext;
}

/** What is right, why, and a paper that shows it; who is told and who is not, before it is sent. */
export function ObjectionPage(props: ObjectionPageProps): JSX.Element {
  const { view, fact, party, fields, context } = props;
  const { visit, place } = view;
  const words = disputeWords(visit).page;
  const title = words.title(fact.counts);
  return (
    <PlainFormPage
      title={title}
      name="correct"
      links={caseLinks(visit)}
      context={context}
      back={{ href: caseAddress(place), label: amendWords(visit).back }}
      lead={words.lead(party)}
    >
      <div class="split">
        <FactForm action={caseAddress(place, `objection/${fact.path}`)}>
          {fields.map((field) => (
            <FactField field={field} context={context} />
          ))}
          <Why {...props} />
          <WhenSent {...props} />
          <div class="actions">
            <button class="button button-primary" type="submit" name="send" value="yes">
              {words.send(party)}
            </button>
            <a href={caseAddress(place)}>{amendWords(visit).cancel}</a>
          </div>
        </FactForm>
        <aside class="panel flush" aria-labelledby="now-title">
          <h2 class="h3" id="now-title">
            {words.now}
          </h2>
          {[fact.counts, ...fact.others].map((said) => (
            <p>{words.said(said)}</p>
          ))}
        </aside>
      </div>
    </PlainFormPage>
  );
}

function Why({ view, fact, party, context }: ObjectionPageProps): JSX.Element {
  const words = disputeWords(view.visit).page;
  return (
    <>
      <TextArea
        name={REASON}
        schema={{ type: 'string' }}
        label={words.why(fact.counts)}
        help={words.whyHelp(party)}
        context={context}
        rows={5}
      />
      <FileField
        name={EVIDENCE}
        schema={{ type: 'object' }}
        label={words.paper}
        note={words.optional}
        help={words.paperHelp}
        context={context}
      />
    </>
  );
}

function WhenSent({ view, fact, party, others }: ObjectionPageProps): JSX.Element {
  const words = disputeWords(view.visit).page;
  const told = [
    { place: party.place, name: party.name, what: words.isTold },
    ...others.map(({ place, name }) => ({
      place,
      name,
      what: words.notTold({ value: fact.counts.value, inside: party.inside }),
    })),
  ];
  return (
    <>
      <h2>{words.whenSent}</h2>
      <ul class="whom-told no-max-width">
        {told.map(({ place, name, what }) => (
          <li>
            <AgencyMark place={place} />
            <p>
              <strong>{name}</strong> {what}
            </p>
          </li>
        ))}
      </ul>
      <p>{words.noPromise(party)}</p>
    </>
  );
}
