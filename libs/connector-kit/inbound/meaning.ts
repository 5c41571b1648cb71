import { danishDate } from '#clock';
import { isObject, type Contracts, type Json, type Problem, type ReportsV1, type Text } from '#contracts';
import { textsInBoth } from '#texts';

const says = textsInBoth('reportProblem');

/** A report as far as its meaning goes: what is said, by which agency, of what time, and what time it is now. */
export interface ReportToCheck {
  readonly agency: string;
  readonly data: ReportsV1;
  /** When the agency says that it happened. */
  readonly time?: string;
  readonly now: Date;
}

type Rule = { path: string; code: Problem['code']; breaks: (report: ReportToCheck) => boolean; message: Text };

/** An agency's clock may be so far ahead of ours. */
const CLOCKS_DIFFER_MS = 5 * 60_000;
/** How agencies have been seen to write a cancellation into a field for something else, in Danish and English. */
const CANCELLATION = /\b(cancel|aflys|annuller)/i;
const NO: ReadonlySet<unknown> = new Set(['refused', 'revoked']);

/** Everything that a report says and cannot mean, with what to say instead; its schema has to hold as well. */
export function meaningProblems(
  contracts: Pick<Contracts, 'findPath' | 'wrongOrders'>,
  report: ReportToCheck,
): Problem[] {
  if (!isObject(report.data)) return [];
  const broken = rules.filter(({ breaks }) => breaks(report));
  return [
    ...broken.map(({ path, code, message }) => ({ path, code, message })),
    ...replacementProblems(contracts, report),
    ...orderProblems(contracts, report),
  ];
}

/** A register's dates cannot be in an order in which nobody's can. */
function orderProblems(contracts: Pick<Contracts, 'wrongOrders'>, { data: { facts }, now }: ReportToCheck): Problem[] {
  if (!isObject(facts)) return [];
  const stated = new Map(Object.entries(facts as Record<string, Json>));
  return contracts
    .wrongOrders(stated, danishDate(now))
    .map(({ path, code, message }) => ({ path: `facts.${path}`, code, message }));
}

const rules: readonly Rule[] = [
  {
    path: 'status',
    code: 'missing',
    breaks: ({ data: { status, facts, asksFor, appointment } }) =>
      [status, facts, asksFor, appointment].every((part) => part === undefined),
    message: says.nothingSaid,
  },
  {
    path: 'asksFor',
    code: 'missing',
    breaks: ({ data: { status, asksFor } }) => status === 'moreNeeded' && asksFor === undefined,
    message: says.nothingAskedFor,
  },
  {
    path: 'asksFor',
    code: 'forbidden',
    breaks: ({ data: { status, asksFor } }) => asksFor !== undefined && status !== undefined && status !== 'moreNeeded',
    message: says.decidedAndAsked,
  },
  ...(['kind', 'place'] as const).map((field): Rule => ({
    path: `appointment.${field}`,
    code: 'invalid',
    breaks: ({ data: { appointment } }) =>
      isObject(appointment) && appointment.cancelled !== true && CANCELLATION.test(String(appointment[field])),
    message: says.cancelled,
  })),
  {
    path: 'appointment.to',
    code: 'outOfRange',
    breaks: ({ data: { appointment } }) =>
      isObject(appointment) && Date.parse(String(appointment.to)) <= Date.parse(String(appointment.from)),
    message: says.endsBeforeItBegins,
  },
  {
    path: 'appeal',
    code: 'forbidden',
    breaks: ({ data: { status, appeal } }) => appeal !== undefined && !NO.has(status),
    message: says.appealOfNoRefusal,
  },
  {
    path: 'appeal.until',
    code: 'outOfRange',
    breaks: ({ data: { appeal }, time, now }) =>
      isObject(appeal) && String(appeal.until) < (time ?? now.toISOString()).slice(0, 10),
    message: says.appealIsOver,
  },
  {
    path: 'registeredAt',
    code: 'forbidden',
    breaks: ({ data: { registeredAt, facts } }) => registeredAt !== undefined && facts === undefined,
    message: says.registeredWithoutFacts,
  },
  {
    path: 'registeredAt',
    code: 'outOfRange',
    breaks: ({ data: { registeredAt }, now }) => Date.parse(String(registeredAt)) > now.getTime() + CLOCKS_DIFFER_MS,
    message: says.registeredInFuture,
  },
];

function replacementProblems(contracts: Pick<Contracts, 'findPath'>, { agency, data }: ReportToCheck): Problem[] {
  const { facts, replaces } = data;
  if (!isObject(replaces)) return [];
  return Object.entries(replaces).flatMap(([path, old]): Problem[] => {
    const [first] = contracts.findPath(path)?.authority ?? [agency];
    const now = isObject(facts) && Object.hasOwn(facts, path) ? facts[path] : undefined;
    const place = `replaces.${path}`;
    if (first !== agency) return [{ path: place, code: 'forbidden', message: says.notTheFirst }];
    if (now === undefined) return [{ path: place, code: 'invalid', message: says.noNewNumber }];
    return now === old ? [{ path: place, code: 'invalid', message: says.sameNumber }] : [];
  });
}
