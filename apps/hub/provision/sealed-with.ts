import { Client } from 'pg';
import type { KeyStore } from '#key-store';
import { MendableError } from '#observability';

/**
 * Marks a database with the keys that seal what is in it; with others nothing of it would open.
 * @throws MendableError otherKeys
 */
export async function holdToKeys(ownerUrl: string, keys: Pick<KeyStore, 'id'>, folder: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl, application_name: 'keys' });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await owner.query('CREATE SCHEMA IF NOT EXISTS keys');
    await owner.query(
      'CREATE TABLE IF NOT EXISTS keys.sealed_with (one boolean PRIMARY KEY DEFAULT true CHECK (one), id uuid NOT NULL)',
    );
    await owner.query('INSERT INTO keys.sealed_with (id) VALUES ($1) ON CONFLICT DO NOTHING', [keys.id]);
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM keys.sealed_with');
    if (rows[0]?.id === keys.id) return;
  } finally {
    await owner.end();
  }
  throw new MendableError(
    'otherKeys',
    `What is in the database was sealed with other keys than those in ${folder}. Set KEYS_DIR to the folder of its keys, or restore it from the keys' backup; or set DATA_DIR or DATABASE_URL to an empty database.`,
  );
}
