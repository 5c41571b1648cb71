import { parseArgs } from 'node:util';
import type { KeptFilter } from '#messaging';
import { MendableError } from '#observability';

interface Wanted {
  readonly json: boolean;
  readonly service: string | undefined;
  readonly filter: KeptFilter;
}

export interface ListWish extends Wanted {
  readonly command: 'list';
  readonly limit: number;
}

export interface ShowWish {
  readonly command: 'show';
  readonly json: boolean;
  readonly name: string;
  readonly data: boolean;
}

export interface RetryWish extends Wanted {
  readonly command: 'retry';
  /** Empty: all that match. */
  readonly names: readonly string[];
  readonly waitSeconds: number;
}

export type Wish = { readonly command: 'help' } | ListWish | ShowWish | RetryWish;

export const usage = `npm run dead-letters -- list | show <name> | retry <name>… [options]

What the services could not apply: dead letters, each with its reason, and parked messages, which are tried again by
themselves. Works beside a running hub, on DATABASE_URL or on the database in DATA_DIR.

  list                 what lies there, longest first
  show <name>          all about one; the name is what list gives it, e.g. collector:applications:3:1289
  retry <name>…        has these tried again by their service, after the cause was mended
  retry --all          all dead letters, or those that the options choose

  --service <name>     only those of this service
  --code <code>        only those that died of this
  --topic <topic>      only those of this topic
  --parked             only the parked ones, not the dead letters
  --limit <number>     list: so many at most (100)
  --data               show: the data too. It holds personal values, and a terminal is often recorded
  --wait <seconds>     retry: how long to look at what becomes of them (10)
  --json               the result as JSON on standard output
  --help               this text

Ends with 0 when that was done, 1 when one that was tried again is a dead letter again or could not be tried, 2 on a wrong
option or an unknown name, 3 without a database.
`;

const options = {
  help: { type: 'boolean' },
  json: { type: 'boolean' },
  service: { type: 'string' },
  code: { type: 'string' },
  topic: { type: 'string' },
  parked: { type: 'boolean' },
  limit: { type: 'string' },
  data: { type: 'boolean' },
  wait: { type: 'string' },
  all: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parse>['values'];

const FILTERS = ['service', 'code', 'topic', 'parked'] as const;
/** Which options a command takes, beside --json. */
const takes: Readonly<Record<string, readonly (keyof Values)[]>> = {
  list: [...FILTERS, 'limit'],
  show: ['data'],
  retry: [...FILTERS, 'all', 'wait'],
};

/** @throws MendableError usage */
export function readArguments(args: string[]): Wish {
  const { values, positionals } = parse(args);
  const [command, ...names] = positionals;
  if (values.help) return { command: 'help' };
  if (command === undefined) return refuse('Say what to do: list, show or retry.');
  const known = takes[command];
  if (!known) return refuse(`"${command}" is not something to do; it is list, show or retry.`);
  for (const option of Object.keys(values) as (keyof Values)[]) {
    if (option !== 'json' && !known.includes(option)) refuse(`${command} takes no --${option}.`);
  }
  if (command === 'list') return listWish(values, names);
  return command === 'show' ? showWish(values, names) : retryWish(values, names);
}

function listWish(values: Values, names: readonly string[]): ListWish {
  if (names.length > 0) refuse(`list takes no names, only options. For one of them: show ${names[0]}`);
  return { command: 'list', ...wanted(values), limit: wholeNumber('limit', values.limit ?? '100', 1) };
}

function showWish({ json = false, data = false }: Values, [name, ...more]: readonly string[]): ShowWish {
  if (name === undefined || more.length > 0) return refuse('show takes one name, as list gives it.');
  return { command: 'show', json, name, data };
}

function retryWish(values: Values, names: readonly string[]): RetryWish {
  const chosen = FILTERS.find((option) => values[option] !== undefined);
  if (values.all && names.length > 0) refuse('retry takes names or --all, not both.');
  if (!values.all && names.length === 0) {
    refuse(chosen ? `Write --all beside --${chosen}: all that match are tried again.` : 'retry takes names, or --all.');
  }
  if (!values.all && chosen) refuse(`--${chosen} chooses among all, not among names.`);
  const { filter, ...rest } = wanted(values);
  return {
    command: 'retry',
    ...rest,
    filter: { state: 'deadLettered', ...filter },
    names: [...new Set(names)],
    waitSeconds: wholeNumber('wait', values.wait ?? '10', 0),
  };
}

function wanted({ json = false, service, code, topic, parked }: Values): Wanted {
  if (parked && code !== undefined) refuse('A parked message has no code yet: leave out --code or --parked.');
  return { json, service, filter: { code, topic, ...(parked && { state: 'parked' as const }) } };
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number >= least) return number;
  return refuse(`--${option} takes a whole number from ${least} to 999999, not "${text}".`);
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function refuse(sentence: string): never {
  throw new MendableError('usage', `${sentence} See npm run dead-letters -- --help`);
}
