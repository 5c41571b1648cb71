import { plainText } from '#contracts';
import { readSentForm, type FormFile, type SentForm } from '#http';
import type { FastifyRequest } from 'fastify';

/** What a person sent: every value of each field as text, in the order of the page, and the files. */
export interface Form {
  /** The first value as plain text, without spaces around it; `''` where the field is not there. */
  text(name: string): string;
  /** Every value of the field. */
  all(name: string): readonly string[];
  has(name: string): boolean;
  names(): readonly string[];
  files(name: string): readonly FormFile[];
  fileNames(): readonly string[];
}

/** Of a route that says `@RouteConfig({ takesForm: true })`. @throws ProblemError as `readSentForm` does. */
export async function readForm(request: FastifyRequest): Promise<Form> {
  return formOf(await readSentForm(request));
}

function formOf({ values, files }: SentForm): Form {
  return {
    text: (name) => plainText(values.get(name)?.[0] ?? '').trim(),
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
    names: () => [...values.keys()],
    files: (name) => files.get(name) ?? [],
    fileNames: () => [...files.keys()],
  };
}

/** For tests, and for what a page fills in itself. */
export function formFrom(fields: Readonly<Record<string, string | readonly string[]>>): Form {
  const values = new Map(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
  );
  return formOf({ values, files: new Map() });
}

/** What stands in `over` hides what stands in `under`, field by field. */
export function overlaid(under: Form, over: Form): Form {
  const names = new Set([...under.names(), ...over.names()]);
  return formFrom(
    Object.fromEntries([...names].map((name) => [name, over.has(name) ? over.all(name) : under.all(name)])),
  );
}
