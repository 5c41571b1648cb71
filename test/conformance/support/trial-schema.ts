import type { ServiceSchema } from '#database';
import { messagingGrants, messagingMigrations, messagingTables } from '#messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

class Messages1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of messagingTables()) await runner.query(statement);
  }
  async down(): Promise<void> {}
}

/** No unique key anywhere: an effect that came twice, or a total that forgot one, stays to be seen. */
class Effects1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE effect (seq bigserial, topic text, resident text, number int)');
    await runner.query('CREATE TABLE total (resident text PRIMARY KEY, messages int NOT NULL)');
    await runner.query('CREATE TABLE known (resident text PRIMARY KEY)');
  }
  async down(): Promise<void> {}
}

export const services: readonly ServiceSchema[] = ['portal', 'collector', 'siri-connector'].map((service) => {
  const role = service.replaceAll('-', '_');
  return {
    service,
    migrations: [Messages1700000000000, Effects1700000000001, ...messagingMigrations],
    grants: [
      ...messagingGrants(role),
      `GRANT SELECT, INSERT, UPDATE ON effect, total, known TO ${role}`,
      `GRANT USAGE ON SEQUENCE effect_seq_seq TO ${role}`,
    ],
  };
});
