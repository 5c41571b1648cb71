import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { contracts } from '#contracts';

/** Where the services of an installation listen, behind its first port: portal, connectors, collectors, sandbox. */
const OFFSETS = [0, ...contracts.agencies.map((agency) => contracts.process(agency).place), 10, 11, 100];

/**
 * The first port of an installation, of which nobody else on this machine has one. Each worker of a test run has a
 * thousand of its own, below those that the system gives to outgoing connections: what is free stays free until it is
 * used, as long as no test counts on from here by itself.
 */
export async function freePorts(): Promise<number> {
  const worker = Number(process.env.JEST_WORKER_ID ?? '0');
  for (;;) {
    const port = 20_000 + 1_000 * (worker % 12) + randomInt(800);
    const free = await Promise.all(OFFSETS.map((offset) => isFree(port + offset)));
    if (free.every(Boolean)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
