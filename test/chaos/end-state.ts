import { contracts } from '#contracts';
import type { FinishedRound, Told, Visit } from './demo-round.js';
import type { InstallationUnderTest } from './installation-under-test.js';

/** A resident's end, as far as it must be the same whatever was killed; see `differences.ts` for what may differ. */
export interface ResidentEnd {
  status: string;
  agencies: { [agency: string]: { status: string; missing: string[] } };
  counts: { [name: string]: number };
  outcome: string[];
  missingAtFirst: { [agency: string]: string[] };
  answeredLater: string[];
  profile: string[];
  /** Of the last version that each agency has: its paths without those that the agency stated itself. */
  filed: { [agency: string]: string[] };
}

/** One entry of `/control/<agency>/received`. */
export interface Filing {
  agency: string;
  caseReference: string;
  dossierVersion: number;
  paths: string[];
  times: number;
}

/** One row of `/promises`. */
export interface Promised {
  group: string;
  topic: string;
  partition: number;
  start: number;
  next: number;
  applied: number;
  duplicate: number;
  superseded: number;
  parked: number;
  deadLettered: number;
  lost: number;
  lag: number;
}

export interface CaseView {
  status: string;
  agencies: { [agency: string]: { status: string; missing?: string[] } };
  counts: { [name: string]: number };
}

interface Profile {
  facts: { [path: string]: { source: string } };
}

/** Has the simulated agencies wait with each answer, the filing being theirs already. */
export async function answerSlowly(installation: InstallationUnderTest, delayMs: number): Promise<void> {
  for (const agency of contracts.agencies) await behave(installation, agency, { delayMs });
}

/** Tells a simulated agency how it behaves from now on. */
export async function behave({ port }: InstallationUnderTest, agency: string, behaviour: object): Promise<void> {
  await request(`http://127.0.0.1:${port + 100}/control/${agency}/behaviour`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(behaviour),
  });
}

export async function readFilings({ port }: InstallationUnderTest): Promise<Filing[]> {
  const lists = contracts.agencies.map(async (agency) => {
    const received = await get<Omit<Filing, 'agency'>[]>(`http://127.0.0.1:${port + 100}/control/${agency}/received`);
    return received.map((filing) => ({ ...filing, agency }));
  });
  return (await Promise.all(lists)).flat();
}

/**
 * Of every service that takes messages, a row for each topic and partition. Each process is asked; those of a service
 * keep one book, and of what they say the one that knows of more unread messages counts.
 */
export async function readPromises({ messagingPorts }: InstallationUnderTest): Promise<Promised[]> {
  const books = await Promise.all(messagingPorts.map((port) => get<Promised[]>(`http://127.0.0.1:${port}/promises`)));
  const rows = new Map<string, Promised>();
  for (const row of books.flat()) {
    const place = `${row.group} ${row.topic}/${row.partition}`;
    if (row.lag >= (rows.get(place)?.lag ?? 0)) rows.set(place, row);
  }
  return [...rows.values()];
}

export async function readEnds(
  { url }: InstallationUnderTest,
  round: FinishedRound,
  filings: readonly Filing[],
): Promise<Map<string, ResidentEnd>> {
  const visits = round.visits();
  const ends = round.told.map(async (told) => {
    const visit = visits.get(told.resident) as Visit;
    const profile = await get<Profile>(`${url}/api/v1/cases/${visit.caseId}/profile`, authorized(visit));
    return [told.resident, endOf(told, await readCase(url, visit), profile, filings)] as const;
  });
  return new Map(await Promise.all(ends));
}

export function readCase(url: string, visit: Visit): Promise<CaseView> {
  return get<CaseView>(`${url}/api/v1/cases/${visit.caseId}`, authorized(visit));
}

function authorized({ token }: Visit): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

function endOf(told: Told, view: CaseView, { facts }: Profile, filings: readonly Filing[]): ResidentEnd {
  const agencies = Object.entries(view.agencies);
  const own = filings.filter(({ caseReference }) => caseReference === told.reference);
  return {
    status: view.status,
    agencies: Object.fromEntries(
      agencies.map(([agency, { status, missing }]) => [agency, { status, missing: [...(missing ?? [])].sort() }]),
    ),
    counts: view.counts,
    outcome: Object.keys(told.outcome).sort(),
    missingAtFirst: told.missingAtFirst,
    answeredLater: [...told.answeredLater].sort(),
    profile: Object.entries(facts)
      .map(([path, { source }]) => `${path} (${source})`)
      .sort(),
    filed: Object.fromEntries(
      agencies.flatMap(([agency]) => {
        const last = own
          .filter((filing) => filing.agency === agency)
          .sort(byVersion)
          .at(-1);
        return last ? [[agency, last.paths.filter((path) => facts[path]?.source !== agency).sort()]] : [];
      }),
    ),
  };
}

function byVersion(one: Filing, other: Filing): number {
  return one.dossierVersion - other.dossierVersion;
}

function get<T>(url: string, headers: Record<string, string> = {}): Promise<T> {
  return request(url, { headers });
}

async function request<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
  return (await response.json()) as T;
}
