import { contracts, recipientsOf } from './index.js';

describe('the recipients of an agency', () => {
  it('are the one for the whole country, or all that its path can name', () => {
    expect(recipientsOf(contracts, 'tax')).toEqual(['skattestyrelsen']);
    expect(recipientsOf(contracts, 'municipality')).toEqual(expect.arrayContaining(['0101', '0860']));
  });

  it('cannot be told where a path takes anything', () => {
    const anything = { process: () => ({ recipient: { path: 'x' } }), getPath: () => ({ schema: {} }) };
    expect(() => recipientsOf(anything as unknown as typeof contracts, 'library')).toThrow('list them as enum of x');
  });
});
