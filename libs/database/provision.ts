import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { DataSource, type Logger, type MigrationInterface, type QueryRunner } from 'typeorm';
import { DatabaseError } from './errors.js';
import { schemaOf, servicePassword } from './service-url.js';
import { SteadyClient } from './steady-client.js';

/** A step from one form of a service's tables to the next. There is none back: what was kept is in the backup from before. */
export interface Migration {
  /** Never changed once it ran anywhere; its last 13 digits say its place in the order (TypeORM's rule). */
  readonly name: string;
  readonly statements: readonly string[];
}

/** By which rule of schemas/retention.json the rows of a table end. */
export interface KeptBy {
  readonly rule: string;
  /** The column from which the days are counted, where rows are deleted by it one by one. */
  readonly since?: string;
  /** The column that says whose a row is: it goes when the keys of that resident are destroyed. */
  readonly resident?: string;
  /**
   * The column of a name by which its resident is called. Such a row stays when the keys are destroyed, and only then its days
   * begin (`since`): what is said of the name later is known to be about somebody who was erased. What was sealed for the name
   * itself goes with the resident.
   */
  readonly name?: string;
}

/** What one service keeps. Its login role is named like its schema: the service's name with `-` as `_`. */
export interface ServiceSchema {
  readonly service: string;
  /** Run as the owner, in order, each once, with the schema first on the search path. */
  readonly migrations: readonly Migration[];
  /** Run as the owner after the migrations, every time. What is not granted here the role does not have. */
  readonly grants?: readonly string[];
  /** By table: every one has a rule, which a test sees to. */
  readonly retention?: Readonly<Record<string, KeptBy>>;
  /**
   * `<table>.<column>` of what is looked up by a keyed hash: a text with one in it, or, where the name ends with `hashes`, an
   * array. When the key of hashes is renewed they are made anew in this order.
   */
  readonly hashes?: readonly string[];
}

/** One at a time among all processes, whoever they are. */
const PROVISION_LOCK = 7_301_001;
/** The table of each schema that says which migrations it has had. */
const MIGRATIONS = 'migration';

/**
 * Makes schemas, roles, tables and grants as they should be, whatever is there; may be called by several processes at
 * once. `statements` are idempotent SQL of the owner (the log, the clock), run once all roles exist.
 */
export async function provision(
  ownerUrl: string,
  services: readonly ServiceSchema[],
  statements: readonly string[] = [],
): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl, application_name: 'provision' });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [PROVISION_LOCK]);
    await owner.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
    for (const { service } of services) await makeRole(owner, ownerUrl, service);
    for (const service of services) await refuseOtherVersions(owner, service);
    for (const service of services) await migrate(ownerUrl, service);
    await inTransaction(owner, statements);
    for (const service of services) await grant(owner, service);
  } finally {
    await owner.end();
  }
}

/** TypeORM prints failing migrations with their values, whatever `logging` says; we throw them instead. */
const nothing = (): undefined => undefined;
const silent: Logger = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};

async function makeRole(owner: Client, ownerUrl: string, service: string): Promise<void> {
  const name = escapeIdentifier(schemaOf(service));
  const exists = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [schemaOf(service)]);
  if (exists.rowCount === 0) await owner.query(`CREATE ROLE ${name} LOGIN`);
  await inTransaction(owner, [
    `ALTER ROLE ${name} LOGIN PASSWORD ${escapeLiteral(servicePassword(ownerUrl, service))}`,
    `ALTER ROLE ${name} SET search_path = ${name}`,
    `CREATE SCHEMA IF NOT EXISTS ${name}`,
    `GRANT USAGE ON SCHEMA ${name} TO ${name}`,
  ]);
}

/** What another version has made of its tables, this one would read and write wrongly. */
async function refuseOtherVersions(owner: Client, { service, migrations }: ServiceSchema): Promise<void> {
  const schema = schemaOf(service);
  const table = `${schema}.${MIGRATIONS}`;
  const { rows: found } = await owner.query('SELECT 1 WHERE to_regclass($1) IS NOT NULL', [table]);
  if (found.length === 0) return;
  const { rows } = await owner.query<{ name: string }>(`SELECT name FROM ${table} ORDER BY id`);
  const had = new Set(rows.map(({ name }) => name));
  const [first] = migrations;
  if (first && had.size > 0 && !had.has(first.name))
    throw new DatabaseError(
      'OLDER',
      `The database was made by a version that this one does not carry over (${[...had][0]} of the schema ${schema}): values of persons lay in the clear in it, or were found by keys that hung on SECRET. Set DATA_DIR or DATABASE_URL to an empty one; what is in the old one is read by the version that made it, and deleted when nobody needs it.`,
    );
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...had].filter((name) => !known.has(name)).join(', ');
  if (unknown === '') return;
  throw new DatabaseError(
    'NEWER',
    `The database is newer than this program, which does not know ${unknown} of the schema ${schema}. Start the version that ran on it last, or set DATA_DIR or DATABASE_URL to another database.`,
  );
}

async function migrate(ownerUrl: string, { service, migrations }: ServiceSchema): Promise<void> {
  const schema = schemaOf(service);
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    schema,
    migrations: migrations.map(asClass),
    migrationsTableName: MIGRATIONS,
    migrationsTransactionMode: 'each',
    installExtensions: false,
    logging: false,
    logger: silent,
    poolSize: 1,
    applicationName: `provision ${service}`,
    extra: { Client: SteadyClient, options: `-c search_path=${schema}` },
  });
  try {
    await dataSource.initialize();
    await dataSource.runMigrations();
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    throw new DatabaseError(
      'PROVISION_FAILED',
      `The schema ${schema} could not be brought up to date (${code ?? 'no code'}: ${message}). Nothing of the failing migration was kept; correct it and start again.`,
      { cause: error },
    );
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

function asClass({ name, statements }: Migration): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      for (const statement of statements) await runner.query(statement);
    }

    async down(): Promise<void> {
      throw new Error(`${name} is not taken back: restore the backup from before instead`);
    }
  };
}

/** In one transaction, so that a running service never finds itself without its rights. */
async function grant(owner: Client, { service, grants = [] }: ServiceSchema): Promise<void> {
  const name = escapeIdentifier(schemaOf(service));
  await inTransaction(owner, [
    `SET LOCAL search_path = ${name}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA ${name} FROM ${name}`,
    `REVOKE ALL ON ALL SEQUENCES IN SCHEMA ${name} FROM ${name}`,
    ...grants,
  ]);
}

async function inTransaction(client: Client, statements: readonly string[]): Promise<void> {
  await client.query('BEGIN');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
