import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Container } from '../../scripts/compose/container.js';
import { projectRoot } from './import-guard.js';

interface ComposeFile {
  services: Record<string, Container>;
  secrets: Record<string, { file: string }>;
  volumes: Record<string, unknown>;
}

export const composeFile = parse(readFileSync(join(projectRoot, 'docker-compose.yml'), 'utf8')) as ComposeFile;
export const containers = Object.entries(composeFile.services);

/** Those of our own image that stay: the services. */
export const services = containers.filter(([, { image, healthcheck }]) => image === 'ankomst' && healthcheck);

export function containerOf(name: string): Container {
  const container = composeFile.services[name];
  if (!container) throw new Error(`docker-compose.yml has no container ${name}.`);
  return container;
}
