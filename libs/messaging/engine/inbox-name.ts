import { createHash } from 'node:crypto';
import { isUuid } from '#contracts';
import { uuidOf } from '../uuid-of.js';

/**
 * What the inbox knows a message by. It never forgets, so its rows are narrow: who reads and who wrote become a number,
 * and an id that is no UUID becomes one. UUIDs stay as they are: those written one after the other lie side by side.
 */
export interface Name {
  /** 48 bits of SHA-256: few sources write to a group, and none chooses its own name. */
  readonly origin: number;
  readonly id: string;
}

/** For the messages of one batch, which come from few sources. `InboxOfNumbers` (migrations.ts) says the same in SQL. */
export function namer(group: string): (message: { source: string; id: string }) => Name {
  const origins = new Map<string, number>();
  return ({ source, id }) => {
    let origin = origins.get(source);
    if (origin === undefined) {
      origin = createHash('sha256').update(`${group}\0${source}`).digest().readUIntBE(0, 6);
      origins.set(source, origin);
    }
    return { origin, id: isUuid(id) ? id : uuidOf(id) };
  };
}
