import { isObject, type Contracts, type Problem, type ReportsV1 } from '#contracts';
import type { Clock } from '#clock';
import { textsInBoth } from '#texts';
import { readAttributes, REPORT_TYPE, type ForeignEvent } from './cloud-event.js';
import type { Part } from './event-body.js';
import { meaningProblems } from './meaning.js';

const { notTheSource, notYours } = textsInBoth('reportProblem');

/** What an agency reported, checked against all that it may say. */
export interface Report extends Omit<ForeignEvent, 'data'> {
  readonly data: ReportsV1;
}

interface Reading {
  readonly agency: string;
  readonly contracts: Contracts;
  readonly clock: Clock;
  readonly translate: { report(said: unknown): unknown };
}

/** The report of one part of a request, or everything that is wrong with it. */
export function readReport(reading: Reading, { place, body }: Part): { report?: Report; problems: Problem[] } {
  const { event, problems } = readAttributes(body, place);
  if (!event) return { problems };
  const data = reading.translate.report(event.data) as ReportsV1;
  const wrong = [...dataProblems(reading, data, event.time), ...recipientProblems(data, event.source)];
  if (wrong.length === 0) return { report: { ...event, data }, problems: [] };
  return { problems: wrong.map((problem) => ({ ...problem, path: placed(place, problem.path) })) };
}

/** What the agency's own schema of reports says, what it may not state at all, and what nobody can mean; of a place the plainest. */
function dataProblems({ agency, contracts, clock }: Reading, data: ReportsV1, time?: string): Problem[] {
  const schema = contracts.eventSchema(REPORT_TYPE, `reports.${agency}`);
  if (!schema) throw new Error(`No schema says what ${agency} may report. Add one under schemas/${agency}/reports.`);
  return plainest(
    factProblems(agency, contracts, data),
    meaningProblems(contracts, { agency, data, now: clock.now(), ...(time && { time }) }),
    contracts.validate(schema, data),
  );
}

/** Whoever shows a token speaks for its own organisation alone. */
function recipientProblems(data: ReportsV1 | null, source: string): Problem[] {
  const recipient = isObject(data) ? data.recipient : undefined;
  return recipient === undefined || recipient === source
    ? []
    : [{ path: 'recipient', code: 'forbidden', message: notTheSource }];
}

/** Of each place what the first of these says of it. */
function plainest(...said: readonly Problem[][]): Problem[] {
  return said.reduce((before, more) => {
    const told = new Set(before.map(({ path }) => path));
    return [...before, ...more.filter(({ path }) => !told.has(path))];
  }, []);
}

/** An agency may state a path that names it as an authority and that stands in its own dossier. Values are checked as any other's. */
function factProblems(agency: string, contracts: Contracts, data: ReportsV1 | null): Problem[] {
  const facts = data?.facts;
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.entries(facts).flatMap(([path, value]) =>
    mayState(agency, contracts, path)
      ? contracts.validateFact(path, value).map((problem) => ({ ...problem, path: `facts.${problem.path}` }))
      : [{ path: `facts.${path}`, code: 'forbidden', message: notYours }],
  );
}

function mayState(agency: string, contracts: Contracts, fact: string): boolean {
  const needs = contracts.dossier(agency).needs;
  const paths = contracts.findFact(fact)?.paths ?? [];
  return paths.some(({ path, authority }) => authority.includes(agency) && needs.has(path));
}

function placed(place: string, path: string): string {
  return `${place}data${path === '' ? '' : `.${path}`}`;
}
