import { HubClient } from '../../apps/hub/demo/hub-client.js';
import { Journal } from '../../apps/hub/demo/journal.js';
import { handIn, type Visit } from '../../apps/hub/demo/journey.js';
import { readPersonas, todayInDenmark } from '../../apps/hub/demo/personas.js';

/** A resident whose application was acknowledged. */
export interface HandedIn extends Visit {
  /** The example resident that this one is another of. */
  readonly persona: string;
  readonly at: Date;
}

const PATIENCE_MS = 60_000;

/** Hands in the example residents in turn, `atOnce` of them at a time, until so many have, or `signal` says that it is enough. */
export async function handInMany(url: string, most: number, atOnce: number, signal: AbortSignal): Promise<HandedIn[]> {
  const today = todayInDenmark(new Date());
  const personas = readPersonas(today);
  const hub = new HubClient(url, PATIENCE_MS, signal);
  const around = { hub, journal: Journal.open(undefined, today), patienceMs: PATIENCE_MS, stopped: signal };
  const acknowledged: HandedIn[] = [];
  let next = 0;
  const turns = async (): Promise<void> => {
    while (next < most && !signal.aborted) {
      const index = next++;
      const persona = personas[index % personas.length]!;
      const named = { ...persona, persona: `${persona.persona} ${index}` };
      const { visit } = await handIn(named, { ...around, tell: () => undefined });
      acknowledged.push({ ...visit, persona: persona.persona, at: new Date() });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, turns));
  for (const end of ends) if (end.status === 'rejected' && !signal.aborted) throw end.reason;
  return acknowledged;
}
