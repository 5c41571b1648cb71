import { followedClock, systemClock, type Clock } from '#clock';
import { contracts } from '#contracts';
import { serviceUrl } from '#database';
import type { RunningHttp } from '#http';
import { plainSealer } from '#secrecy';
import { loadSecret, readSettings, SettingError } from '#settings';
import type { Ground } from './ground.js';
import type { Service } from './service.js';

const END_WITHIN_MS = 9_500;

/**
 * The whole of a service that is a process of its own: it needs the database that `DATABASE_URL` names (provisioned by
 * the hub or by `provision`), ends within 10 s of SIGTERM, and ends with a non-zero code when it cannot go on.
 */
export async function runService(service: Service): Promise<void> {
  try {
    const ground = await groundOf();
    const running = await service.start(ground);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(running));
  } catch (error) {
    fail(error as Error);
  }
}

async function groundOf(): Promise<Ground> {
  const settings = readSettings();
  const url = settings.databaseUrl;
  if (!url)
    throw new SettingError(
      'DATABASE_URL',
      'must be set for a service of its own: the PostgreSQL that all services share.',
    );
  return {
    settings,
    contracts,
    clock: await clockOf(settings.production, url),
    sealer: plainSealer,
    secret: loadSecret(settings),
    databaseUrl: (service) => serviceUrl(url, service),
    fatal: fail,
  };
}

async function clockOf(production: boolean, url: string): Promise<Clock> {
  return production ? systemClock : followedClock(url);
}

async function end(running: RunningHttp): Promise<void> {
  setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
  await running.close();
  process.exit(0);
}

function fail(error: Error): void {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
