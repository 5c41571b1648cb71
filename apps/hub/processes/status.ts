import { callOut } from '#http';
import type { Settings } from '#settings';
import { findPosting, type Posted } from './board.js';
import { isAlive } from '#daemons';

interface Status {
  /** What is told, for a person. */
  readonly text: string;
  /** Whether all of it runs, and every service can do its job. */
  readonly well: boolean;
}

const ANSWER_MS = 2_000;

/** What runs on this data folder, looked at from outside: it is told of a supervisor that no longer answers, too. */
export async function readStatus({ dataDir, host }: Pick<Settings, 'dataDir' | 'host'>): Promise<Status> {
  const posting = findPosting(dataDir);
  if (!posting) return { text: `Nothing runs on ${dataDir}. "npm run start:kafka" starts it.\n`, well: false };
  const processes = await Promise.all(
    posting.processes.map(async (one) => ({ ...one, state: await stateOf(one, host) })),
  );
  const supervised = isAlive(posting.supervisor.pid);
  const rows = [
    ['', 'pid', 'port', 'state', 'starts', 'ended before by'],
    ['supervisor', posting.supervisor.pid, '', supervised ? 'runs' : 'gone', '', ''],
    ...processes.map(({ name, pid, port, state, starts, ended }) => [name, pid, port, state, starts, ended]),
  ];
  const hint = supervised ? '' : 'Nobody looks after them: "npm run start:kafka" takes over what is left.\n';
  return {
    text: table(rows) + hint,
    well: supervised && processes.every(({ state }) => state === 'ready' || state === 'runs'),
  };
}

async function stateOf({ pid, port }: Posted, host: string): Promise<string> {
  if (pid === undefined) return 'starts';
  if (!isAlive(pid)) return 'gone';
  if (port === undefined) return 'runs';
  const url = `http://${host}:${port}/health/ready`;
  const answer = await callOut(url, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => undefined);
  return answer?.ok ? 'ready' : 'not ready';
}

function table(rows: readonly (readonly (string | number | undefined)[])[]): string {
  const [name, ...columns] = [24, 9, 7, 11, 8];
  return rows
    .map(([first, ...rest]) => {
      const cells = rest.map((cell, index) => String(cell ?? '').padEnd(columns[index] ?? 0));
      return `${[String(first).padEnd(name ?? 0), ...cells].join('').trimEnd()}\n`;
    })
    .join('');
}
