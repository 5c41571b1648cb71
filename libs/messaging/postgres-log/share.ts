import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { Rounds } from '#clock';
import type { Log } from '#observability';
import type { Consumption } from '../adapter.js';
import { nameError } from '../classify.js';
import { CHANNEL } from './announcer.js';

/** No partition has this number: the lock that every living member of a group shares. */
const MEMBERS = 2_147_483_647;
const LONGEST_PAUSE_MS = 5_000;

interface ShareCallbacks {
  /** There may be something new to read. */
  onNews(): void;
  /** A partition that is at work is given up when its work is done. */
  isAtWork(partition: number): boolean;
}

/**
 * Which partitions this process reads. Each living process of a group holds a shared lock; sorted by their sessions,
 * the i-th of n reads the partitions p with p mod n = i, each under a session lock, which its former owner may still
 * hold for a moment. All of it goes with the connection: a dead process leaves nothing behind.
 */
export class Share {
  /** Partitions that may be read now. */
  private readonly owned = new Set<number>();
  /** Partitions whose lock our session has, the given-up ones still at work included. */
  private readonly held = new Set<number>();
  private client: Client | undefined;
  private closing = false;
  private readonly sharing: Rounds;

  constructor(
    private readonly dataSource: DataSource,
    private readonly consumption: Pick<Consumption, 'group' | 'partitions' | 'topics'>,
    everyMs: number,
    private readonly log: Log,
    private readonly callbacks: ShareCallbacks,
  ) {
    this.sharing = new Rounds({
      round: () => this.takeShare(),
      everyMs,
      onFault: (error) => log.warn({ reason: nameError(error) }, 'partitions could not be shared'),
    });
  }

  get isOpen(): boolean {
    return this.client !== undefined;
  }

  owns(partition: number): boolean {
    return !this.closing && this.owned.has(partition);
  }

  async open(): Promise<void> {
    await this.connect();
    this.sharing.start();
  }

  stopTaking(): void {
    this.closing = true;
    void this.sharing.stop();
  }

  async close(): Promise<void> {
    this.stopTaking();
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const { url } = this.dataSource.options as { url?: string };
    const { group } = this.consumption;
    const client = new Client({ connectionString: url, application_name: `${group} log`, keepAlive: true });
    client.on('error', () => undefined); // 'end' follows
    client.on('notification', ({ payload }) => {
      if (payload && this.consumption.topics.includes(payload)) this.callbacks.onNews();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      await client.query('SELECT pg_advisory_lock_shared($1, $2)', [this.lockSpace, MEMBERS]);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.once('end', () => void this.connectAgain(client));
    this.client = client;
    this.sharing.wake();
  }

  private async connectAgain(lost: Client): Promise<void> {
    if (this.client === lost) this.client = undefined;
    this.owned.clear();
    this.held.clear();
    for (let wait = 100; !this.closing && !this.client; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        await this.connect();
      } catch (error) {
        this.log.warn({ reason: nameError(error) }, 'the log cannot be reached, will be tried again');
        await pause(wait, undefined, { ref: false });
      }
    }
  }

  private async takeShare(): Promise<boolean> {
    const { client } = this;
    if (!client || this.closing) return false;
    const wanted = await this.myShare(client);
    for (const partition of this.owned) {
      if (!wanted.has(partition)) this.owned.delete(partition); // no new batch; the lock goes with the last one
    }
    for (let partition = 0; partition < this.consumption.partitions; partition += 1) {
      if (wanted.has(partition)) await this.take(client, partition);
      else if (!this.callbacks.isAtWork(partition)) await this.giveBack(client, partition);
    }
    return false;
  }

  private async myShare(client: Client): Promise<Set<number>> {
    const { rows } = await client.query<{ pid: number; me: boolean }>(
      `SELECT pid, pid = pg_backend_pid() AS me FROM pg_locks
       WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND classid = $1::int::oid AND objid = $2::int::oid AND objsubid = 2 AND granted ORDER BY pid`,
      [this.lockSpace, MEMBERS],
    );
    const rank = rows.findIndex(({ me }) => me);
    const all = Array.from({ length: this.consumption.partitions }, (_, partition) => partition);
    return new Set(all.filter((partition) => partition % rows.length === rank));
  }

  private async take(client: Client, partition: number): Promise<void> {
    if (this.owned.has(partition)) return;
    if (!this.held.has(partition)) {
      const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS taken', [
        this.lockSpace,
        partition,
      ]);
      if (!rows[0]?.taken) return;
      this.held.add(partition);
    }
    if (client !== this.client) return;
    this.owned.add(partition);
    this.callbacks.onNews();
  }

  private async giveBack(client: Client, partition: number): Promise<void> {
    if (!this.held.delete(partition)) return;
    await client.query('SELECT pg_advisory_unlock($1, $2)', [this.lockSpace, partition]);
  }

  /** Two-number advisory locks: the first names the group, positive so that it equals the `oid` that pg_locks shows. */
  private get lockSpace(): number {
    return createHash('sha256').update(`ankomst ${this.consumption.group}`).digest().readInt32BE(0) & 0x7fffffff;
  }
}
