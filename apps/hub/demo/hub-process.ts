import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DemoError } from './demo-error.js';

/** The hub that the demo talks to; `stop` ends it only if the demo started it. */
export interface RunningHub {
  url: string;
  stop(): Promise<void>;
}

const startWithinMs = 90_000;
const stopWithinMs = 15_000;

/** The named hub, else the one that answers on this port, else one of our own. */
export async function findHub(
  { hubUrl, patienceSeconds }: { hubUrl: string | undefined; patienceSeconds: number },
  env: NodeJS.ProcessEnv,
  note: (text: string) => void,
  stopped: AbortSignal,
): Promise<RunningHub> {
  if (hubUrl) return namedHub(hubUrl, patienceSeconds, stopped);
  const url = `http://${env.HOST && env.HOST !== '0.0.0.0' ? env.HOST : '127.0.0.1'}:${env.PORT ?? '3000'}`;
  if (await answers(`${url}/health/live`)) {
    note(`Uses the hub at ${url}.`);
    return { url, stop: async () => undefined };
  }
  note(`No hub at ${url}: starts one, and stops it afterwards.`);
  return startHub(url, env, stopped);
}

async function namedHub(url: string, patienceSeconds: number, stopped: AbortSignal): Promise<RunningHub> {
  const giveUpAt = Date.now() + patienceSeconds * 1000;
  while (!(await answers(`${url}/health/live`))) {
    if (Date.now() > giveUpAt)
      throw new DemoError('hubStart', `No hub answers at ${url}. Start it with npm start, or name another.`);
    await sleep(200, undefined, { signal: stopped });
  }
  return { url, stop: async () => undefined };
}

async function startHub(url: string, env: NodeJS.ProcessEnv, stopped: AbortSignal): Promise<RunningHub> {
  const hub = spawn(process.execPath, [join(__dirname, '..', 'main.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lastWords: string[] = [];
  for (const stream of [hub.stdout, hub.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      lastWords.push(text);
      if (lastWords.length > 20) lastWords.shift();
    });
  }
  const running = { url, stop: () => stopHub(hub) };
  try {
    await untilReady(url, hub, lastWords, stopped);
    return running;
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function untilReady(url: string, hub: ChildProcess, lastWords: string[], stopped: AbortSignal): Promise<void> {
  const giveUpAt = Date.now() + startWithinMs;
  while (!(await answers(`${url}/health/ready`))) {
    stopped.throwIfAborted();
    if (hasEnded(hub))
      throw new DemoError('hubStart', `The hub ended while starting. It said:\n${lastWords.join('').trimEnd()}`);
    if (Date.now() > giveUpAt)
      throw new DemoError('hubStart', `The hub was not ready after ${startWithinMs / 1000} s.`);
    await sleep(200);
  }
}

async function stopHub(hub: ChildProcess): Promise<void> {
  if (hasEnded(hub)) return;
  const ended = new Promise((resolve) => hub.once('exit', resolve));
  hub.kill('SIGTERM');
  const timer = setTimeout(() => hub.kill('SIGKILL'), stopWithinMs);
  await ended;
  clearTimeout(timer);
}

function hasEnded(hub: ChildProcess): boolean {
  return hub.exitCode !== null || hub.signalCode !== null;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false; // nobody listens there
  }
}
