import type { Fact } from '#profile';
import { factsOfApplication } from './applications.js';
import { events, kinds, type Kind, type Loaded } from './events.js';
import { makeResidents, type Resident } from './residents.js';

/** Every so many-th resident's facts are kept, to be folded and compared. */
const SAMPLED = 250;

/** The load of a benchmark, and what it must come to. */
export interface Load {
  residents: readonly Resident[];
  counts: Readonly<Record<Kind, number>>;
  facts: number;
  /** Bytes of a message's value. */
  bytes: { least: number; mean: number; most: number };
  /** residentId → every fact ever stated of a sampled resident, the application's first. */
  sample: ReadonlyMap<string, readonly Fact[]>;
  /** The messages, made anew each time: the same ones. */
  messages: () => Generator<Loaded>;
}

export function makeLoad(seed: number, residentCount: number, eventCount: number): Load {
  const residents = makeResidents(seed, residentCount);
  const sampled = residents.filter(({ number }) => number % SAMPLED === 0);
  const sample = new Map(sampled.map((resident) => [resident.residentId, factsOfApplication(resident)]));
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  const bytes = { least: Infinity, mean: 0, most: 0 };
  let facts = 0;
  for (const { kind, message, residentNumber, facts: stated } of events(seed, residents, eventCount)) {
    counts[kind] += 1;
    facts += stated.length;
    bytes.least = Math.min(bytes.least, message.value.length);
    bytes.most = Math.max(bytes.most, message.value.length);
    bytes.mean += message.value.length / eventCount;
    sample.get(residents[residentNumber]!.residentId)?.push(...stated);
  }
  return { residents, counts, facts, bytes, sample, messages: () => events(seed, residents, eventCount) };
}
