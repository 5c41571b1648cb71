import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Drawers into which anything fits, and in which nothing is found again. */
const drawers = ['common', 'shared', 'utils', 'helpers', 'core', 'types', 'interfaces', 'dtos'];

/** Code and texts that serve every agency alike, and so must not know the name of one. */
const agencyBlindRooms = ['apps/collector/', 'apps/portal/', 'libs/', 'texts/'];

/** Files in which the word of an agency's name has its everyday meaning, with that meaning. */
export const everydayWords: Readonly<Record<string, string>> = {
  'libs/contracts/doubts.ts: municipality': 'the place where a postal code lies',
};

/** Whoever gives it; wherever it lies. */
const EVERYDAY = /\b(tax card|another municipality)\b/g;

const isCode = (file: string) => /\.(tsx?|sql)$|^texts\//.test(file);
const isTest = (file: string) => /\.test\.tsx?$|\/example-[^/]+$/.test(file);
const isGenerated = (file: string) => file.includes('/generated/');

/** All files of a tree under the folders that are ours, as paths from its root. No file is an error, not a pass. */
export function filesOf(
  root: string,
  folders = ['apps', 'libs', 'schemas', 'scripts', 'test', 'bench', 'docs', 'texts'],
): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  if (files.length === 0) throw new Error(`No file was found in ${root}: nothing was checked`);
  return files.sort();
}

export function filesInDrawers(files: readonly string[]): string[] {
  return files.filter((file) =>
    file
      .split('/')
      .slice(0, -1)
      .some((folder) => drawers.includes(folder)),
  );
}

/** Words of a text as a reader sees them: `siriConnector`, `SIRI_URL` and `siri-connector` all hold the word siri; `syntax` does not hold tax. */
export function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .split(/[^\p{L}]+/u)
      .map((word) => word.toLowerCase()),
  );
}

/** Files of agency-blind rooms that name an agency, as `file: agency`. */
export function filesThatNameAnAgency(root: string, files: readonly string[], agencies: readonly string[]): string[] {
  if (agencies.length === 0) throw new Error('No agency was found under schemas: nothing was checked');
  const blind = files.filter(
    (file) =>
      isCode(file) && !isTest(file) && !isGenerated(file) && agencyBlindRooms.some((room) => file.startsWith(room)),
  );
  if (blind.length === 0) throw new Error('No file of an agency-blind room was found: nothing was checked');
  return blind.flatMap((file) => {
    const words = wordsOf(readFileSync(join(root, file), 'utf8').replace(EVERYDAY, ''));
    return agencies.filter((agency) => words.has(agency)).map((agency) => `${file}: ${agency}`);
  });
}

/** An agency is a folder of schemas with a process. */
export function agenciesIn(files: readonly string[]): string[] {
  return files.flatMap((file) => /^schemas\/([^/]+)\/process\.json$/.exec(file)?.[1] ?? []);
}
