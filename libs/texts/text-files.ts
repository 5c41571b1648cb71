import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A text, a group of them by name, or several in their order. */
export type TextTree = string | readonly TextTree[] | { readonly [name: string]: TextTree };

/** What a file of texts holds: the groups by name. */
export type TextFile = Readonly<Record<string, TextTree>>;

/** Works from the sources and from the build: the nearest folder above that holds `texts/`. */
export function findTexts(from = __dirname): string {
  const folder = join(from, 'texts');
  if (existsSync(join(folder, 'en.json'))) return folder;
  if (dirname(from) === from)
    throw new Error('No folder texts/ was found above the program. Start it from a complete checkout.');
  return findTexts(dirname(from));
}

/** The files by language, which is a file's name as a BCP 47 tag: `da.json`. */
export function readTexts(folder = findTexts()): ReadonlyMap<string, TextFile> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(files.map((file) => [file.slice(0, -'.json'.length), readJson(join(folder, file))]));
}

function readJson(file: string): TextFile {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TextFile;
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`, { cause: error });
  }
}
