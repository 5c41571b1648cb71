import { join } from 'node:path';
import type { KeyStore } from '#key-store';
import { secretFile, secretsSet, type SecretOrigin, type Settings } from '#settings';

/** What is older is due; docs/secrets.md says why a year. */
const DUE_AFTER_DAYS = 365;
const DAY_MS = 86_400_000;

interface Row {
  readonly name: string;
  readonly what: string;
  /** When the newest of it was made. */
  readonly madeAt?: Date | undefined;
  readonly isChanging?: boolean;
}

/** Every key and secret of an installation by its name, and how old it is. No value is ever among it. */
export async function readStatus(keys: KeyStore, { keysDir, production }: Settings, now: Date): Promise<string> {
  const purposes = keys.purposes().map(async (purpose) => ({
    name: `${purpose}, key-encryption key`,
    what: `${keys.count(purpose)} keys`,
    madeAt: await keys.madeAt(purpose),
  }));
  const hashes = keys.hashKeys().map(({ service, links, madeAt }) => ({
    name: `${service}, key of hashes`,
    what: links === 1 ? '1 link' : `${links} links`,
    madeAt,
  }));
  const own = {
    CERTIFICATES: join(keysDir, 'certificates.key'),
    ...(!production && { SECRET: secretFile({ keysDir }) }),
  };
  const secrets = secretsSet(own).map(rowOf);
  const rows = [...(await Promise.all(purposes)), ...hashes, ...secrets];
  const [name, what] = [widest(rows.map((row) => row.name)), widest(rows.map((row) => row.what))];
  const lines = rows.map((row) => `${row.name.padEnd(name)}  ${row.what.padEnd(what)}  ${ageOf(row, now)}`.trimEnd());
  return [...lines, `${keys.erasures().length} erasures are on the list, which is kept with the keys.`, ''].join('\n');
}

function rowOf({ name, file, changedAt, values }: SecretOrigin): Row {
  if (file === undefined) return { name, what: 'environment', isChanging: values > 1 };
  return { name, what: values === 0 ? 'not made yet' : 'file', madeAt: changedAt, isChanging: values > 1 };
}

function ageOf({ madeAt, isChanging }: Row, now: Date): string {
  const days = madeAt && Math.max(0, Math.floor((now.getTime() - madeAt.getTime()) / DAY_MS));
  const age = days === undefined ? [] : [days === 1 ? '1 day old' : `${days} days old`];
  const due = (days ?? 0) >= DUE_AFTER_DAYS ? ['due'] : [];
  return [...age, ...(isChanging ? ['being changed: the one before is taken too'] : []), ...due].join(', ');
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length));
