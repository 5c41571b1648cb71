import type { Json } from '#contracts';
import { uuidWithin, type WireMessage } from '#messaging';
import type { Fact } from '#profile';
import type { Resident } from './residents.js';
import { Seeded } from './seeded.js';
import { letterOf, loadedFacts, valueOf } from './values.js';
import { toWire } from './wire.js';

/** What a message of the load is there for. The last three are invalid, each in its own way. */
export const kinds = ['fresh', 'duplicate', 'late', 'contrary', 'unreadable', 'misfit', 'forged'] as const;
export type Kind = (typeof kinds)[number];

export interface Loaded {
  kind: Kind;
  message: WireMessage;
  residentNumber: number;
  /** What it adds to the profile: nothing unless it is applied. */
  facts: readonly Fact[];
}

/** Of 10,000 messages so many are of a kind; the rest is fresh. */
const shares: readonly (readonly [Kind, number])[] = [
  ['duplicate', 1_000],
  ['late', 500],
  ['contrary', 200],
  ['unreadable', 4],
  ['misfit', 3],
  ['forged', 3],
];

const sources = ['resident', 'siri', 'municipality'] as const;
type Source = (typeof sources)[number];

interface Stated {
  resident: Resident;
  source: Source;
  paths: readonly string[];
  time: number;
  variant: number;
  loaded: Loaded;
}

/** The first message was written at this moment, each next one a millisecond later. */
const FIRST = Date.UTC(2026, 10, 10, 8);
const LATE_BY_MS = 3_600_000;
/** What a message repeats, contradicts or is late for is one of the last so many fresh ones. */
const WINDOW = 5_000;
/** Values are to have 300 to 500 bytes. */
const LEAST_BYTES = 300;
const SPREAD_BYTES = 150;

/** The mix that is merged: the same seed, residents and number give the same messages. */
export function* events(seed: number, residents: readonly Resident[], count: number): Generator<Loaded> {
  const random = new Seeded(seed);
  const recent: Stated[] = [];
  for (let place = 0; place < count; place += 1) {
    const now = FIRST + place;
    const earlier = recent.length > 0 ? random.pick(recent) : undefined;
    const kind = earlier ? drawKind(random) : 'fresh';
    if (kind !== 'fresh') yield derived(kind, earlier!, random, now);
    else {
      const fresh = freshly(random, random.pick(residents), now);
      if (recent.length < WINDOW) recent.push(fresh);
      else recent[place % WINDOW] = fresh;
      yield fresh.loaded;
    }
  }
}

function drawKind(random: Seeded): Kind {
  let drawn = random.below(10_000);
  for (const [kind, share] of shares) {
    if (drawn < share) return kind;
    drawn -= share;
  }
  return 'fresh';
}

function freshly(random: Seeded, resident: Resident, time: number): Stated {
  const source = random.pick(sources);
  const first = random.below(loadedFacts.length);
  const paths = pathsFrom(source, first);
  return state(random, 'fresh', { resident, source, paths, time, variant: 0 });
}

/** A resident amends two facts at a time, an agency states one. */
function pathsFrom(source: Source, first: number): string[] {
  const at = (place: number): string => loadedFacts[place % loadedFacts.length]!;
  return source === 'resident' ? [at(first), at(first + 1)] : [at(first)];
}

function derived(kind: Exclude<Kind, 'fresh'>, earlier: Stated, random: Seeded, now: number): Loaded {
  const { loaded, ...what } = earlier;
  const other = { ...what, time: now, variant: 1 + random.below(5) };
  if (kind === 'duplicate') return { ...loaded, kind, facts: [] };
  if (kind === 'late') return state(random, kind, { ...other, time: earlier.time - LATE_BY_MS }).loaded;
  if (kind === 'contrary') {
    const source = random.pick(sources.filter((one) => one !== earlier.source));
    const paths = pathsFrom(source, loadedFacts.indexOf(earlier.paths[0]!));
    return state(random, kind, { ...other, source, paths }).loaded;
  }
  let broken = state(random, kind, other).loaded;
  while (broken.message.value.equals(loaded.message.value)) broken = state(random, kind, other).loaded; // else a duplicate
  return { ...broken, message: spoilt(kind, broken.message, loaded.message.headers.ce_id!), facts: [] };
}

/** Cut off in the middle, or under the id of an earlier message that said something else. */
function spoilt(kind: Kind, message: WireMessage, otherId: string): WireMessage {
  if (kind === 'unreadable') return { ...message, value: message.value.subarray(0, -20) };
  if (kind === 'forged') return { ...message, headers: { ...message.headers, ce_id: otherId } };
  return message;
}

function state(random: Seeded, kind: Kind, what: Omit<Stated, 'loaded'>): Stated {
  const { resident, source, paths, time, variant } = what;
  const id = random.uuidAt(time);
  const eventId = source === 'resident' ? id : uuidWithin(connectorOf(source), id); // as the collector knows it
  const facts = paths.map((path, index): Fact => {
    const value = kind === 'misfit' ? 42 : valueOf(path, resident.number, variant);
    const assurance = source === 'resident' ? 'selfDeclared' : 'authoritative';
    return { path, value, source, assurance, observedAt: new Date(time).toISOString(), eventId, index };
  });
  const message = source === 'resident' ? amendment(what, id, facts) : report(random, what, id, facts);
  return { ...what, loaded: { kind, message, residentNumber: resident.number, facts } };
}

function amendment({ resident, time }: Omit<Stated, 'loaded'>, id: string, facts: readonly Fact[]): WireMessage {
  return toWire({
    topic: 'applications',
    type: 'dk.ankomst.application.amended.v1',
    id,
    source: 'portal',
    time,
    resident,
    data: {
      caseId: resident.caseId,
      facts: facts.map(({ eventId: _, index: __, ...fact }) => fact),
    } as unknown as Json,
  });
}

const recipients: Readonly<Record<string, string>> = { siri: 'siri', municipality: '0101' };
const connectorOf = (agency: string): string => `${agency}-connector`;

function report(
  random: Seeded,
  { resident, source, time }: Omit<Stated, 'loaded'>,
  id: string,
  facts: readonly Fact[],
): WireMessage {
  const stated = Object.fromEntries(facts.map(({ path, value }) => [path, value as Json]));
  const room = LEAST_BYTES + random.below(SPREAD_BYTES) - JSON.stringify(stated).length - 20;
  return toWire({
    topic: `reports.${source}`,
    type: 'dk.ankomst.report.v1',
    id,
    source: connectorOf(source),
    time,
    resident,
    data: { recipient: recipients[source]!, facts: stated, reason: letterOf(room) },
  });
}
