import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the machine. */
const TICKS_PER_SECOND = 100;

export interface Usage {
  cpuSeconds: number;
  peakBytes: number;
}

interface Stat {
  parent: number;
  ownTicks: number;
  /** Of children that have ended. */
  childTicks: number;
}

/** Of these processes together; a process that is gone counts nothing. */
export function usageOf(pids: readonly number[]): Usage {
  const usages = pids.map((pid) => ({ stat: findStat(pid), peak: peakOf(pid) }));
  return {
    cpuSeconds: usages.reduce((sum, { stat }) => sum + (stat?.ownTicks ?? 0), 0) / TICKS_PER_SECOND,
    peakBytes: usages.reduce((sum, { peak }) => sum + peak, 0),
  };
}

/** Processor seconds of a process and all it started: PostgreSQL serves each connection with a process of its own. */
export function cpuOfFamily(pid: number): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [findStat(Number(name))] : []));
  const parent = findStat(pid);
  const living = all.filter((stat) => stat?.parent === pid);
  const ticks = living.reduce((sum, stat) => sum + stat!.ownTicks, (parent?.ownTicks ?? 0) + (parent?.childTicks ?? 0));
  return ticks / TICKS_PER_SECOND;
}

/** Processor seconds that the whole machine was busy, what its host took from it included. */
export function cpuOfMachine(): number {
  const [user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]!
    .split(/\s+/)
    .slice(1)
    .map(Number) as [number, number, number, number, number, number, number, number];
  return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND;
}

function findStat(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // the name before it may hold anything
    const at = (place: number): number => Number(fields[place - 3]);
    return { parent: at(4), ownTicks: at(14) + at(15), childTicks: at(16) + at(17) };
  } catch {
    return undefined;
  }
}

function peakOf(pid: number): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
