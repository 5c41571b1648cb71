import { Client } from 'pg';
import { MovableClock, type Clock } from './clock.js';
import { Rounds } from './rounds.js';

/**
 * One clock for all services of a development machine: its offset is a row of the schema `clock`, every process follows
 * it. Never in production, where nobody may move time. `services`: whose roles read it; who moves it has a grant of its own.
 */
export function clockTables(services: readonly string[]): readonly string[] {
  return [
    'CREATE SCHEMA IF NOT EXISTS clock',
    'CREATE TABLE IF NOT EXISTS clock.offset (one boolean PRIMARY KEY DEFAULT true CHECK (one), ms double precision NOT NULL)',
    'INSERT INTO clock.offset (ms) VALUES (0) ON CONFLICT DO NOTHING',
    ...services.flatMap((service) => [
      `GRANT USAGE ON SCHEMA clock TO "${service.replaceAll('-', '_')}"`,
      `GRANT SELECT ON clock.offset TO "${service.replaceAll('-', '_')}"`,
    ]),
  ];
}

const CHANNEL = 'clock_moved';
/** The farthest that the clock can be set: dates beyond it have more than four digits in their year. */
const LATEST = Date.UTC(9999, 0, 1);
/** A missed notification (the connection was away) is made good after this many milliseconds. */
const LOOK_AGAIN_MS = 1000;

interface Queryable {
  query(sql: string, values?: unknown[]): Promise<{ rows: { ms: number }[] }>;
}

export interface FollowedClock extends Clock {
  close(): Promise<void>;
}

export type ClockMove = { now: string } | { advanceSeconds: number };

export class ClockMoveError extends Error {
  readonly code = 'CLOCK_MOVE';
}

/** Moves the clock of all services; resolves to the new time. @throws ClockMoveError when the wish is no time. */
export async function moveClock(db: Queryable, wish: ClockMove): Promise<Date> {
  const [{ ms }] = (await db.query('SELECT ms FROM clock.offset')).rows as [{ ms: number }];
  const target = 'now' in wish ? Date.parse(wish.now) : Date.now() + ms + wish.advanceSeconds * 1000;
  if (!Number.isFinite(target) || target < 0 || target > LATEST) {
    throw new ClockMoveError(
      'The clock takes {"now": "2026-09-01T08:00:00Z"} or {"advanceSeconds": 3600}, between the years 1970 and 9999.',
    );
  }
  await db.query(`WITH moved AS (UPDATE clock.offset SET ms = $1) SELECT pg_notify('${CHANNEL}', '')`, [
    target - Date.now(),
  ]);
  return new Date(target);
}

/**
 * Follows the shared clock over a connection of its own; while the database is away the last offset stays.
 * @param url asked for each connection: its password may change
 */
export async function followedClock(url: string | (() => string)): Promise<FollowedClock> {
  const clock = new MovableClock();
  let client: Client | undefined;

  const drop = async (): Promise<void> => {
    const dropped = client;
    client = undefined;
    await dropped?.end().catch(() => undefined);
  };
  const connect = async (): Promise<Client> => {
    const connectionString = typeof url === 'string' ? url : url();
    const fresh = new Client({ connectionString, application_name: 'clock' });
    fresh.on('error', () => void drop());
    fresh.on('notification', () => looks.wake());
    await fresh.connect();
    await fresh.query(`LISTEN ${CHANNEL}`);
    return fresh;
  };
  const read = async (): Promise<boolean> => {
    client ??= await connect();
    const { rows } = await client.query<{ ms: number }>('SELECT ms FROM clock.offset');
    clock.setOffset(rows[0]?.ms ?? 0);
    return false;
  };
  const looks = new Rounds({ round: read, everyMs: LOOK_AGAIN_MS, onFault: () => void drop() });

  await read();
  looks.start();
  return {
    now: () => clock.now(),
    onMove: (listener) => clock.onMove(listener),
    close: async () => {
      const stopped = looks.stop();
      await drop();
      await stopped;
    },
  };
}
