import { contracts } from '#contracts';
import { createNeeds } from '#needs';
import { catalogue } from './catalogue.js';

const needs = createNeeds(contracts);
const pages = needs.formOrder();
const pageOf = (field: string): number => pages.findIndex(({ fields }) => fields.includes(field));

describe('the combined form', () => {
  it('starts with what decides who takes part', () => {
    expect(pages[0]).toEqual({
      topic: 'start',
      fields: ['identity.citizenship', 'stay.entryDate', 'stay.intendedEnd', 'stay.ground'],
    });
  });

  it('goes on with other citizenships, which can change that, and the birth, without which nobody knows whether to ask for a job', () => {
    expect(pages[1]).toEqual({ topic: 'start', fields: ['identity.birthDate', 'identity.otherCitizenships'] });
  });

  it('goes on with the job, which decides about the tax agency, so that no later page has to be asked again', () => {
    expect(pages[2]?.fields).toContain('employment.employerName');
  });

  it('holds every path that nobody issues on exactly one page', () => {
    const fields = pages.flatMap((page) => page.fields);
    expect(new Set(fields).size).toBe(fields.length);
    const askable = catalogue.filter(({ letters }) => !Object.values(letters).includes('I')).map(({ path }) => path);
    const paths = new Set(fields.map((field) => field.split('[]')[0]));
    expect([...new Set(askable.map((path) => path.split('[]')[0]))].sort()).toEqual([...paths].sort());
  });

  it('keeps a topic together and goes by x-order within a page', () => {
    for (const { fields } of pages) {
      const orders = fields.map((field) => contracts.getPath(field.split('[]')[0] as string).order);
      expect(orders).toEqual([...orders].sort((a, b) => a - b));
    }
    const topics = pages.map(({ topic }) => topic).filter((topic, i, all) => topic !== all[i - 1]);
    expect(topics.filter((topic, i) => topics.indexOf(topic) !== i)).toEqual([]);
  });

  it.each([
    ['identity.maritalStatusDate', 'identity.maritalStatus'],
    ['contact.powerOfAttorney', 'contact.representative'],
    ['address.houseNumber', 'address.street'],
    ['employment.authorisation', 'employment.discoCode'],
    ['identifiers.foreignTin', 'employment.employerName'],
    ['health.generalPractitioner', 'health.insuranceGroup'],
    ['family.spouse.income', 'family.spouse.residence'],
    ['family.children[].otherParentConsent', 'family.children'],
    ['study.institution', 'stay.ground'],
  ])('asks %s on a later page than %s', (field, other) => {
    expect(pageOf(other)).toBeGreaterThanOrEqual(0);
    expect(pageOf(field)).toBeGreaterThan(pageOf(other));
  });
});

describe('what an agency may state and see', () => {
  it.each([
    ['siri', 'permit.number', true],
    ['municipality', 'identifiers.cprNumber', true],
    ['tax', 'tax.card', true],
    ['municipality', 'family.spouse', true],
    ['siri', 'tax.card', false],
    ['tax', 'health.insuranceGroup', false],
    ['municipality', 'employment.employerName', false],
    ['siri', 'no.such.path', false],
  ])('%s may state %s: %s', (agency, path, allowed) => {
    expect(needs.mayState(agency, path)).toBe(allowed);
  });

  it('sees what its dossier lists, a fact by any of its paths', () => {
    expect(needs.maySee('tax', 'family.spouse')).toBe(true);
    expect(needs.maySee('tax', 'family.children')).toBe(false);
    expect(needs.maySee('municipality', 'family.spouse.income')).toBe(false);
  });
});
