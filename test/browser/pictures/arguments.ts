import { parseArgs } from 'node:util';
import { UsageError } from '#observability';

export interface Options {
  only: readonly string[];
  out: string;
  help: boolean;
}

/** @param names of the pages there are */
export function readArguments(args: string[], names: readonly string[], out: string): Options {
  const values = parsed(args, out);
  const only = values.only?.split(',').map((name) => name.trim()) ?? names;
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--only takes some of ${names.join(', ')}, separated by commas, not "${unknown}".`);
  }
  return { only, out: values.out, help: values.help };
}

function parsed(args: string[], out: string) {
  try {
    return parseArgs({
      args,
      options: {
        only: { type: 'string' },
        out: { type: 'string', default: out },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
