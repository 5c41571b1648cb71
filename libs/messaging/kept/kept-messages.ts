import type { DataSource } from 'typeorm';
import type { Clock } from '#clock';
import type { PreparedKeys, Sealer } from '#secrecy';
import { wire, wirePlace } from '../codec.js';
import type { RawMessage } from '../adapter.js';
import { kept, openKept } from '../engine/keep.js';
import type { Kept, KeptFilter, KeptStore, Retried, RetryStatus } from './kept.js';
import { findPlace, nameOf, type MessagePlace } from './place.js';
import { readKept, readPlace, readPlaces, readRetryStatuses, type KeptRow } from './read-kept.js';
import { retryKept } from './retry-kept.js';

export interface KeptMessagesOptions {
  readonly service: string;
  /** With the service's own role and schema. */
  readonly dataSource: DataSource;
  readonly sealer: Sealer;
  readonly clock: Pick<Clock, 'now'>;
  /** Topics that the service reads: only their messages find a handler. */
  readonly reads: ReadonlySet<string>;
}

/** Held by one transaction: the service waits for the partition so long. */
const AT_A_TIME = 500;

/** A service's dead letters and parked messages, on whichever transport they came, whether the service runs or not. */
export class KeptMessages implements KeptStore {
  constructor(private readonly options: KeptMessagesOptions) {}

  async list(filter: KeptFilter, limit: number): Promise<{ total: number; kept: readonly Kept[] }> {
    const rows = await readKept(this.options.dataSource.manager, filter, limit);
    return { total: rows[0]?.total ?? 0, kept: await this.keptAll(rows) };
  }

  async names(filter: KeptFilter): Promise<readonly string[]> {
    return (await readPlaces(this.options.dataSource.manager, filter)).map(nameOf);
  }

  async find(name: string): Promise<Kept | undefined> {
    const place = findPlace(name);
    const row = place && (await readPlace(this.options.dataSource.manager, place));
    return row && (await this.keptAll([row]))[0];
  }

  async retry(names: readonly string[]): Promise<ReadonlyMap<string, Retried>> {
    const standings = await this.retryStatuses(names);
    const results = new Map<string, Retried>();
    for (const places of batches(placesOf([...standings.keys()]))) {
      const [{ group, topic, partition }] = places;
      const isRead = this.options.reads.has(topic);
      if (isRead) {
        const positions = places.map(({ position }) => position);
        await this.options.dataSource.transaction((sql) =>
          retryKept(sql, group, { topic, partition }, positions, this.options.clock.now()),
        );
      }
      for (const place of places) results.set(nameOf(place), isRead ? 'retried' : 'noReader');
    }
    return results;
  }

  async retryStatuses(names: readonly string[]): Promise<ReadonlyMap<string, RetryStatus>> {
    const rows = await readRetryStatuses(this.options.dataSource.manager, placesOf(names));
    return new Map(
      rows.map((row) => {
        const { state, code, detail, tries } = row;
        return [nameOf(row), { state, code: code ?? undefined, detail, tries }];
      }),
    );
  }

  private async keptAll(rows: readonly KeptRow[]): Promise<Kept[]> {
    const { sealer, service } = this.options;
    const keys = await sealer.prepare(
      rows.map(({ resident }) => resident),
      [kept(service)],
    );
    const raws = rows
      .map((row) => openKept(keys, service, row))
      .map((raw) => (typeof raw === 'string' ? undefined : raw));
    const wireKeys = await sealer.prepare(
      raws.flatMap((raw) => raw?.key ?? []),
      rows.map(({ topic }) => wire(topic)),
    );
    return rows.map((row, index) => this.kept(row, raws[index], wireKeys));
  }

  private kept(row: KeptRow, raw: RawMessage | undefined, keys: PreparedKeys): Kept {
    const { topic, state, code, detail, handler, since, times, resident } = row;
    const data = (): string | undefined => {
      const opened = raw && keys.open(raw.key, wire(topic), wirePlace(raw), raw.value);
      return opened?.verdict === 'opened' ? opened.bytes.toString('utf8') : undefined;
    };
    return {
      name: nameOf(row),
      topic,
      state,
      code: code ?? undefined,
      detail,
      handler: handler ?? undefined,
      since,
      times,
      resident,
      type: raw?.headers.ce_type,
      headers: raw?.headers,
      data,
    };
  }
}

function placesOf(names: readonly string[]): MessagePlace[] {
  return names.map(findPlace).filter((place) => place !== undefined);
}

/** Of one group, topic and partition each, and not more than are to be held at once. */
function batches(places: readonly MessagePlace[]): [MessagePlace, ...MessagePlace[]][] {
  const open = new Map<string, [MessagePlace, ...MessagePlace[]]>();
  const full: [MessagePlace, ...MessagePlace[]][] = [];
  for (const place of places) {
    const where = `${place.group}:${place.topic}:${place.partition}`;
    const batch = open.get(where);
    if (batch && batch.length < AT_A_TIME) {
      batch.push(place);
      continue;
    }
    if (batch) full.push(batch);
    open.set(where, [place]);
  }
  return [...full, ...open.values()];
}
