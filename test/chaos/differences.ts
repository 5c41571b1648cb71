import { isDeepStrictEqual } from 'node:util';
import type { Filing, Promised, ResidentEnd } from './end-state.js';
import type { Dossier } from './ledger.js';

/*
 * What must be the same after any kill, and what may differ.
 *
 * The same: each agency's status and what it misses, the case's status, what was asked and reused, the kinds of outcome,
 * which source won each path of the profile, and the paths of the last version that each agency has.
 *
 * May differ, rightly: how many versions a dossier went through. A fact of another agency arrives before or after a
 * version was made or sent, and a version that was not sent yet is superseded by the next. For the same reason the last
 * version may or may not hold what the agency stated itself: it is never sent a version for that alone, so such paths
 * are left out of the comparison. Values differ too: numbers are issued in the order in which cases arrive.
 */

/** One sentence for each thing that a resident's end lacks or has beyond the undisturbed one. */
export function differences(resident: string, expected: ResidentEnd | undefined, seen: ResidentEnd): string[] {
  if (!expected) return [`${resident}: was not there undisturbed`];
  return (Object.keys(expected) as (keyof ResidentEnd)[])
    .filter((part) => !isDeepStrictEqual(expected[part], seen[part]))
    .map((part) => `${resident}: ${part} should be ${told(expected[part])} and is ${told(seen[part])}`);
}

/** Nothing twice, and nothing that nobody handed in. */
export function filedWrongly(filings: readonly Filing[], references: ReadonlySet<string>): string[] {
  const versions = new Map<string, number>();
  for (const { agency, caseReference, dossierVersion } of filings) {
    const name = `${agency} ${caseReference} version ${dossierVersion}`;
    versions.set(name, (versions.get(name) ?? 0) + 1);
  }
  const twice = [...versions].filter(([, times]) => times > 1);
  const strange = filings.filter(({ caseReference }) => !references.has(caseReference));
  return [
    ...twice.map(([name, times]) => `${name} was filed ${times} times`),
    ...strange.map(({ agency, caseReference }) => `${agency} ${caseReference} was filed and never handed in`),
  ];
}

/** Versions count 1, 2, 3…; each one is with its agency, or was superseded by a later one; the last one is there. */
export function versionsWrong(dossiers: readonly Dossier[], filings: readonly Filing[]): string[] {
  const filed = new Set(filings.map((filing) => nameOf(filing.agency, filing.caseReference, filing.dossierVersion)));
  const cases = new Map<string, Dossier[]>();
  for (const dossier of dossiers) {
    const name = `${dossier.agency} ${dossier.reference}`;
    cases.set(name, [...(cases.get(name) ?? []), dossier]);
  }
  const kept = new Set(dossiers.map(({ agency, reference, version }) => nameOf(agency, reference, version)));
  return [
    ...[...cases].flatMap(([name, versions]) => gapsIn(name, versions)),
    ...dossiers
      .filter(({ agency, reference, version, state }) => {
        return state !== 'superseded' && !filed.has(nameOf(agency, reference, version));
      })
      .map(
        ({ agency, reference, version, state }) => `${nameOf(agency, reference, version)} is ${state} and not filed`,
      ),
    ...[...filed]
      .filter((name) => !kept.has(name))
      .map((name) => `${name} was filed and is not known to its connector`),
  ];
}

/** `next - start` is the sum of what became of the messages; nothing dead, parked, lost or left over. */
export function promisesBroken(rows: readonly Promised[]): string[] {
  return rows.flatMap((row) => {
    const { group, topic, partition, start, next, applied, duplicate, superseded, parked, deadLettered, lost, lag } =
      row;
    const where = `${group} ${topic}/${partition}`;
    const sum = applied + duplicate + superseded + parked + deadLettered + lost;
    return [
      ...(next - start === sum ? [] : [`${where}: went ${next - start} messages on and accounts for ${sum}`]),
      ...Object.entries({ parked, deadLettered, lost, lag })
        .filter(([, count]) => count !== 0)
        .map(([what, count]) => `${where}: ${what} is ${count}`),
    ];
  });
}

function gapsIn(name: string, dossiers: readonly Dossier[]): string[] {
  const versions = dossiers.map(({ version }) => version).sort((one, other) => one - other);
  const last = dossiers.find(({ version }) => version === versions.at(-1));
  return [
    ...(versions.every((version, index) => version === index + 1)
      ? []
      : [`${name} has the versions ${versions.join()}`]),
    ...(last?.state === 'delivered' ? [] : [`${name}: the last version is ${last?.state}`]),
  ];
}

function nameOf(agency: string, reference: string, version: number): string {
  return `${agency} ${reference} version ${version}`;
}

/** In a list only what differs would be of interest, but a reader of a red build wants the whole. */
function told(part: unknown): string {
  return JSON.stringify(part);
}
