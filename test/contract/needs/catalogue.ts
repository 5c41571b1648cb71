import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Letter = 'R' | 'C' | 'O' | 'I' | '-';

/** One row of the catalogue that a person wrote, from which the schemas were made. */
export interface Row {
  path: string;
  letters: Record<string, Letter>;
  when: string[];
  silence: boolean;
  /** In these situations pages offer it where it is optional; in all where there is none. */
  offered: string[];
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
      offered: cell('offered').split(' ').filter(Boolean),
    };
  });
}

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/**
 * What is asked of adults only, beyond the catalogue's letters: by age an R becomes a C with `adult`, and a C needs
 * `adult` too. `hidden`: of a minor it is not seen either; a minor's contact and what one says of a job are.
 */
export const ofAdults: Record<string, 'hidden' | 'seen'> = Object.fromEntries(
  [
    ['hidden', 'identity.maritalStatus identity.maritalStatusDate identity.maritalStatusAuthority stay.criminalRecord'],
    ['hidden', 'family.spouse.name family.spouse.birthDate family.spouse.residence family.spouse.income'],
    ['hidden', 'family.marriageCertificate family.divorceOrDeathCertificate identifiers.foreignTin'],
    ['seen', 'contact.email contact.phone tax.expectedAnnualIncome tax.cardType'],
    ['seen', 'employment.employerName employment.employerCvr employment.employerPNumber employment.workplaceAddress'],
    ['seen', 'employment.jobTitle employment.discoCode employment.startDate employment.endDate employment.weeklyHours'],
    ['seen', 'employment.grossMonthlySalary employment.benefits employment.contract employment.authorisation'],
  ].flatMap(([how, paths]) => (paths as string).split(' ').map((path) => [path, how as 'hidden' | 'seen'])),
);

/** A child who comes with the family is not asked for its studies. */
export const ofThoseOnTheirOwn = ['study.educationHistory'];
