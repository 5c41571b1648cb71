import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { contracts } from '#contracts';
import { KeyStore } from '#key-store';
import { purposeOf } from '#service';
import { portalSchema } from '../../apps/portal/portal.schema.js';
import { asOwner } from '../support/as-owner.js';
import { freePorts } from '../support/free-ports.js';
import { DoorWatch, isLetIn } from './door-watch.js';
import { readCase, type CaseView } from './end-state.js';
import { handInMany, type HandedIn } from './hand-in.js';
import { HubUnderTest } from './hub-under-test.js';
import { keysOf } from './program-under-test.js';
import type { StageOptions } from './stage.js';
import { untilSettled } from './verdict.js';

const root = join(__dirname, '..', '..');
const AT_ONCE = 3;
const ALL_RENEWED_WITHIN_MS = 120_000;
/** Secrets that somebody shows us, each in a file of its own; SECRET lies with the keys. */
const TOKENS = [
  ...['OPERATOR_TOKEN', 'AUDITOR_TOKEN'],
  ...contracts.agencies.map((agency) => `${agency.replaceAll('-', '_').toUpperCase()}_EVENTS_TOKEN`),
];

export interface Rotated {
  readonly lines: string[];
  /** What does not hold, a sentence each. */
  readonly findings: string[];
}

/** One hub at work whose keys and secrets are all changed, each in its turn, with kills in the middle. */
export class Rotation {
  private readonly findings: string[] = [];
  private readonly lines: string[] = [];

  private constructor(
    private readonly folder: string,
    private readonly hub: HubUnderTest,
    private readonly env: Readonly<Record<string, string>>,
    private readonly options: StageOptions,
  ) {}

