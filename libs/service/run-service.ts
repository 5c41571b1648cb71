import { setFlagsFromString } from 'node:v8';
import { followedClock, systemClock } from '#clock';
import { schemaOf } from '#database';
import type { RunningHttp } from '#http';
import { fail } from '#observability';
import { readSettings, SettingError, type Secret, type Settings } from '#settings';
import { openBedrock, type Ground } from './ground.js';
import type { Keys } from './keys.js';
import { compileLater } from './node-flags.js';
import type { Service } from './service.js';

const END_WITHIN_MS = 9_500;

/**
 * The whole of a service that is a process of its own. It needs the database that `DATABASE_URL` names, provisioned
 * (`npm run provision`), as its own role; it ends within 10 s of SIGTERM or when who started it is gone, and with a
 * non-zero code when it cannot go on.
 */
export async function runService(service: Service): Promise<void> {
  setFlagsFromString(compileLater);
  const starting = start(service);
  const end = (): void => void endOf(starting);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  process.once('disconnect', end);
  await starting.catch(fail);
}

async function start(service: Service): Promise<RunningHttp> {
  return service.start(await groundOf(service));
}

async function groundOf({ schema: { service } }: Service): Promise<Ground> {
  const settings = readSettings();
  const login = ownLogin(settings.databaseLogin, service);
  return {
    ...(await openBedrock(settings)),
    settings,
    clock: settings.production ? systemClock : await followedClock(() => login.current),
    ...ownKeys(settings),
    databaseUrl: () => login.current,
    kafka: (name) => settings.kafka(name),
    fatal: fail,
  };
}

/** With another role the service would have other rights than it was given. */
function ownLogin(login: Secret | undefined, service: string): Secret {
  const role = schemaOf(service);
  if (login && decodeURIComponent(new URL(login.current).username) === role) return login;
  throw new SettingError(
    'DATABASE_URL',
    `must name the PostgreSQL that all services share, with this service's own role: postgres://${role}:password@host:5432/database. "npm run provision" makes it.`,
  );
}

/** The secret from which all keys follow would open everything to a service that needs the one. */
function ownKeys({ secret, serviceKey, documentsToken }: Settings): Keys {
  if (secret !== undefined)
    throw new SettingError(
      'SECRET',
      'is no service\'s to hold: the portal has SERVICE_KEY, connectors have DOCUMENTS_TOKEN. "npm run secrets" makes them.',
    );
  return {
    portalKey() {
      if (serviceKey !== undefined) return serviceKey;
      throw new SettingError('SERVICE_KEY', 'must be set for the portal: "npm run secrets" makes it.');
    },
    documentsToken() {
      if (documentsToken !== undefined) return documentsToken;
      throw new SettingError('DOCUMENTS_TOKEN', 'must be set for a connector: "npm run secrets" makes it.');
    },
  };
}

/** A signal that comes during the start waits for it. */
async function endOf(starting: Promise<RunningHttp>): Promise<void> {
  setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
  await (await starting).close();
  process.exit(0);
}
