import { parseArgs } from 'node:util';
import { checkImages, type Wishes } from './check-images.js';
import { endAll } from './command.js';
import { ImagesError } from './errors.js';
import { Screen } from './screen.js';

const usage = `npm run images -- [--demo]

Builds the container image without a container engine (buildah), and starts every service of docker-compose.yml from it,
with its own command, settings, secrets and health check, against a PostgreSQL and a Kafka of this machine. Prints sizes.
Takes root, and on Debian installs what it needs. The base image is made once and kept in ANKOMST_CACHE.

  --demo  sends the example residents through the containers
  --help  this text

Ends with 0 when every service was ready and ended well, 1 when not, 2 on a wrong option, 3 when the machine lacks
something.
`;

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopped.abort(); // and again: what was started is being taken away
    void endAll();
  });
}

async function main(): Promise<number> {
  const { help, demo } = readArguments();
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  await checkImages({ demo }, new Screen(process.stdout, stopped.signal));
  process.stdout.write('Every service starts from its image, is ready and ends.\n');
  return 0;
}

function readArguments(): Wishes & { help: boolean } {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean' }, demo: { type: 'boolean' } } });
    return { help: values.help ?? false, demo: values.demo ?? false };
  } catch (error) {
    throw new ImagesError('USAGE', `${(error as Error).message} See npm run images -- --help.`);
  }
}

function exitCodeOf(error: unknown): number {
  if (stopped.signal.aborted) return 130;
  process.stderr.write(`${(error as Error).message}\n`);
  const code = error instanceof ImagesError ? error.code : undefined;
  return code === 'USAGE' ? 2 : code === 'MACHINE' ? 3 : 1;
}

void main()
  .catch(exitCodeOf)
  .then((code) => {
    process.exitCode = code;
  });
