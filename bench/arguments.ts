import { UsageError } from '#observability';
import { parseArgs } from 'node:util';
import type { CasesOptions } from './cases/cases.js';

export const usage = `npm run bench -- [options]

Merges a seeded load from a real Kafka into profiles, in turn with peers that read the same: how many events a second,
what they cost, and how the rates compare. Needs Java 17 and Linux. Progress goes to stderr, the table to stdout.

  --events <number>     events to merge (300000)
  --residents <number>  whose cases they are about (a sixth of the events)
  --rounds <number>     how often each contender has its turn (3)
  --only <ids>          some of ${'nest,upsert,one,two,plain,log,latency,cases'}, comma-separated (all)
  --cases <number>      whole cases to measure, after --warm-up (600 after 100), handed in by --clients at once (8)
  --against <revision>  compares whole cases with a revision of before, built once, and not with nothing encrypted
  --peer-seconds <n>    the NestJS peer is stopped after so long; its rate is that of this time (20)
  --seed <number>       the same seed makes the same load (1)
  --json <file>         also writes every figure of every run as JSON; - writes it to stdout instead of the table
  --help                this text

Ends with 0, with 1 when something failed or a result is wrong, 2 on a wrong option, 130 when interrupted.
`;

const parts = ['nest', 'upsert', 'one', 'two', 'plain', 'log', 'latency', 'cases'] as const;
export type Part = (typeof parts)[number];

export interface Options {
  events: number;
  residents: number;
  rounds: number;
  only: ReadonlySet<Part>;
  cases: CasesOptions;
  against: string | undefined;
  peerSeconds: number;
  seed: number;
  json: string | undefined;
  help: boolean;
}

export function readArguments(args: string[]): Options {
  const values = parsed(args);
  const events = wholeNumber('--events', values.events, 1_000, 10_000_000);
  return {
    events,
    residents: wholeNumber('--residents', values.residents ?? String(Math.ceil(events / 6)), 1, events),
    rounds: wholeNumber('--rounds', values.rounds, 1, 20),
    only: new Set(values.only === undefined ? parts : values.only.split(',').map(partOf)),
    cases: {
      cases: wholeNumber('--cases', values.cases, 1, 100_000),
      warmUp: wholeNumber('--warm-up', values['warm-up'], 0, 100_000),
      clients: wholeNumber('--clients', values.clients, 1, 100),
      rounds: wholeNumber('--rounds', values.rounds, 1, 20),
    },
    against: values.against,
    peerSeconds: wholeNumber('--peer-seconds', values['peer-seconds'], 1, 3_600),
    seed: wholeNumber('--seed', values.seed, 0, 2 ** 31),
    json: values.json,
    help: values.help,
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        events: { type: 'string', default: '300000' },
        residents: { type: 'string' },
        rounds: { type: 'string', default: '3' },
        only: { type: 'string' },
        cases: { type: 'string', default: '600' },
        'warm-up': { type: 'string', default: '100' },
        clients: { type: 'string', default: '8' },
        against: { type: 'string' },
        'peer-seconds': { type: 'string', default: '20' },
        seed: { type: 'string', default: '1' },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not "${text}".`);
}

function partOf(text: string): Part {
  const part = parts.find((known) => known === text);
  if (part) return part;
  throw new UsageError(`--only takes some of ${parts.join(', ')}, separated by commas, not "${text}".`);
}
