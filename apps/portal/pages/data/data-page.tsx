import type { JSX } from 'preact';
import { type Link, PlaceCover, PlainPage, withPerson } from '#pages';
import {
  AlsoHeldSection,
  Disclosures,
  Facts,
  NotInUseSection,
  type HeldData,
  knownFacts,
  type Telling,
  lacksLetters,
} from '#held-data';
import { titleOf } from './who.js';
import { AskOthers } from '../application/ask-others.js';
import { whoIs } from '../visit/person-name.js';
import type { OwnVisit } from '../visit/visits.js';
import { textsIn } from '#texts';

const frameWords = textsIn('frame');
const coverWords = textsIn('placeCover');
const dataWords = textsIn('data');

interface DataProps {
  visit: OwnVisit;
  telling: Telling;
  data: HeldData;
  /** There is a part that others could be asked for, or are. */
  asksOthers: boolean;
}

/** What is held about a person, whoever said it, and who was given it. */
export function DataPage({ visit, telling, data, asksOthers }: DataProps): JSX.Element {
  const { words, contracts } = telling;
  const { place, facts, disclosures, shown, application } = data;
  const isSent = shown !== undefined;
  const name = whoIs(application, place, visit.language);
  const title = titleOf(visit, data);
  const lead = !isSent ? words.leadDraft : place === 0 ? words.lead : words.leadOf({ name });
  const known = knownFacts(contracts, { facts, conflicts: shown?.conflicts ?? [], disclosures });
  return (
    <PlainPage title={title} name="data" links={ownLinks(visit, isSent, place)} lead={lead}>
      <PlaceCover visit={visit} />
      <People visit={visit} data={data} />
      <ul class="legend no-max-width" aria-label={words.onThisPage}>
        <li>
          <a href="#facts">{words.facts}</a>
        </li>
        <li>
          <a href="#disclosures">{words.disclosures}</a>
        </li>
        <li>
          <a href="#download">{words.download}</a>
        </li>
      </ul>
      <Facts telling={telling} facts={known} place={place} isSent={isSent} />
      <NotInUseSection telling={telling} data={data} />
      <AlsoHeldSection telling={telling} data={data} />
      <Disclosures telling={telling} disclosures={disclosures} timeline={shown?.timeline ?? []} now={visit.now} />
      {asksOthers && <AskOthers visit={visit} place={place} />}
      <h2 id="download">{words.download}</h2>
      <p class="measure">{words.downloadText}</p>
      {lacksLetters(telling, data) && <p class="measure">{words.pdfLacks}</p>}
      <p class="actions flush">
        <a class="button button-secondary" href={withPerson('/data/download.pdf', place)} download>
          {words.pdf}
        </a>
        <a class="button button-secondary" href={withPerson('/data/download.zip', place)} download>
          {words.zip}
        </a>
        <a class="button button-secondary" href={withPerson('/data/download.json', place)} download>
          {words.json}
        </a>
      </p>
      {visit.coversPlace && <WithPlace visit={visit} place={place} />}
      <p>
        <a href="/erase">{textsIn('erase')(visit).link}</a>
      </p>
    </PlainPage>
  );
}

/** Files are covered, too; the whole of them is sent for by a form, which leaves no address behind. */
function WithPlace({ visit, place }: { visit: OwnVisit; place: number }): JSX.Element {
  const words = coverWords(visit);
  return (
    <form method="post" data-with-place>
      <p class="measure">{words.files}</p>
      <p class="actions flush">
        {FILES.map((type) => (
          <button
            class="button button-secondary"
            type="submit"
            formAction={withPerson(`/data/download.${type}`, place)}
          >
            {words[type]}
          </button>
        ))}
      </p>
    </form>
  );
}

const FILES = ['pdf', 'zip', 'json'] as const;

/** Before it is sent there is no case to go to. */
export function ownLinks(visit: OwnVisit, isSent: boolean, place: number, isCurrent = true): Link[] {
  const own = dataLink(visit, place, isCurrent);
  return isSent
    ? [{ href: withPerson('/case', place), label: frameWords(visit).yourCase }, own]
    : [{ href: withPerson('/application', place), label: frameWords(visit).yourApplication }, own];
}

const dataLink = (visit: OwnVisit, place: number, isCurrent: boolean): Link => ({
  href: withPerson('/data', place),
  label: frameWords(visit).yourData,
  current: isCurrent,
});

function People({ visit, data }: { visit: OwnVisit; data: HeldData }): JSX.Element | null {
  const { application, place } = data;
  if (application.persons.length < 2) return null;
  const names = application.persons.map((_, index) => whoIs(application, index, visit.language));
  return (
    <ul class="legend no-max-width" aria-label={dataWords(visit).people}>
      {names.map((name, index) => (
        <li>{index === place ? <strong>{name}</strong> : <a href={withPerson('/data', index)}>{name}</a>}</li>
      ))}
    </ul>
  );
}
