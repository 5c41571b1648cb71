import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { LocalKafkaError } from './errors.js';
import type { Ports } from './server-properties.js';

/** Those that this folder had last. */
export function findPorts(folder: string): Ports | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'ports.json'), 'utf8')) as Ports;
  } catch {
    return undefined;
  }
}

/** The wanted port, and for the rest those that the folder had last, unless somebody took them. */
export async function choosePorts(wanted: number | undefined, known: Ports | undefined): Promise<Ports> {
  if (wanted && !(await isFree(wanted))) {
    throw new LocalKafkaError('START_FAILED', `Port ${wanted} of 127.0.0.1 is taken. Give Kafka another one.`);
  }
  const keep = async (port: number | undefined): Promise<number> => (port && (await isFree(port)) ? port : freePort());
  return {
    clients: wanted ?? (await keep(known?.clients)),
    controller: await keep(known?.controller),
    broker: await keep(known?.broker),
    tls: await keep(known?.tls),
  };
}

export function keepPorts(folder: string, ports: Ports): void {
  writeFileSync(join(folder, 'ports.json'), JSON.stringify(ports));
}

/** Below those that the system gives to outgoing connections, so that a broker finds its port free when it comes back. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + randomInt(12_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
