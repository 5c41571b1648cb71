import { tellsPlace, type Contracts, type Json } from '#contracts';
import type { HeldData, HeldFact } from './held-data.js';

/** Stands in a file for what tells where somebody lives. */
const COVERED = 'covered';

/**
 * What is held without what tells where somebody lives: values of such paths, recipients that are the ones of a place, where
 * to meet them, and the papers that show it. That something is there, who said it and who was sent it stays. What happened
 * is told in sentences: they are to come covered.
 */
export function coverPlace(contracts: Contracts, data: HeldData): HeldData {
  const cover = new Cover(contracts);
  const papers = JSON.stringify(cover.placesIn(data));
  const { told, facts, earlier, ended, disclosures, documents, beside, shown } = data;
  return {
    ...data,
    told: cover.byFact(told),
    facts: mapValues(cover.byFact(facts), (fact: HeldFact, path) => ({
      ...fact,
      alternatives: fact.alternatives.map((one) => cover.value(path, one)),
    })),
    earlier: earlier.map((one) => cover.value(one.path, one)),
    ended: cover.byFact(ended),
    disclosures: disclosures.map((one) => cover.recipient(one.agency, one)),
    documents: documents.map(({ file, ...one }) =>
      file === undefined || papers.includes(one.documentId) ? one : { ...one, file },
    ),
    beside: {
      ...beside,
      invitations: beside.invitations.map((one) => ({ ...one, statements: cover.byFact(one.statements) })),
      documentReads: beside.documentReads.map((one) =>
        tellsPlace(contracts, one.agency) ? { ...one, recipients: [COVERED] } : one,
      ),
    },
    ...(shown && { shown: cover.shown(shown) }),
  };
}

class Cover {
  constructor(private readonly contracts: Contracts) {}

  isPlace(fact: string): boolean {
    return (this.contracts.findFact(fact)?.paths ?? []).some(({ place }) => place === true);
  }

  /** A paper is named by an id that tells nothing. */
  value<Held extends { value?: Json }>(fact: string, held: Held): Held {
    return held.value === undefined || !this.isPlace(fact) || isPaper(held.value) ? held : { ...held, value: COVERED };
  }

  byFact<Held extends { value?: Json }>(held: Readonly<Record<string, Held>>): Record<string, Held> {
    return mapValues(held, (one, fact) => this.value(fact, one));
  }

  recipient<To extends { recipient?: string }>(agency: string, to: To): To {
    return to.recipient === undefined || !tellsPlace(this.contracts, agency) ? to : { ...to, recipient: COVERED };
  }

  shown(shown: NonNullable<HeldData['shown']>): NonNullable<HeldData['shown']> {
    const { agencies, timeline, conflicts, announced, answered } = shown;
    return {
      ...shown,
      agencies: mapValues(agencies, (state, agency) => ({
        ...this.recipient(agency, state),
        ...(state.former && { former: state.former.map((one) => this.recipient(agency, one)) }),
        ...(state.appointment && {
          appointment: tellsPlace(this.contracts, agency)
            ? { ...state.appointment, place: COVERED }
            : state.appointment,
        }),
      })),
      timeline: timeline.map((one) => (one.agency === undefined ? one : this.recipient(one.agency, one))),
      conflicts: conflicts.map(({ claim, ...one }) => ({
        ...one,
        values: one.values.map((said) => this.value(one.path, said)),
        ...(claim && { claim: { ...claim, told: claim.told.map((to) => this.recipient(to.agency, to)) } }),
      })),
      ...(announced && {
        announced: announced.map((one) => ({ ...one, facts: one.facts.map((fact) => this.value(fact.path, fact)) })),
      }),
      ...(answered && {
        answered: answered.map((one) => ({
          ...this.recipient(one.agency, one),
          facts: one.facts.map((fact) => this.answeredFact(fact)),
        })),
      }),
    };
  }

  /** The ids of papers stand in it, among other things. */
  placesIn({ told, facts, earlier }: HeldData): unknown[] {
    const ofPlace = (held: Readonly<Record<string, unknown>>): unknown[] =>
      Object.entries(held).filter(([fact]) => this.isPlace(fact));
    return [ofPlace(told), ofPlace(facts), earlier.filter(({ path }) => this.isPlace(path))];
  }

  private answeredFact<Answer extends { path: string; said?: Json; registered?: Json }>(answer: Answer): Answer {
    const { said, registered } = answer;
    if (this.contracts.findPath(answer.path)?.place !== true) return answer;
    return {
      ...answer,
      ...(said !== undefined && { said: COVERED }),
      ...(registered !== undefined && { registered: COVERED }),
    };
  }
}

const isPaper = (value: Json): boolean => typeof value === 'object' && value !== null && 'documentId' in value;

function mapValues<From, To>(
  held: Readonly<Record<string, From>>,
  become: (one: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(held).map(([key, one]) => [key, become(one, key)]));
}
