import { spawn } from 'node:child_process';
import { closeSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openLog } from '#daemons';
import { answers } from './answers.js';
import { classPath, type JavaHome } from './run-java.js';

const START_WITHIN_MS = 60_000;

export interface Launched {
  /** Undefined when it ended or never answered. */
  readonly pid: number | undefined;
  readonly lastWords: string;
}

/**
 * Starts a broker and waits until it answers or has ended. It leads a process group of its own: Ctrl-C reaches the hub
 * only, which stops its services before their broker.
 */
export async function launch(home: JavaHome, file: string, port: number, logFile: string): Promise<Launched> {
  const log = openLog(logFile);
  const heap = ['-Xms256m', '-Xmx640m'];
  const logging = [
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    '-Dorg.slf4j.simpleLogger.showDateTime=true',
    '-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS',
  ];
  const child = spawn(home.java, [...heap, ...logging, ...classPath(home), 'kafka.Kafka', file], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  for (const deadline = Date.now() + START_WITHIN_MS; !ended && Date.now() < deadline; await pause(50)) {
    if ((await answers(port)) && !ended) return { pid: child.pid, lastWords: '' };
  }
  if (!ended) child.kill('SIGKILL');
  return { pid: undefined, lastWords: lastReason(logFile) };
}

/** The line before a stack trace says more than its last one. */
function lastReason(file: string): string {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.findLast((line) => /Exception|ERROR|Error/.test(line)) ?? lines.at(-1) ?? '';
}
