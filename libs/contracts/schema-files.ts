import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ContractError } from './contract-error.js';
import type { Process, Reminders, Retention, SchemaObject } from './model.js';
import { SCHEMA_BASE, withAbsoluteReferences } from './references.js';

/** The schemas by `$id` and the processes by agency, with absolute references; when residents are reminded; what is kept how long. */
export interface SchemaFiles {
  schemas: ReadonlyMap<string, SchemaObject>;
  processes: ReadonlyMap<string, Process>;
  reminders: Reminders;
  retention: Retention;
}

/** Works from the sources and from the build: the nearest folder above that holds `schemas/`. */
export function findSchemas(from = __dirname): string {
  const root = join(from, 'schemas');
  if (existsSync(join(root, 'profile/v1/schema.json'))) return root;
  if (dirname(from) === from)
    throw new ContractError(
      'schemasNotFound',
      'No folder schemas/ was found above the program. Start it from a complete checkout.',
    );
  return findSchemas(dirname(from));
}

export function readSchemas(root: string): SchemaFiles {
  const schemas = new Map<string, SchemaObject>();
  const processes = new Map<string, Process>();
  for (const file of jsonFiles(root)) {
    const id = SCHEMA_BASE + relative(root, file).replaceAll('\\', '/');
    if (file.endsWith('process.json')) {
      const process = withAbsoluteReferences(readJson<Process>(file), id);
      processes.set(process.agency, process);
      continue;
    }
    const content = withAbsoluteReferences(readJson<SchemaObject>(file), id);
    if (content.$id === id) schemas.set(id, content);
    else if (content.$id !== undefined)
      throw new ContractError(
        'unreadableSchema',
        `${file} has the $id ${content.$id}; it must be ${id}, since references follow the tree.`,
      );
  }
  return {
    schemas,
    processes,
    reminders: readJson<Reminders>(join(root, 'reminders/reminders.json')),
    retention: readJson<Retention>(join(root, 'retention.json')),
  };
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'examples' ? [] : jsonFiles(join(folder, entry.name));
    return entry.name.endsWith('.json') ? [join(folder, entry.name)] : [];
  });
}

/** Typed before it is held against its schema: that is the next thing its reader does. */
function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    throw new ContractError(
      'unreadableSchema',
      `${file} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`,
    );
  }
}