  static async open(options: StageOptions): Promise<Rotation> {
    const folder = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'ankomst-rotation-'));
    chmodSync(folder, 0o755); // PostgreSQL's own user reaches in when this runs as root
    mkdirSync(join(folder, 'secrets'), { mode: 0o700 });
    const port = await freePorts();
    options.tell(`Data in ${folder}, ports from ${port}`);
    const files = TOKENS.map((name) => {
      const file = join(folder, 'secrets', name);
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
      return [`${name}_FILE`, file] as const;
    });
    const env = Object.fromEntries(files) as Record<string, string>;
    const rotation = new Rotation(
      folder,
      new HubUnderTest(port, join(folder, 'data'), options.signal, env),
      env,
      options,
    );
    try {
      rotation.hub.start();
      await rotation.hub.untilReady();
      return rotation;
    } catch (error) {
      await rotation.close();
      throw error;
    }
  }

  async run(residents: number): Promise<Rotated> {
    const { hub } = this;
    const { tell, signal } = this.options;
    tell(`${residents} residents hand in, and get as far as they get`);
    const calm = await handInMany(hub.url, residents, AT_ONCE, signal);
    await untilSettled(hub, signal);
    const ends = new Map<string, object>();
    for (const one of calm) ends.set(one.persona, endOf(await readCase(hub.url, one)));
    const copy = join(this.folder, 'old-copy');
    await this.withKeys((keys) => keys.backUpTo(copy));
    const enough = new AbortController();
    const stop = AbortSignal.any([signal, enough.signal]);
    const watch = await DoorWatch.open(hub.url, stop);
    const traffic = handInMany(hub.url, Infinity, AT_ONCE, stop).catch((error: Error) => error);
    try {
      await this.rotateAll(calm[0]!);
    } finally {
      enough.abort();
    }
    this.findings.push(...(await watch.close()));
    const during = await traffic;
    if (during instanceof Error) this.findings.push(`a resident was refused: ${during.message}`);
    const all = [...calm, ...(during instanceof Error ? [] : during)];
    tell('Waits until nothing is under way any more');
    const { ledger } = await untilSettled(hub, signal);
    this.findings.push(...ledger.dead, ...hub.endedByItself.map((how) => `it ended by itself: ${how}`));
    await this.judgeEnds(all, ends);
    await this.judgeCopy(copy);
    this.lines.push(
      `${all.length} residents handed in, ${all.length - calm.length} of them while keys and secrets changed; ${ledger.dossiers.length} dossiers were filed.`,
      `${watch.asked} requests of somebody who has a code, a token and a case, one after another: ${watch.refused} refused.`,
    );
    return { lines: this.lines, findings: this.findings };
  }

  async close(): Promise<void> {
    await this.hub.dispose();
    if (!this.options.keep) rmSync(this.folder, { recursive: true, force: true });
  }

  private async rotateAll(one: HandedIn): Promise<void> {
    await this.renewWrapping(one);
    await this.renewHashes();
    await this.changeSecret('SECRET', { killed: true });
    for (const [index, name] of TOKENS.entries())
      await this.changeSecret(name, { killed: index === TOKENS.length - 1 });
    await this.keys(0, 'renew', '--certificates');
  }

  /** The program is killed after it has wrapped some keys anew, then the hub while it runs again. */
  private async renewWrapping(one: HandedIn): Promise<void> {
    const { tell, signal } = this.options;
    tell('Key-encryption keys: kill -9 of the renewal');
    const killed = this.call('renew');
    killed.child.stdout.once('data', () => killed.child.kill('SIGKILL'));
    await killed.ended;
    tell('Key-encryption keys: kill -9 of the hub in the middle');
    const again = this.call('renew');
    await this.hub.kill('hub');
    if ((await again.ended).code !== 0) this.findings.push('the renewal of key-encryption keys failed');
    await this.hub.untilReady();
    await pause(1_000, undefined, { signal });
    const [row] = await asOwner(this.hub.dataDir, (ask) =>
      ask<{ resident_id: string }>(`SELECT resident_id FROM portal.person WHERE case_id = '${one.caseId}'`),
    );
    await this.keys(0, 'renew', '--resident', row!.resident_id);
  }

  /** The hub is killed before it has made all hashes anew; it goes on by itself. */
  private async renewHashes(): Promise<void> {
    const { tell } = this.options;
    tell('Keys of hashes: kill -9 of the hub before all hashes are made anew');
    await this.keys(0, 'renew', '--hashes');
    await pause(3_000, undefined, { signal: this.options.signal });
    await this.hub.kill('hub');
    await this.hub.untilReady();
    const begun = Date.now();
    for (let left = await this.oldHashes(); left > 0; left = await this.oldHashes()) {
      if (Date.now() - begun > ALL_RENEWED_WITHIN_MS) {
        this.findings.push(`${left} hashes are still of the key before`);
        return;
      }
      await pause(250, undefined, { signal: this.options.signal });
    }
    this.lines.push(
      `Every hash was of the new key ${((Date.now() - begun) / 1000).toFixed(1)} s after the hub was back.`,
    );
  }

  private async oldHashes(): Promise<number> {
    const each = (portalSchema.hashes ?? []).map((name) => {
      const [table, column] = name.split('.');
      return `SELECT count(*) AS count FROM portal.${table} WHERE ${column}::text ~ '(^|[^.0-9a-f])[0-9a-f]{64}'`;
    });
    const [row] = await asOwner(this.hub.dataDir, (ask) =>
      ask<{ count: number }>(`SELECT sum(count)::int AS count FROM (${each.join(' UNION ALL ')}) AS each`),
    );
    return row?.count ?? 0;
  }

  /** Both are taken while it is changed, the one before no longer afterwards, and a hub that died knows it too. */
  private async changeSecret(name: string, { killed }: { killed: boolean }): Promise<void> {
    this.options.tell(`${name}${killed ? ': kill -9 of the hub in the middle' : ''}`);
    const file = this.env[`${name}_FILE`] ?? join(keysOf(this.hub.dataDir), 'secret');
    const before = readFileSync(file, 'utf8').trim();
    await this.keys(0, 'renew', '--secret', name);
    const [after = ''] = readFileSync(file, 'utf8').split('\n');
    if (killed) {
      await this.hub.kill('hub');
      await this.hub.untilReady();
    }
    await this.expectDoor(name, { [before]: true, [after]: true, [randomBytes(32).toString('hex')]: false });
    await pause(1_500, undefined, { signal: this.options.signal }); // agencies report with the new one meanwhile
    await this.keys(0, 'end', '--secret', name);
    await this.expectDoor(name, { [before]: false, [after]: true });
  }

  private async expectDoor(name: string, expected: Readonly<Record<string, boolean>>): Promise<void> {
    for (const [index, [value, isIn]] of Object.entries(expected).entries()) {
      const letIn = await isLetIn(this.hub.port, name, value);
      if (letIn === isIn) continue;
      this.findings.push(`${name}, value ${index + 1}: ${letIn ? 'let in' : 'refused'}, and should not be`);
    }
  }

  private async judgeEnds(all: readonly HandedIn[], ends: ReadonlyMap<string, object>): Promise<void> {
    for (const one of all) {
      const view = await readCase(this.hub.url, one).catch((error: Error) => error.message);
      const expected = ends.get(one.persona);
      if (typeof view === 'string') this.findings.push(`${one.persona}: ${view}`);
      else if (expected && !isDeepStrictEqual(endOf(view), expected))
        this.findings.push(
          `${one.persona} ended as ${JSON.stringify(endOf(view))}, not as ${JSON.stringify(expected)}`,
        );
    }
  }

  /** Whoever has an old copy of the wrapped keys, and what wraps keys today, opens nothing. */
  private async judgeCopy(copy: string): Promise<void> {
    cpSync(join(keysOf(this.hub.dataDir), 'kek'), join(copy, 'kek'), { recursive: true });
    const keys = await KeyStore.open({ folder: copy, purposeOf: purposeOf(contracts.agencies) });
    const residents = await asOwner(this.hub.dataDir, (ask) =>
      ask<{ resident_id: string }>('SELECT resident_id FROM portal.person'),
    );
    let opened = 0;
    for (const purpose of keys.purposes())
      for (const { resident_id: resident } of residents)
        opened += await keys.handOut(purpose, [resident]).then(
          (given) => given.size,
          () => 0,
        );
    const { length } = keys.purposes();
    await keys.close();
    if (opened > 0) this.findings.push(`an old copy of the keys opens ${opened} residents' keys`);
    if (length === 0) this.findings.push('the old copy of the keys holds none');
  }

  private async withKeys<T>(act: (keys: KeyStore) => Promise<T>): Promise<T> {
    const keys = await KeyStore.open({
      folder: keysOf(this.hub.dataDir),
      purposeOf: purposeOf(contracts.agencies),
    });
    return act(keys).finally(() => keys.close());
  }

  private call(...args: readonly string[]) {
    const child = spawn(process.execPath, [join(root, 'dist/apps/hub/keys/main.js'), ...args], {
      env: {
        ...process.env,
        ...{ NODE_ENV: '', DATABASE_URL: '', DATA_DIR: this.hub.dataDir, KEYS_DIR: keysOf(this.hub.dataDir) },
        ...this.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
    return { child, ended };
  }

  private async keys(code: number, ...args: readonly string[]): Promise<void> {
    this.options.signal.throwIfAborted();
    const ended = await this.call(...args).ended;
    this.options.tell(`  ${ended.said.trim().split('\n').at(-1) ?? ''}`);
    if (ended.code !== code)
      this.findings.push(`keys ${args.join(' ')} ended with ${ended.code}: ${ended.said.trim()}`);
  }
}

function endOf({ status, agencies }: CaseView): object {
  const each = Object.entries(agencies).map(([agency, one]) => [agency, one.status]);
  return { status, agencies: Object.fromEntries(each) as object };
}
