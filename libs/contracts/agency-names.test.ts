import { agencyName } from './agency-names.js';
import { contracts } from './builtin.js';

describe('what an agency is called', () => {
  it('is the name of the one that is meant, the same wherever it stands', () => {
    const aarhus = { da: 'Aarhus Kommune', en: 'Aarhus Municipality' };
    expect(agencyName(contracts, 'municipality', '0751')).toEqual({ start: aarhus, inside: aarhus });
    expect(agencyName(contracts, 'municipality', '0101').start).toEqual({
      da: 'Københavns Kommune',
      en: 'Copenhagen Municipality',
    });
  });

  it('is its kind while nobody knows which, with a small letter inside a sentence', () => {
    expect(agencyName(contracts, 'municipality')).toEqual({
      start: { da: 'Kommunen', en: 'The municipality' },
      inside: { da: 'kommunen', en: 'the municipality' },
    });
    expect(agencyName(contracts, 'municipality', '9999')).toEqual(agencyName(contracts, 'municipality'));
  });

  it('keeps the capitals of a proper name, but for its article', () => {
    expect(agencyName(contracts, 'tax', 'skattestyrelsen').inside).toEqual({
      da: 'Skattestyrelsen',
      en: 'the Danish Tax Agency',
    });
    expect(agencyName(contracts, 'siri').inside).toEqual({ da: 'SIRI', en: 'SIRI' });
  });
});
