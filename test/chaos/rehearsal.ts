import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { contracts } from '#contracts';
import { KeyStore } from '#key-store';
import { purposeOf } from '#service';
import { readManifest } from '../../apps/hub/backup/manifest.js';
import { asOwner } from '../support/as-owner.js';
import { freePorts } from '../support/free-ports.js';
import { everyPurpose } from '../support/test-keys.js';
import { AgenciesElsewhere } from './agencies-elsewhere.js';
import { readCase, readPromises, type CaseView } from './end-state.js';
import { handInMany, type HandedIn } from './hand-in.js';
import { openInstallation, type InstallationUnderTest, type Kind } from './installation-under-test.js';
import { readLedger } from './ledger.js';
import type { StageOptions } from './stage.js';

const root = join(__dirname, '..', '..');
const AT_ONCE = 3;
const STANDS_STILL_AT_MOST_MS = 180_000;

export interface RehearsalOptions extends StageOptions {
  readonly on: Kind;
}

export interface Outcome {
  readonly lines: string[];
  /** What does not hold, a sentence each. */
  readonly findings: string[];
}

/** Where a case stands with each agency. */
type End = Pick<CaseView, 'status'> & { readonly agencies: object };

/** One hub that is lost, and the one that comes back; the agencies live on. */
export class Rehearsal {
  private readonly hubs: InstallationUnderTest[] = [];
  private readonly ends = new Map<string, End>();

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly agencies: AgenciesElsewhere,
    private readonly options: RehearsalOptions,
  ) {}

  static async open(options: RehearsalOptions): Promise<Rehearsal> {
    const folder = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'ankomst-rehearsal-'));
    chmodSync(folder, 0o755); // PostgreSQL's own user reaches in when this runs as root
    const port = await freePorts();
    let other = await freePorts();
    while (Math.abs(other - port) < 120) other = await freePorts();
    options.tell(`Data in ${folder}, ports from ${port} and ${other}`);
    const agencies = new AgenciesElsewhere(other, join(folder, 'agencies'), port, options.signal);
    const rehearsal = new Rehearsal(folder, port, agencies, options);
    try {
      await agencies.start();
      return rehearsal;
    } catch (error) {
      await rehearsal.close();
      throw error;
    }
  }

  async run(residents: number, seconds: number): Promise<Outcome> {
    const { tell, signal } = this.options;
    const hub = await this.start('lost', this.at('lost-keys'));
    tell(`${residents} residents hand in, and get as far as they get`);
    const calm = await handInMany(hub.url, residents, AT_ONCE, signal);
    await this.untilQuiet(hub);
    for (const one of calm) this.ends.set(one.persona, endOf(await readCase(hub.url, one)));
    const during = await this.backUpAmidTraffic(hub, seconds);
    const [gone, ...others] = calm;
    await this.erase(hub, gone!);
    tell('kill -9 of the hub and its database');
    await hub.dispose();
    const upTo = new Date(readManifest(this.at('backup')).database!.upTo);
    const again = await this.bringBack();
    const before = [...others, ...during.filter(({ at }) => at <= upTo)];
    const findings = [
      ...(await this.judge(again, before)),
      ...(await this.judgeErased(again, gone!)),
      ...(await disagreements(again, gone!.caseId)),
    ];
    const undone = passedOver(again);
    const filings = await this.agencies.received();
    const sentAgain = filings.filter(({ times }) => times > 1).length;
    return {
      lines: [
        `The backup holds all up to ${upTo.toISOString()}: ${before.length} residents were acknowledged by then, ${during.length + others.length - before.length} later.`,
        `${filings.length} filings lie with the agencies; ${sentAgain} of them were sent more than once, under the same key.`,
        ...(this.options.on === 'kafka'
          ? [`${undone} messages lay on Kafka that were said later, and were passed over.`]
          : []),
      ],
      findings: [...findings, ...twice(filings)],
    };
  }

  async close(): Promise<void> {
    for (const hub of this.hubs) await hub.dispose();
    await this.agencies.dispose();
    if (!this.options.keep) rmSync(this.folder, { recursive: true, force: true });
  }

  private at(name: string): string {
    return join(this.folder, name);
  }

  private async start(name: string, keysDir: string): Promise<InstallationUnderTest> {
    const env = { ...this.agencies.env, KEYS_DIR: keysDir };
    const hub = openInstallation(this.options.on, this.port, this.at(name), this.options.signal, env);
    this.hubs.push(hub);
    hub.start();
    await hub.untilReady();
    return hub;
  }

  /** Residents hand in from before the backup begins until it is made, and `seconds` more. */
  private async backUpAmidTraffic(hub: InstallationUnderTest, seconds: number): Promise<HandedIn[]> {
    const { tell, signal } = this.options;
    const enough = new AbortController();
    const traffic = handInMany(hub.url, Infinity, AT_ONCE, AbortSignal.any([signal, enough.signal]));
    try {
      await pause(2_000, undefined, { signal });
      tell('A backup, killed while it copies the database');
      const killed = this.call('backup', 'lost', ['--to', this.at('backup')]);
      while (!existsSync(join(this.at('backup'), 'database', 'base')) && killed.child.exitCode === null) await pause(5);
      killed.child.kill('SIGKILL');
      await killed.ended;
      await this.mustEnd(1, 'restore', 'of-a-killed-backup', ['--from', this.at('backup')]);
      tell('The backup, gone on with');
      await this.mustEnd(0, 'backup', 'lost', ['--to', this.at('backup')]);
      await this.mustEnd(0, 'backup', 'lost', ['--keys', this.at('backup-of-keys')]);
      await pause(seconds * 1_000, undefined, { signal });
    } finally {
      enough.abort();
    }
    return traffic;
  }

  /** With all that an operator has: an old copy of the wrapped keys, what opens them, and today's list of erasures. */
  private async bringBack(): Promise<InstallationUnderTest> {
    const { tell } = this.options;
    tell('The backup is restored into an empty folder');
    await this.mustEnd(0, 'restore', 'again', ['--from', this.at('backup')]);
    cpSync(this.at('backup-of-keys'), this.at('again-keys'), { recursive: true });
    for (const name of ['kek', 'secret', 'erasures.jsonl'])
      cpSync(join(this.at('lost-keys'), name), join(this.at('again-keys'), name), { recursive: true });
    // Kafka was somewhere else, and knows all that was said.
    if (this.options.on === 'kafka') cpSync(this.at('lost/kafka'), this.at('again/kafka'), { recursive: true });
    const hub = await this.start('again', this.at('again-keys'));
    tell('The agencies say again what they reported');
    await this.agencies.reportAgain();
    await this.untilQuiet(hub);
    return hub;
  }

  private async erase(hub: InstallationUnderTest, { caseId }: HandedIn): Promise<void> {
    const select = contracts.agencies.map(
      (agency) =>
        `SELECT resident_id FROM ${agency.replaceAll('-', '_')}_connector.delivery WHERE case_id = '${caseId}'`,
    );
    const [row] = await asOwner(hub.dataDir, (ask) => ask<{ resident_id: string }>(select.join(' UNION ')));
    const keys = await KeyStore.open({ folder: this.at('lost-keys'), purposeOf: purposeOf(contracts.agencies) });
    await keys.erase(row!.resident_id, everyPurpose, new Date());
    await keys.close();
    this.options.tell('One resident is erased');
  }

  private async judge(hub: InstallationUnderTest, before: readonly HandedIn[]): Promise<string[]> {
    const findings = [...hub.endedByItself.map((how) => `it ended by itself: ${how}`)];
    for (const one of before) {
      const view = await readCase(hub.url, one).catch((error: Error) => error.message);
      if (typeof view === 'string') findings.push(`${one.persona}, acknowledged ${one.at.toISOString()}: ${view}`);
      else if (!isDeepStrictEqual(endOf(view), this.ends.get(one.persona)))
        findings.push(
          `${one.persona} ended as ${JSON.stringify(endOf(view))} and not as ${JSON.stringify(this.ends.get(one.persona))}`,
        );
    }
    const files = await asOwner(hub.dataDir, (ask) =>
      ask<{ file: string }>('SELECT file FROM portal.document WHERE deleted_at IS NULL'),
    );
    const missing = files.filter(({ file }) => !existsSync(join(hub.dataDir, 'documents', file.slice(0, 2), file)));
    if (missing.length > 0) findings.push(`${missing.length} of ${files.length} documents have no bytes`);
    return [...findings, ...(await readLedger(hub)).dead];
  }

  private async judgeErased(hub: InstallationUnderTest, one: HandedIn): Promise<string[]> {
    const headers = { authorization: `Bearer ${one.token}` };
    const { status } = await fetch(`${hub.url}/api/v1/cases/${one.caseId}`, { headers });
    const isListed = readFileSync(join(this.at('again-keys'), 'erasures.jsonl'), 'utf8').includes('residentId');
    return [
      ...([401, 404].includes(status) ? [] : [`the erased resident's case answers ${status}`]),
      ...(isListed ? [] : ['the list of erasures is empty']),
    ];
  }

  /** Two looks in a row find nothing under way: no delivery, no message, no report. Parked is what nobody knows any more. */
  private async untilQuiet(hub: InstallationUnderTest): Promise<void> {
    let quiet = 0;
    for (const deadline = Date.now() + STANDS_STILL_AT_MOST_MS; quiet < 3; await pause(700)) {
      if (Date.now() > deadline) throw new Error(`It does not come to rest.\n${hub.lastWords()}`);
      this.options.signal.throwIfAborted();
      const left = await this.left(hub).catch(() => Infinity);
      quiet = left === 0 ? quiet + 1 : 0;
    }
  }

  private async left(hub: InstallationUnderTest): Promise<number> {
    const open = contracts.agencies.map(
      (agency) =>
        `SELECT key FROM ${agency.replaceAll('-', '_')}_connector.delivery WHERE state IN ('waiting', 'delivering')`,
    );
    const [row] = await asOwner(hub.dataDir, (ask) =>
      ask<{ count: number }>(`SELECT count(*)::int AS count FROM (${open.join(' UNION ALL ')}) AS open`),
    );
    const lag = (await readPromises(hub)).reduce((sum, one) => sum + one.lag, 0);
    return (row?.count ?? 0) + lag + (await this.agencies.unsaid());
  }

  private call(program: 'backup' | 'restore', dataDir: string, args: readonly string[]) {
    const child = spawn(process.execPath, [join(root, 'dist/apps/hub', program, 'main.js'), ...args], {
      env: { ...process.env, DATABASE_URL: '', DATA_DIR: this.at(dataDir), KEYS_DIR: this.at('lost-keys') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
    return { child, ended };
  }

  private async mustEnd(code: number, ...what: Parameters<Rehearsal['call']>): Promise<void> {
    const ended = await this.call(...what).ended;
    this.options.tell(ended.said.trim().split('\n').at(-1) ?? '');
    if (ended.code !== code) throw new Error(`It ended with ${ended.code} and not with ${code}: ${ended.said}`);
  }
}

/** Cases, but for that of who was erased, of which the portal's copy shows something else than the collector last told. */
async function disagreements(hub: InstallationUnderTest, erased: string): Promise<string[]> {
  const rows = await asOwner(hub.dataDir, (ask) =>
    ask<{ case_id: string }>(
      `WITH told AS (
         SELECT case_id, revision, array(
           SELECT kind || '/' || id FROM collector.element WHERE element.resident_id = record.resident_id ORDER BY 1
         ) AS elements FROM collector.record
       ), copied AS (
         SELECT case_id, max(version) AS revision, array_agg(kind || '/' || id ORDER BY kind || '/' || id)
           FILTER (WHERE content IS NOT NULL AND kind <> 'fact') AS elements
         FROM portal.case_element GROUP BY case_id
       )
       SELECT case_id FROM told FULL JOIN copied USING (case_id, revision)
       WHERE told.elements IS DISTINCT FROM copied.elements`,
    ),
  );
  const others = rows.filter((row) => row.case_id !== erased);
  return others.map((row) => `the portal shows case ${row.case_id} otherwise than the collector told it`);
}

/** As the services say it in their log. */
function passedOver(hub: InstallationUnderTest): number {
  const said = readFileSync(join(hub.dataDir, 'hub.log'), 'utf8').matchAll(/"undone":(\d+)/g);
  return [...said].reduce((sum, [, count]) => sum + Number(count), 0);
}

function endOf({ status, agencies }: CaseView): End {
  const each = Object.entries(agencies).map(([agency, { status: so, missing = [] }]) => [
    agency,
    { status: so, missing: [...missing].sort() },
  ]);
  return { status, agencies: Object.fromEntries(each) as object };
}

function twice(filings: readonly { agency: string; caseReference: string; dossierVersion: number }[]): string[] {
  const times = new Map<string, number>();
  for (const { agency, caseReference, dossierVersion } of filings) {
    const name = `${agency} ${caseReference} version ${dossierVersion}`;
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return [...times].filter(([, count]) => count > 1).map(([name, count]) => `${name} was filed ${count} times`);
}
