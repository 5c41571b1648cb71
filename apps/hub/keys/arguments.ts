import { parseArgs } from 'node:util';
import { UsageError } from '#observability';

export const usage = `npm run keys -- <command>

  status                   for which purposes there are keys, how many, and how many residents were erased
  renew [--purpose <p>]    wraps all keys under a new key-encryption key and destroys the older ones; values stay as
                           they are. After an erasure it makes old copies of the key store worthless.
  renew --resident <id>    gives a resident another key for what is sealed from now on
  --help                   this text

Works beside a running hub, on KEYS_DIR (and KEY_SERVICE_URL), as the same user. Broken off, it may be run again.

Ends with 0 when it is done, 1 on a fault, 2 on a wrong argument or setting, 130 when it was interrupted.
`;

/** For all purposes where none is named. */
export interface Renewal {
  readonly command: 'renew';
  readonly purpose?: string;
  readonly resident?: string;
}

export type Wish = { readonly command: 'help' | 'status' } | Renewal;

/** @throws UsageError */
export function readArguments(args: string[]): Wish {
  const { values, positionals } = parse(args);
  const [command, ...others] = positionals;
  if (values.help || (command === undefined && others.length === 0)) return { command: 'help' };
  if (others.length > 0) throw new UsageError(`"${others[0]}" is one word too many. See npm run keys -- --help.`);
  const { purpose, resident } = values;
  if (command === 'status' && purpose === undefined && resident === undefined) return { command };
  if (command === 'renew' && (purpose === undefined || resident === undefined)) return { command, purpose, resident };
  throw new UsageError(`"${args.join(' ')}" is no command of it. See npm run keys -- --help.`);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean' }, purpose: { type: 'string' }, resident: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See npm run keys -- --help.`);
  }
}
