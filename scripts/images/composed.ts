import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Container } from '../compose/container.js';

/** A container of docker-compose.yml. */
export type Composed = Container & { readonly name: string };

/** Those that run our image, in the order in which they stand there. */
export function composedServices(project: string): readonly Composed[] {
  const { services } = parse(readFileSync(join(project, 'docker-compose.yml'), 'utf8')) as {
    services: Record<string, Container>;
  };
  const ours = Object.entries(services).filter(([, { image }]) => image === services.provision?.image);
  return ours.map(([name, container]) => ({ ...container, name }));
}
