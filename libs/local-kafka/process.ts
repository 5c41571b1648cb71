import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '#daemons';

/** The process whose last argument is this file. A file that holds a pid proves nothing: the pid may be somebody else's by now. */
export function findProcessOf(file: string): number | undefined {
  return commandLines().find(([, line]) => line.endsWith(file))?.[0];
}

function commandLines(): [pid: number, line: string][] {
  if (!existsSync('/proc/self/cmdline')) return commandLinesByPs();
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => [Number(pid), commandLine(pid)]);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0$/, '');
  } catch {
    return ''; // ended meanwhile
  }
}

function commandLinesByPs(): [pid: number, line: string][] {
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => [Number.parseInt(line), line]);
}

/** Asks, then forces. A zombie whose parent does not look after it counts as gone. */
export async function end(pid: number, signals: readonly (readonly [NodeJS.Signals, number])[]): Promise<void> {
  for (const [signal, patienceMs] of signals) {
    if (!isRunning(pid)) return;
    process.kill(pid, signal);
    for (const deadline = Date.now() + patienceMs; isRunning(pid) && Date.now() < deadline;) await pause(20);
  }
}

function isRunning(pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return !existsSync('/proc/self');
  }
}
