import { UsageError } from '#observability';
import { parseArgs } from 'node:util';

export const usage = `npm run erase -- --reference AK-… [--purpose <agency>] [--yes]
npm run erase -- --restrict AK-… | --lift AK-…

  --reference <AK-…>   of anybody in the application; all who are in it are erased
  --purpose <agency>   only what was exchanged with this agency, where that may go while the rest is kept
  --yes                does it. Without it nothing is erased: it says whether it may be, and if not, why and until when
  --restrict <AK-…>    has it restricted, where it may not be erased: nothing more of it is sent to any agency
  --lift <AK-…>        lifts that: what waited is sent
  --help               this text

Asks the portal that runs on PORT of this machine. What is erased can be
read by nobody afterwards. Writes the certificate, which the portal keeps as well.

Ends with 0 when it is done, or may be erased; 1 on a fault; 2 on a wrong argument or setting; 3 where the law keeps it, or
nothing was handed in that could be restricted; 4 where there is no such application.
`;

/** What the portal is asked, under /internal/. */
export type Wish =
  | {
      readonly path: 'erasures';
      readonly body: { readonly reference: string; readonly purpose?: string; readonly yes: boolean };
    }
  | { readonly path: 'restrictions'; readonly body: { readonly reference: string; readonly restricted: boolean } };

/** Undefined where help is asked for. @throws UsageError */
export function readArguments(args: string[]): Wish | undefined {
  const { help = false, reference, purpose, yes = false, restrict, lift } = parse(args);
  if (help || args.length === 0) return undefined;
  const [one, ...more] = [reference, restrict, lift].filter((given) => given !== undefined);
  if (one === undefined || more.length > 0 || ((yes || purpose !== undefined) && reference === undefined))
    throw new UsageError(
      'It takes one of --reference, --restrict and --lift, each with AK-…. See npm run erase -- --help.',
    );
  if (reference !== undefined)
    return { path: 'erasures', body: { reference, yes, ...(purpose !== undefined && { purpose }) } };
  return { path: 'restrictions', body: { reference: one, restricted: restrict !== undefined } };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean' },
        reference: { type: 'string' },
        purpose: { type: 'string' },
        yes: { type: 'boolean' },
        restrict: { type: 'string' },
        lift: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See npm run erase -- --help.`);
  }
}
