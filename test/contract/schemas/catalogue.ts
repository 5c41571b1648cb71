import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema, SchemaObject } from '#contracts';
import { ofAdults, ofThoseOnTheirOwn } from '../needs/catalogue.js';
import { root } from './example-files.js';

/** A row of the catalogue that the schemas were written from, kept as an independent check of them. */
export interface Row {
  path: string;
  danish: string;
  english: string;
  need: Record<string, string>;
  when: string[];
  silence: string;
  ranking: string[];
  sensitivity: string;
  offered: string[];
}

export const rows: readonly Row[] = readRows(join(root, '../test/fixtures/catalogue.csv'));

function readRows(file: string): Row[] {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n').map(cellsOf);
  return lines.map((cells) => {
    const cell = (name: string): string => cells[head!.indexOf(name)] ?? '';
    return {
      path: cell('path'),
      danish: cell('danish'),
      english: cell('english'),
      need: { siri: cell('siri'), municipality: cell('municipality'), tax: cell('tax') },
      when: cell('when').split(' ').filter(Boolean).sort(),
      silence: cell('silence'),
      ranking: cell('ranking').split(' ').filter(Boolean),
      sensitivity: cell('sensitivity'),
      offered: cell('offered').split(' ').filter(Boolean),
    };
  });
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].slice(0, 13).map(([, plain, quoted]) => quoted ?? plain ?? '');
}

const CHILD = 'family.children[].';
const isIssued = ({ need }: Row): boolean => Object.values(need).includes('I');

/** Where a dossier schema says something else than the catalogue; `[]` when it says the same. */
export function disagreements(agency: string, schema: SchemaObject): string[] {
  const found = rows.filter((row) => {
    const said = row.path.startsWith(CHILD) ? saidOfChild(schema, row) : saidOf(schema, row.path);
    return said !== expected(agency, row);
  });
  return found.map(({ path }) => path);
}

/**
 * `R`, `O`, `-`, or for a C what requires and what forbids it: `required when third, forbidden unless third`; where an
 * agency issues it, only what forbids it. What is asked of adults only has that beside its own situations.
 */
function expected(agency: string, row: Row): string {
  const need = row.need[agency]!;
  if (row.path === 'identity.statelessOrRefugee' && need !== '-') return 'required when noCitizenship';
  if (need === 'I') return 'O';
  const byAge = row.path in ofAdults ? 'adult' : ofThoseOnTheirOwn.includes(row.path) ? 'onTheirOwn' : undefined;
  if (need !== 'C' && (need !== 'R' || byAge === undefined)) return need;
  const when = need === 'C' ? row.when.join(' ') : undefined;
  if (row.path.startsWith(CHILD)) return `required when ${when}`;
  if (isIssued(row)) return `forbidden unless ${when}`;
  const needed = [byAge, when].filter(Boolean).sort().join(' and ');
  const seen = ofAdults[row.path] === 'seen' ? when : needed;
  return [`required when ${needed}`, ...(seen === undefined ? [] : [`forbidden unless ${seen}`])].join(', ');
}

function saidOf(schema: SchemaObject, path: string): string {
  if (schema.properties?.[path] === undefined) return '-';
  const branches = (schema.allOf ?? []) as SchemaObject[];
  const required = branches.filter(({ then }) => (then as SchemaObject | undefined)?.required?.includes(path)).map(situationsOf);
  const forbidden = branches
    .filter((branch) => (branch.else as SchemaObject | undefined)?.properties?.[path] === false)
    .map(situationsOf);
  if (schema.required?.includes(path)) return required.length + forbidden.length === 0 ? 'R' : 'R and conditional';
  const said = [...required.map((when) => `required when ${when}`), ...forbidden.map((when) => `forbidden unless ${when}`)];
  return said.join(', ') || 'O';
}

const situationsOf = ({ if: condition }: SchemaObject): string => inWords(condition ?? {});

/** `divorced spouse` for either, `adult and third` for both. */
function inWords(condition: Schema): string {
  const { $ref, allOf, anyOf } = condition as SchemaObject;
  if ($ref !== undefined) return $ref.split('/').at(-1)!;
  const parts = (allOf ?? anyOf ?? [{ $ref: '?' }]).map(inWords).sort();
  return parts.join(allOf ? ' and ' : ' ');
}

function saidOfChild(schema: SchemaObject, { path }: Row): string {
  const leaf = path.slice(CHILD.length);
  const items = (schema.properties?.['family.children'] as SchemaObject | undefined)?.items as SchemaObject | undefined;
  if (items?.properties?.[leaf] === undefined) return '-';
  if (items.required?.includes(leaf)) return 'required when child';
  return ((schema.allOf ?? []) as SchemaObject[]).some((branch) => isConsentBranch(branch, leaf)) ? 'required when childWithOneParent' : 'O';
}

/** Custody is `both`, and it is known that no spouse accompanies. */
function isConsentBranch(branch: SchemaObject, leaf: string): boolean {
  const entry = ((branch.then as SchemaObject | undefined)?.properties?.['family.children'] as SchemaObject | undefined)?.items;
  const { if: condition, then } = (entry ?? {}) as { if?: SchemaObject; then?: SchemaObject };
  const custody: Schema | undefined = condition?.properties?.custody;
  return (
    situationsOf(branch) === 'adult and noSpouseAccompanies' &&
    typeof custody === 'object' &&
    custody.const === 'both' &&
    then?.required?.includes(leaf) === true
  );
}
