import type { ServiceSchema } from '#database';
import { messagingGrants, messagingTables } from '#messaging';

export const services: readonly ServiceSchema[] = ['portal', 'collector', 'siri-connector'].map((service) => {
  const role = service.replaceAll('-', '_');
  return {
    service,
    migrations: [
      { name: 'Messages1700000000000', statements: messagingTables() },
      /** No unique key anywhere: an effect that came twice, or a total that forgot one, stays to be seen. */
      {
        name: 'Effects1700000000001',
        statements: [
          'CREATE TABLE effect (seq bigserial, topic text, resident text, number int)',
          'CREATE TABLE total (resident text PRIMARY KEY, messages int NOT NULL)',
          'CREATE TABLE known (resident text PRIMARY KEY)',
        ],
      },
    ],
    grants: [
      ...messagingGrants(role),
      `GRANT SELECT, INSERT, UPDATE ON effect, total, known TO ${role}`,
      `GRANT USAGE ON SEQUENCE effect_seq_seq TO ${role}`,
    ],
  };
});
