import { setTimeout as pause } from 'node:timers/promises';
import { differences, filedWrongly, promisesBroken, versionsWrong } from './differences.js';
import { readEnds, readFilings, readPromises, type Filing, type Promised } from './end-state.js';
import type { InstallationUnderTest } from './installation-under-test.js';
import { readLedger, type Ledger } from './ledger.js';
import type { Stage } from './stage.js';

/** So long may nothing at all get done before it is given up. */
const STANDS_STILL_AT_MOST_MS = 240_000;
const IN_WORK = new Set(['waiting', 'delivering']);

/** An installation in which nothing is under way any more. */
export interface Settled {
  readonly ledger: Ledger;
  readonly promises: readonly Promised[];
  readonly filings: readonly Filing[];
}

export interface Verdict extends Settled {
  /** Of all residents, those that went undisturbed too. */
  readonly cases: number;
  readonly sameEnd: number;
  /** What does not hold, a sentence each. */
  readonly findings: string[];
}

/** What every resident came to, held against the ends expected, and all that messaging and connectors promise. */
export async function judge({ installation, expected, rounds, around }: Stage): Promise<Verdict> {
  around.tell('Waits until nothing is under way any more');
  const settled = await untilSettled(installation, around.signal);
  const { filings, ledger, promises } = settled;
  const unlike: string[][] = [];
  for (const round of rounds) {
    for (const [resident, end] of await readEnds(installation, round, filings)) {
      unlike.push(differences(`round ${round.number}, ${resident}`, expected.get(resident), end));
    }
  }
  const references = new Set(rounds.flatMap(({ told }) => told.map(({ reference }) => reference)));
  const findings = [
    ...rounds.flatMap(({ number, wrong }) => wrong.map((sentence) => `round ${number}, ${sentence}`)),
    ...unlike.flat(),
    ...(unlike.length === rounds.length * expected.size ? [] : [`${unlike.length} residents reached an end`]),
    ...filedWrongly(filings, references),
    ...versionsWrong(ledger.dossiers, filings),
    ...promisesBroken(promises),
    ...ledger.dead,
    ...installation.endedByItself.map((how) => `it ended by itself: ${how}`),
  ];
  const sameEnd = unlike.filter((sentences) => sentences.length === 0).length;
  return { ...settled, cases: unlike.length, sameEnd, findings };
}

/** Until two looks in a row find no work left and nothing moved in between; what the second one saw. */
export async function untilSettled(installation: InstallationUnderTest, signal: AbortSignal): Promise<Settled> {
  let before: unknown;
  let said = 'nothing';
  let fewest = Infinity;
  let most = 0;
  for (let deadline = Date.now() + STANDS_STILL_AT_MOST_MS; Date.now() < deadline;) {
    try {
      const [ledger, promises] = [await readLedger(installation), await readPromises(installation)];
      const lag = promises.reduce((sum, row) => sum + row.lag, 0);
      const left = ledger.unfinished + lag;
      const ended = ledger.dossiers.filter(({ state }) => !IN_WORK.has(state)).length; // a backlog makes work before it ends it
      if (left < fewest || ended > most) deadline = Date.now() + STANDS_STILL_AT_MOST_MS;
      [fewest, most] = [Math.min(left, fewest), Math.max(ended, most)];
      said = `${ledger.unfinished} pieces of work and ${lag} messages are left`;
      const seen = JSON.stringify(promises);
      if (left === 0 && seen === before) return { ledger, promises, filings: await readFilings(installation) };
      before = seen;
    } catch (error) {
      said = (error as Error).message; // it is just coming back
    }
    await pause(250, undefined, { signal });
  }
  throw new Error(`Nothing got done for ${STANDS_STILL_AT_MOST_MS / 1000} s: ${said}\n${installation.lastWords()}`);
}
