import { UsageError } from '#observability';
import { parseArgs } from 'node:util';

export const usage = `npm run erase -- --reference AK-… [--yes]

  --reference <AK-…>   of anybody in the application; all who are in it are erased
  --yes                does it. Without it nothing is erased: it says whether it may be, and if not, why and until when
  --help               this text

Asks the portal that runs on PORT of this machine. What is erased can be
read by nobody afterwards. Writes the certificate, which the portal keeps as well.

Ends with 0 when it is erased, or may be; 1 on a fault; 2 on a wrong argument or setting; 3 where the law keeps it; 4 where
there is no such application.
`;

export interface Wish {
  readonly help: boolean;
  readonly reference: string;
  readonly yes: boolean;
}

/** @throws UsageError */
export function readArguments(args: string[]): Wish {
  const { help = false, reference, yes = false } = parse(args);
  if (help || args.length === 0) return { help: true, reference: '', yes: false };
  if (reference === undefined) throw new UsageError('It takes --reference AK-…. See npm run erase -- --help.');
  return { help, reference, yes };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { help: { type: 'boolean' }, reference: { type: 'string' }, yes: { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See npm run erase -- --help.`);
  }
}
