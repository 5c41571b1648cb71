import {
  inWords,
  legalBasesOf,
  tellsPlace,
  type Contracts,
  type Disclosure,
  type ElementBody,
  type ElementKind,
  type LegalBasis,
  type Process,
  type Question,
  type Silence,
  type Text,
  type TimelineEntry,
} from '#contracts';
import { inBoth, textsIn } from '#texts';
import { deadlineTitle, factTitle, findGroupTitle, findProcess, nameOf } from './names.js';
import type { ShownBody, ShownSilence, Worded } from './shown.js';
import { sentenceOf } from './timeline-sentences.js';

const whyWords = textsIn('whyAsked');

/** For whom it is worded: what tells where somebody lives may be covered. */
export interface Covers {
  readonly coversPlace: boolean;
}

/**
 * A body as it is shown: with the sentences, titles and laws that follow from what was published. One that was published
 * with words of its own, as once was done, keeps them.
 */
export function putIntoWords<K extends ElementKind>(
  contracts: Contracts,
  kind: K,
  id: string,
  published: ElementBody<K>,
  reader: Covers = { coversPlace: false },
): ShownBody<K> {
  const word = (WORDINGS as Wordings<K>)[kind];
  return word ? word(contracts, published, id, reader) : (published as ShownBody<K>);
}

type Wordings<Kinds extends ElementKind> = {
  [K in Kinds]?: (contracts: Contracts, published: ElementBody<K>, id: string, reader: Covers) => ShownBody<K>;
};

const WORDINGS: Wordings<keyof Worded> = {
  timeline: (contracts, entry, _, { coversPlace }) => {
    const { at, event, agency, recipient } = entry;
    const text = coversPlace ? sentenceOf(contracts, withoutPlace(contracts, entry)) : entry.text;
    return { at, event, agency, recipient, text: text ?? sentenceOf(contracts, entry) };
  },
  agency: (contracts, state, agency) => ({
    ...state,
    deadlines: state.deadlines.map(({ id, title = deadlineTitle(contracts, agency, id), date }) => ({
      id,
      title,
      date,
    })),
    silence: state.silence && silenceOf(findProcess(contracts, agency), state.silence),
  }),
  question: (contracts, { group, ...question }) => ({
    ...question,
    label: question.label ?? findGroupTitle(contracts, group) ?? factTitle(contracts, question.path),
    why: question.why ?? whyAsked(contracts, question),
  }),
  disclosure: (contracts, { schemaVersion, ...given }) => ({
    ...given,
    purpose: given.purpose ?? findProcess(contracts, given.agency)?.purpose ?? inWords(given.agency),
    legalBasis: given.legalBasis ?? lawsOf(contracts, { ...given, schemaVersion }),
  }),
};

/** The sentence names the agency's kind where its own name would tell where somebody lives. */
function withoutPlace(contracts: Contracts, { recipient, successor, reached, ...entry }: TimelineEntry): TimelineEntry {
  const tells = (agency: string | undefined): boolean =>
    agency !== undefined && findProcess(contracts, agency) !== undefined && tellsPlace(contracts, agency);
  return {
    ...entry,
    ...(tells(entry.agency) ? {} : { recipient, successor }),
    ...(reached && { reached: reached.map((one) => (tells(one.agency) ? { agency: one.agency } : one)) }),
  };
}

/** Without a goal that its agency has no longer: nothing is promised in its name. */
function silenceOf(process: Process | undefined, { goal, ...silence }: Silence): ShownSilence {
  const own = process?.serviceGoals?.find(({ id }) => id === goal?.id);
  const { offset = own?.offset, source = own?.source } = goal ?? {};
  if (!goal || !offset || !source) return silence;
  return { since: silence.since, goal: { date: goal.date, offset, source }, exceeded: silence.exceeded };
}

/** The purpose that each agency states for it; a fact that it may not see itself only decides what else it needs. */
function whyAsked(contracts: Contracts, { path, agencies }: Pick<Question, 'path' | 'agencies'>): Text {
  const paths = contracts.findFact(path)?.paths ?? [];
  const reasons = agencies.map((agency) => {
    const needs = findProcess(contracts, agency) && contracts.dossier(agency).needs;
    const purpose = paths.map((spec) => needs?.get(spec.path)?.purpose).find((text) => text !== undefined);
    return { name: nameOf(contracts, { agency }).inside, purpose };
  });
  return inBoth(whyWords, (words, language) =>
    reasons
      .map(({ name, purpose }) =>
        words.purpose({ agency: name[language], purpose: purpose?.[language] ?? words.decides }),
      )
      .join(' '),
  );
}

function lawsOf(
  contracts: Contracts,
  { agency, schemaVersion, paths }: Pick<Disclosure, 'agency' | 'schemaVersion' | 'paths'>,
): LegalBasis[] {
  const known = findProcess(contracts, agency)?.dossiers.find(({ version }) => version === schemaVersion);
  return known ? legalBasesOf(contracts, { agency, schemaVersion: known.version, paths }) : [];
}
