import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Letter = 'R' | 'C' | 'O' | 'I' | '-';

/** One row of the catalogue that a person wrote, from which the schemas were made. */
export interface Row {
  path: string;
  letters: Record<string, Letter>;
  when: string[];
  silence: boolean;
}

export const catalogueAgencies = ['siri', 'municipality', 'tax'];

export const catalogue: Row[] = readRows();

function readRows(): Row[] {
  const text = readFileSync(join(__dirname, '../../fixtures/catalogue.csv'), 'utf8');
  const [head, ...lines] = text.trim().split(/\r?\n/).map(cells);
  return lines.map((line) => {
    const cell = (name: string): string => line[head!.indexOf(name)] as string;
    return {
      path: cell('path'),
      letters: Object.fromEntries(catalogueAgencies.map((agency) => [agency, cell(agency) as Letter])),
      when: cell('when').split(' ').filter(Boolean),
      silence: cell('silence') === 'no',
    };
  });
}

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
