import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { contracts } from '#contracts';

/** Where the services of an installation listen, behind its first port. */
const OFFSETS = [0, ...contracts.agencies.map((agency) => contracts.process(agency).place), 10, 100];

/**
 * The first port of a hundred. Each worker of a test run has a thousand of its own, below those that the system gives
 * to outgoing connections.
 */
export function ownPorts(): number {
  const worker = Number(process.env.JEST_WORKER_ID ?? '0');
  return 20_000 + 1_000 * (worker % 12) + randomInt(800);
}

/** The same, looked at: nobody else on this machine listens there. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const port = ownPorts();
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
