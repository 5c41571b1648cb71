import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSchemas } from '#contracts';
import { cacheFolder, makeBaseImage } from './base-image.js';
import { Command, endAll } from './command.js';
import { composedServices, type Composed } from './composed.js';
import { baseImageOf } from './dockerfile.js';
import { ImagesError } from './errors.js';
import { RunningService } from './running-service.js';
import type { Screen } from './screen.js';
import { Store } from './store.js';
import { openComposeNetwork, type ComposeNetwork } from './compose-network.js';
import { installTools } from './tools.js';

const IMAGE = 'localhost/ankomst';
const PLACE = process.env.TMPDIR ?? (tmpdir() === '/tmp' ? '/var/tmp' : tmpdir()); // images are too large for a /tmp in memory

export interface Wishes {
  /** Whether example residents are sent through the containers. */
  readonly demo: boolean;
}

/**
 * Builds the image for real, starts every service of docker-compose.yml from it, and ends them again. Nothing is left
 * but the cache. @throws ImagesError at the first thing that is not as it should be
 */
export async function checkImages({ demo }: Wishes, screen: Screen): Promise<void> {
  const project = join(findSchemas(), '..');
  await installTools(screen);
  const store = Store.open(PLACE);
  try {
    await buildImage(store, project, screen);
    await runServices(store, composedServices(project), demo ? project : undefined, screen);
  } finally {
    await store.close();
  }
}

async function buildImage(store: Store, project: string, screen: Screen): Promise<void> {
  const { name, version } = baseImageOf(readFileSync(join(project, 'Dockerfile'), 'utf8'));
  const base = `${name}:${version}`;
  const node = readFileSync(join(project, '.node-version'), 'utf8').trim();
  await screen.step('base image', async (tell) => {
    await makeBaseImage(store, { name: base, node }, tell);
    return `${await store.size(base)} MB`;
  });
  await screen.step('image', async (tell) => {
    const packages = `--volume=${cacheFolder('npm')}:/root/.npm:rw`;
    const options = ['--pull-never', '--format=docker', packages, `--tag=${IMAGE}`];
    await store.run(['bud', ...options, project], (line) => line.includes('STEP') && tell(line));
    const [size, below] = [await store.size(IMAGE), await store.size(base)];
    return `${size} MB, ${size - below} MB of them ours`;
  });
}

async function runServices(
  store: Store,
  composed: readonly Composed[],
  demoOf: string | undefined,
  screen: Screen,
): Promise<void> {
  let here: ComposeNetwork | undefined;
  try {
    await screen.step('PostgreSQL and Kafka', async () => {
      here = await openComposeNetwork(PLACE);
      return 'started';
    });
    const running: [Composed, RunningService][] = [];
    for (const one of composed) {
      await screen.step(one.name, async () => {
        const service = await RunningService.start(store, IMAGE, one, here!);
        if (!one.healthcheck) return service.done();
        running.push([one, service]);
        return service.ready().then(() => 'ready');
      });
    }
    if (demoOf) await screen.step('example residents', () => runDemo(demoOf, here!));
    for (const [{ name }, service] of running.reverse()) {
      await screen.step(`${name} after SIGTERM`, async () => {
        await service.stop();
        await service.wroteNothing();
        return 'ended well, and wrote to its volumes only';
      });
    }
  } finally {
    await endAll(); // before what they stand on
    await here?.close();
  }
}

async function runDemo(project: string, here: ComposeNetwork): Promise<string> {
  const hub = here.here('http://portal:3000');
  const demo = new Command(process.execPath, [join(project, 'dist/apps/hub/demo/main.js'), '--hub', hub]);
  if ((await demo.ended) === 0) return 'each got what is expected';
  throw new ImagesError('SERVICE', `The demo on the containers failed:\n${demo.output}`);
}
