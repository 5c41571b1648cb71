import { contracts } from '#contracts';
import { showValue } from './show-value.js';

const shown = (path: string, value: unknown, language: 'da' | 'en' = 'en'): string =>
  showValue(contracts.getPath(path).schema, value as never, { language, coversPlace: false });

describe('a value in words', () => {
  it.each([
    ['identity.citizenship', 'ES', 'Spain', 'Spanien'],
    ['identity.birthCountry', 'DE', 'Germany', 'Tyskland'],
    ['identity.birthDate', '1991-03-14', '14 March 1991', '14. marts 1991'],
    ['identity.birthDate', '1991', '1991', '1991'],
    ['tax.expectedAnnualIncome', 582_000, '582,000', '582.000'],
    ['address.municipalityCode', '0461', 'Odense', 'Odense'],
  ])('%s: %p', (path, value, en, da) => {
    expect([shown(path, value), shown(path, value, 'da')]).toEqual([en, da]);
  });

  it('has words for having none', () => {
    expect(shown('identity.citizenship', null)).not.toMatch(/null/);
    expect(shown('identity.formerNames', [])).toBe('None');
  });

  it('writes a year as a year', () => {
    const studied = [{ institution: 'Universidad de Sevilla', degree: 'Física', year: 2015 }];
    expect(shown('study.educationHistory', studied)).toMatch(/Year: 2015$/);
    expect(shown('study.educationHistory', studied, 'da')).toMatch(/Årstal: 2015$/);
  });

  it('names what does not say by itself what it is', () => {
    expect(shown('address.homeAtDisposal', { inDenmark: true, abroad: false })).toMatch(/: Yes, .*: No/);
  });
});
