import { parseArgs } from 'node:util';
import { UsageError } from '#observability';

export const usage = `npm run keys -- <command>

  status                   every key and secret by name, how old it is and whether it is due; never a value
  renew [--purpose <p>]    wraps all keys under a new key-encryption key and destroys the older ones; values stay as
                           they are. After an erasure it makes old copies of the key store worthless.
  renew --resident <id>    gives a resident another key for what is sealed from now on
  renew --hashes           adds a link to the key of the hashes that are looked up; the running portal then hashes what it
                           keeps once more, while it finds the old and the new
  renew --certificates     another key signs certificates of erasure; those of before can be checked as they could
  renew --secret <NAME>    puts a new secret before the one of now in the file of this setting (SECRET, OPERATOR_TOKEN,
                           TAX_EVENTS_TOKEN, …): the new one is shown, both are taken. Give it to who shows it.
  end --secret <NAME>      takes the one before out: it is taken no longer
  --help                   this text

Works beside a running hub, on KEYS_DIR (and KEY_SERVICE_URL), as the same user. Broken off, it may be run again.

Ends with 0 when it is done, 1 on a fault, 2 on a wrong argument or setting, 130 when it was interrupted.
`;

/** What of all keys is renewed; where nothing is named, the key-encryption keys of all purposes. */
export interface Renewal {
  readonly command: 'renew';
  readonly purpose?: string;
  readonly resident?: string;
  readonly hashes?: boolean;
  readonly certificates?: boolean;
  readonly secret?: string;
}

export type Wish =
  { readonly command: 'help' | 'status' } | Renewal | { readonly command: 'end'; readonly secret: string };

/** @throws UsageError */
export function readArguments(args: string[]): Wish {
  const { values, positionals } = parse(args);
  const { help, ...what } = values;
  const [command, ...others] = positionals;
  if (help || (command === undefined && others.length === 0)) return { command: 'help' };
  if (others.length > 0) throw new UsageError(`"${others[0]}" is one word too many. See npm run keys -- --help.`);
  const named = Object.keys(what);
  if (command === 'status' && named.length === 0) return { command };
  if (command === 'renew' && named.length <= 1) return { command, ...what };
  if (command === 'end' && what.secret !== undefined && named.length === 1) return { command, secret: what.secret };
  throw new UsageError(`"${args.join(' ')}" is no command of it. See npm run keys -- --help.`);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        purpose: { type: 'string' },
        resident: { type: 'string' },
        hashes: { type: 'boolean' },
        certificates: { type: 'boolean' },
        secret: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See npm run keys -- --help.`);
  }
}
