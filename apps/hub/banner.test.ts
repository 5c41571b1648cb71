import { readSettings } from '#settings';
import { banner } from './banner.js';

const said = (env: NodeJS.ProcessEnv, without: readonly string[] = []): string =>
  banner(readSettings(env), { databaseFolder: '/data', without });

const NOBODY = 'no real authority is reached';

describe('the banner', () => {
  it('says that no real authority is reached where all are simulated, and names them', () => {
    expect(said({})).toMatch(
      /Simulated agencies +http:\/\/127\.0\.0\.1:3100 \(siri, municipality, tax; no real authority is reached\)/,
    );
    expect(said({ TAX_URL: 'http://127.0.0.1:3100/tax' })).toContain(NOBODY);
  });

  it('says of each agency with an address of its own where it is, without what else the address holds', () => {
    const text = said({ TAX_URL: 'https://tax.example/hidden/filings' });
    expect(text).toMatch(/Simulated agencies .*\(siri, municipality\)/);
    expect(text).toMatch(/tax, as configured +https:\/\/tax\.example \(not simulated here\)/);
    expect(text).not.toContain(NOBODY);
    expect(text).not.toContain('hidden');
  });

  it('promises nothing of an agency whose connector, or whose simulator, does not run', () => {
    const text = said({}, ['tax-connector']);
    expect(text).toMatch(/Simulated agencies .*\(siri, municipality\)/);
    expect(text).toContain('tax, left out');
    expect(text).not.toContain('tax connector');
    expect(text).not.toContain(NOBODY);
    expect(said({}, ['sandbox'])).not.toContain('Simulated');
  });

  it('knows no simulated agency in production', () => {
    const agency = (name: string, token = `${name}_EVENTS_TOKEN`) => ({
      [`${name}_URL`]: `https://${name.toLowerCase()}.example`,
      [token]: 'x'.repeat(16),
    });
    const municipality = agency('MUNICIPALITY', 'MUNICIPALITY_EVENTS_TOKEN_0101');
    const text = said({ NODE_ENV: 'production', ...agency('SIRI'), ...municipality, ...agency('TAX') });
    expect(text).not.toMatch(/simulated agencies|no real/i);
    expect(text).toMatch(/siri, as configured +https:\/\/siri\.example/);
  });
});
