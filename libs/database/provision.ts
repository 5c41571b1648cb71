import type { MigrationInterface } from 'typeorm';

/** What one service keeps. */
export interface ServiceSchema {
  /** The login role and, unless `schema` is given, the schema with `-` as `_`. */
  readonly service: string;
  readonly schema?: string;
  /** Run in order, as the owner, with `search_path` set to the schema; each once. Class names end in a 13-digit number (TypeORM's rule). */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Run as the owner after the migrations, every time: `GRANT SELECT, INSERT ON fact TO collector`. Nothing else is granted but USAGE of the schema. */
  readonly grants?: readonly string[];
}

/** Makes schemas, roles, tables and grants as they should be, whatever is there. May be called by several processes at once. */
export async function provision(ownerUrl: string, services: readonly ServiceSchema[], secret: Buffer): Promise<void> {
  throw new Error(`not yet: ${ownerUrl.length} ${services.length} ${secret.length}`);
}
