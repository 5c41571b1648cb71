import { check, confined, secretFile, type Container } from './container.js';

/** PostgreSQL, as the user of its image without rights: a new volume belongs to it. */
export const database: Container = {
  image: 'docker.io/library/postgres:18-bookworm',
  user: 'postgres',
  environment: {
    POSTGRES_USER: 'ankomst',
    POSTGRES_DB: 'ankomst',
    POSTGRES_PASSWORD_FILE: secretFile('database_password'),
  },
  secrets: ['database_password'],
  volumes: ['database:/var/lib/postgresql'],
  healthcheck: check('pg_isready', '--username=ankomst', '--dbname=ankomst', '--host=127.0.0.1'),
  ...confined,
  tmpfs: ['/tmp', '/run/postgresql'],
  stop_grace_period: '30s',
  restart: 'unless-stopped',
};
