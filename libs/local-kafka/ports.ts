import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalKafkaError } from './errors.js';
import { freePort, isFree } from './free-port.js';
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
