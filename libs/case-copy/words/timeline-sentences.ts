import type { Contracts, Text, TimelineEntry, TimelineEvent } from '#contracts';
import { filled, inBoth, textsIn, type Language, type Texts } from '#texts';
import { deadlineTitle, factsTitle, nameOf } from './names.js';

const timelineWords = textsIn('timeline');
const figures = textsIn('figures');

type TimelineWords = Texts['timeline'];

/**
 * The sentence of what happened, in both languages. Sent is not received, received is not being handled; "we" is Ankomst
 * and decides nothing.
 */
export function sentenceOf(contracts: Contracts, entry: TimelineEntry): Text {
  const { event, because, by, isChange } = entry;
  if (event === 'amended') return inBoth(timelineWords, ({ amended }) => saysWho(amended, by, isChange === true));
  const agencies = agenciesIn(entry).map((one) => nameOf(contracts, one).inside);
  const what = whatOf(contracts, entry);
  const successor = successorOf(contracts, entry);
  return inBoth(timelineWords, ({ events }, language) =>
    filled(events[sayingOf(event, because)], {
      agency: listed(agencies, language),
      what: what?.[language] ?? '',
      successor: successor?.[language],
    }),
  );
}

/** Where one event has several sentences: why the agency has no part any more. */
function sayingOf(
  event: Exclude<TimelineEvent, 'amended'>,
  because: TimelineEntry['because'],
): keyof TimelineWords['events'] {
  if (event === 'withdrawn' && because === 'withdrawn') return 'withdrawnByResident';
  return event === 'withdrawn' && because === 'moved' ? 'withdrawnByMove' : event;
}

const agenciesIn = ({ agency, recipient, reached }: TimelineEntry): readonly { agency: string; recipient?: string }[] =>
  reached ?? (agency === undefined ? [] : [{ agency, recipient }]);

const listed = (names: readonly Text[], language: Language): string =>
  new Intl.ListFormat(figures({ language }).locale).format(names.map((name) => name[language]));

/** What is said beside the agency: of what it answered, or the last day of what. */
function whatOf(contracts: Contracts, { agency, paths, deadline }: TimelineEntry): Text | undefined {
  if (paths !== undefined) return factsTitle(contracts, paths);
  return agency !== undefined && deadline !== undefined ? deadlineTitle(contracts, agency, deadline) : undefined;
}

/** Who has the case after a move. */
const successorOf = (contracts: Contracts, { agency, successor }: TimelineEntry): Text | undefined =>
  agency !== undefined && successor !== undefined
    ? nameOf(contracts, { agency, recipient: successor }).inside
    : undefined;

/** By whose word there is an amendment. Who is told of a change stands on lines of its own, once it is so. */
function saysWho(amended: TimelineWords['amended'], by: string | undefined, isChange: boolean): string {
  const known = new Map(Object.entries(amended));
  const { answered, changed } = known.get(by ?? '') ?? amended.resident;
  return isChange ? changed : answered;
}
