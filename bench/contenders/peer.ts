import type { Json } from '#contracts';

/** Where a peer finds what it reads and writes: its arguments, handed over by the bench. */
export const peer = JSON.parse(process.argv[2] ?? '{}') as {
  databaseUrl: string;
  brokers: string[];
  group: string;
  topics: string[];
};

export interface StatedFact {
  path: string;
  source: string;
  value: Json;
  observedAt: string;
}

const TELL_EVERY_MS = 50;

/** What an event states: an amendment says it fact by fact, a report path by path. What is neither states nothing. */
export function factsIn(topic: string, data: unknown, time: string): StatedFact[] {
  const { facts } = (typeof data === 'object' && data !== null ? data : {}) as { facts?: unknown };
  if (Array.isArray(facts)) return facts as StatedFact[];
  const source = topic.slice(topic.lastIndexOf('.') + 1);
  return Object.entries(facts ?? {}).map(([path, value]) => ({ path, source, value: value as Json, observedAt: time }));
}

/** Tells the bench how many events are committed; a peer whose bench is gone ends. */
export function tellHandled(handled: () => number): void {
  setInterval(() => process.send?.({ handled: handled() }), TELL_EVERY_MS);
  process.once('disconnect', () => process.exit());
}
