import { danishDate } from '#clock';
import { isObject, type Contracts, type Json, type Problem, type ReportsV1, type Text } from '#contracts';

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
    message: {
      da: 'Der mangler, hvad der er sket: en status, facts, asksFor eller appointment. En begrundelse alene siger intet.',
      en: 'What happened is missing: a status, facts, asksFor or an appointment. A reason alone tells nothing.',
    },
  },
  {
    path: 'asksFor',
    code: 'missing',
    breaks: ({ data: { status, asksFor } }) => status === 'moreNeeded' && asksFor === undefined,
    message: {
      da: 'Nævn de oplysninger, I beder om, i asksFor. Et opkald eller et brev nævnes i reason ved siden af.',
      en: 'Name the facts that you ask for in asksFor. A call or a letter is told in reason beside them.',
    },
  },
  {
    path: 'asksFor',
    code: 'forbidden',
    breaks: ({ data: { status, asksFor } }) => asksFor !== undefined && status !== undefined && status !== 'moreNeeded',
    message: {
      da: 'Den, der beder om mere, skriver status moreNeeded. Send afgørelsen for sig, eller fjern asksFor.',
      en: 'Who asks for more says so by the status moreNeeded. Send the decision by itself, or take asksFor out.',
    },
  },
  ...(['kind', 'place'] as const).map((field): Rule => ({
    path: `appointment.${field}`,
    code: 'invalid',
    breaks: ({ data: { appointment } }) =>
      isObject(appointment) && appointment.cancelled !== true && CANCELLATION.test(String(appointment[field])),
    message: {
      da: 'En aftale, der er aflyst, sendes som {"cancelled": true}. Ellers indkaldes personen.',
      en: 'An appointment that is cancelled is sent as {"cancelled": true}. Otherwise the person is told to come.',
    },
  })),
  {
    path: 'appointment.to',
    code: 'outOfRange',
    breaks: ({ data: { appointment } }) =>
      isObject(appointment) && Date.parse(String(appointment.to)) <= Date.parse(String(appointment.from)),
    message: {
      da: 'Aftalen slutter, før den er begyndt. Skriv en sluttid efter begyndelsen, for eksempel et kvarter senere.',
      en: 'The appointment ends before it has begun. Write an end after its beginning, for example a quarter of an hour later.',
    },
  },
  {
    path: 'appeal',
    code: 'forbidden',
    breaks: ({ data: { status, appeal } }) => appeal !== undefined && !NO.has(status),
    message: {
      da: 'Kun et nej kan påklages. Send appeal sammen med status refused eller revoked.',
      en: 'Only a no can be appealed. Send appeal together with the status refused or revoked.',
    },
  },
  {
    path: 'appeal.until',
    code: 'outOfRange',
    breaks: ({ data: { appeal }, time, now }) =>
      isObject(appeal) && String(appeal.until) < (time ?? now.toISOString()).slice(0, 10),
    message: {
      da: 'Klagefristen er udløbet, før afgørelsen er truffet. Skriv den sidste dag, eller afgørelsens tid i time.',
      en: 'The time to appeal is over before the decision was made. Write the last day, or the time of the decision in time.',
    },
  },
  {
    path: 'registeredAt',
    code: 'forbidden',
    breaks: ({ data: { registeredAt, facts } }) => registeredAt !== undefined && facts === undefined,
    message: {
      da: 'Der er ingen oplysninger, som tidspunktet gælder. Send dem i facts, eller fjern registeredAt.',
      en: 'There are no facts that this time is about. Send them in facts, or take registeredAt out.',
    },
  },
  {
    path: 'registeredAt',
    code: 'outOfRange',
    breaks: ({ data: { registeredAt }, now }) => Date.parse(String(registeredAt)) > now.getTime() + CLOCKS_DIFFER_MS,
    message: {
      da: 'Tidspunktet er ikke kommet endnu. Skriv, hvornår registret optog oplysningerne.',
      en: 'That time has not come yet. Write when the register recorded the facts.',
    },
  },
];

function replacementProblems(contracts: Pick<Contracts, 'findPath'>, { agency, data }: ReportToCheck): Problem[] {
  const { facts, replaces } = data;
  if (!isObject(replaces)) return [];
  return Object.entries(replaces).flatMap(([path, old]): Problem[] => {
    const [first] = contracts.findPath(path)?.authority ?? [agency];
    const now = isObject(facts) && Object.hasOwn(facts, path) ? facts[path] : undefined;
    const place = `replaces.${path}`;
    if (first !== agency) return [{ path: place, code: 'forbidden', message: notTheFirst }];
    if (now === undefined) return [{ path: place, code: 'invalid', message: noNew }];
    return now === old ? [{ path: place, code: 'invalid', message: theSame }] : [];
  });
}

const notTheFirst: Text = {
  da: 'Kun den myndighed, der tildeler nummeret, kan sige, at det er erstattet. Send det nye i facts alene.',
  en: 'Only the authority that gives the number can say that it is replaced. Send the new one in facts alone.',
};
const noNew: Text = {
  da: 'Det nye nummer mangler. Skriv det i facts.',
  en: 'The new number is missing. Write it in facts.',
};
const theSame: Text = {
  da: 'Det gamle og det nye nummer er det samme. Skriv det gamle her og det nye i facts.',
  en: 'The old and the new number are the same. Write the old one here and the new one in facts.',
};
