import type { Contracts, Json, Problem } from '#contracts';
import { readAttributes, REPORT_TYPE, type ForeignEvent } from './cloud-event.js';
import type { Part } from './event-body.js';

/** The data of `dk.ankomst.report.v1`, as far as a connector looks into it. */
export interface ReportData {
  readonly dossierVersion?: number;
  readonly status?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** What an agency reported, checked against all that it may say. */
export interface Report extends Omit<ForeignEvent, 'data'> {
  readonly data: ReportData;
}

interface Reading {
  readonly agency: string;
  readonly contracts: Contracts;
  readonly translate: { report(said: unknown): unknown };
}

/** The report of one part of a request, or everything that is wrong with it. */
export function readReport(reading: Reading, { place, body }: Part): { report?: Report; problems: Problem[] } {
  const { event, problems } = readAttributes(body, place);
  if (!event) return { problems };
  const data = reading.translate.report(event.data);
  const wrong = dataProblems(reading, data).map((problem) => ({ ...problem, path: placed(place, problem.path) }));
  return wrong.length > 0 ? { problems: wrong } : { report: { ...event, data: data as ReportData }, problems: [] };
}

/** What the agency's own schema of reports says, and what it may not state at all. */
function dataProblems({ agency, contracts }: Reading, data: unknown): Problem[] {
  const schema = contracts.eventSchema(REPORT_TYPE, `reports.${agency}`);
  if (!schema) throw new Error(`No schema says what ${agency} may report. Add one under schemas/${agency}/reports.`);
  const facts = factProblems(agency, contracts, data);
  const told = new Set(facts.map(({ path }) => path));
  return [...facts, ...contracts.validate(schema, data).filter(({ path }) => !told.has(path))];
}

/** An agency may state a path that names it as an authority and that stands in its own dossier. Values are checked as any other's. */
function factProblems(agency: string, contracts: Contracts, data: unknown): Problem[] {
  const facts = (data as ReportData | null)?.facts;
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.entries(facts).flatMap(([path, value]) =>
    mayState(agency, contracts, path)
      ? contracts.validateFact(path, value as Json).map((problem) => ({ ...problem, path: `facts.${problem.path}` }))
      : [{ path: `facts.${path}`, ...notYours }],
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

const notYours: Omit<Problem, 'path'> = {
  code: 'forbidden',
  message: {
    da: 'Denne oplysning må myndigheden ikke meddele. Fjern den, og send igen.',
    en: 'This agency may not state this fact. Leave it out, and send again.',
  },
};
