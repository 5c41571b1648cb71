import { clockTables } from '#clock';
import { provision } from '#database';
import { contracts } from '#contracts';
import { undoWhatIsLater } from '#messaging';
import type { Service } from '#service';

/**
 * Schemas, roles, tables and grants of these services, as they should be; `statements` are what their transport needs. In a
 * database that was just restored, what its services had not said by then is undone.
 */
export async function provisionDatabase(
  ownerUrl: string,
  services: readonly Service[],
  production: boolean,
  statements: readonly string[] = [],
): Promise<void> {
  const schemas = services.map(({ schema }) => schema);
  const names = schemas.map(({ service }) => service);
  const clock = production ? [] : clockTables(names);
  await provision(ownerUrl, schemas, [...clock, ...statements, ...undoWhatIsLater(contracts.topics, names)]);
}
