import { clockTables } from '#clock';
import { provision } from '#database';
import type { Service } from '#service';

/** Schemas, roles, tables and grants of these services, as they should be; `statements` are what their transport needs. */
export async function provisionDatabase(
  ownerUrl: string,
  services: readonly Service[],
  production: boolean,
  statements: readonly string[] = [],
): Promise<void> {
  const schemas = services.map(({ schema }) => schema);
  const clock = production ? [] : clockTables(schemas.map(({ service }) => service));
  await provision(ownerUrl, schemas, [...clock, ...statements]);
}
