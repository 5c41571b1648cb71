import { openDatabase } from '#database';
import { logTables, type Adapter, type WireMessage } from '#messaging';
import type { DataSource } from 'typeorm';
import { topics } from './trial-contracts.js';
import { services } from './trial-schema.js';

/** What the suite has to know of an adapter: the next one is an entry in this table. */
export interface Transport {
  /** SQL of the owner that the transport needs. */
  readonly statements: readonly string[];
  /** Undefined: the one that messaging takes by itself. */
  adapter(): Adapter | undefined;
  /** Puts messages on the wire that no codec of ours would write. */
  inject(ownerUrl: string, messages: readonly WireMessage[]): Promise<void>;
}

export const transports = {
  'postgres-log': {
    statements: logTables(
      topics,
      services.map(({ service }) => service),
    ),
    adapter: () => undefined,
    inject: async (ownerUrl, messages) => {
      const owner = await openDatabase(ownerUrl, 'public', { poolSize: 1 });
      for (const message of messages) await injectIntoLog(owner, message);
      await owner.destroy();
    },
  },
} satisfies Record<string, Transport>;

export type TransportName = keyof typeof transports;

async function injectIntoLog(owner: DataSource, { topic, partition, key, headers, value }: WireMessage): Promise<void> {
  await owner.query(
    `WITH head AS (UPDATE log."${topic}#heads" SET next = next + 1 WHERE partition = $1 RETURNING next - 1 AS position)
     INSERT INTO log."${topic}" (partition, position, key, headers, value) SELECT $1, position, $2, $3, $4 FROM head`,
    [partition, key, headers, value],
  );
  await owner.query(`SELECT pg_notify('ankomst_log', $1)`, [topic]);
}
