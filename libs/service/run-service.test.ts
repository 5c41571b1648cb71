import type { Keys } from './keys.js';
import type { Service } from './service.js';
import { compileLater } from './node-flags.js';
import { runService } from './run-service.js';

const service = (start: jest.Mock) => ({ schema: { service: 'tax-connector' }, start }) as unknown as Service;
const setFlags = jest.fn();
jest.mock('node:v8', () => ({
  ...jest.requireActual('node:v8'),
  setFlagsFromString: (flag: string) => setFlags(flag),
}));

describe('a service that is a process of its own', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = before;
    jest.restoreAllMocks();
  });

  it('has V8 compile later, and ends with one sentence where it cannot start', async () => {
    process.env = { ...before, DATABASE_URL: '' };
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    const signals = jest.spyOn(process, 'once').mockReturnValue(process);
    const start = jest.fn();
    await runService(service(start));
    expect(setFlags.mock.calls).toEqual([[compileLater]]);
    expect(start).not.toHaveBeenCalled();
    expect(said.mock.calls).toEqual([[expect.stringMatching(/^DATABASE_URL must name .+\n$/s)]]);
    expect(exit.mock.calls).toEqual([[1]]);
    expect(signals.mock.calls.map(([name]) => name)).toEqual(['SIGTERM', 'SIGINT', 'disconnect']);
  });

  it.each([
    [
      'the secret that all keys follow from',
      { SECRET: 'a'.repeat(64), SERVICE_KEY: 'b'.repeat(64) },
      'SECRET is no service',
    ],
    ['half a key', { SERVICE_KEY: 'b'.repeat(32) }, 'SERVICE_KEY takes 64 hexadecimal digits'],
  ])('does not start with %s', async (_what, env, sentence) => {
    const DATABASE_URL = 'postgres://tax_connector:password@127.0.0.1:9/ankomst';
    process.env = { ...before, NODE_ENV: 'production', DATABASE_URL, ...env };
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    jest.spyOn(process, 'once').mockReturnValue(process);
    const start = jest.fn();
    await runService(service(start));
    expect(start).not.toHaveBeenCalled();
    expect(said.mock.calls.flat().join('')).toContain(sentence);
  });

  it('is given its own keys', async () => {
    const DATABASE_URL = 'postgres://tax_connector:password@127.0.0.1:9/ankomst';
    const keys = { SERVICE_KEY: 'b'.repeat(64), DOCUMENTS_TOKEN: 'the token of this connector' };
    process.env = { ...before, NODE_ENV: 'production', DATABASE_URL, ...keys };
    jest.spyOn(process, 'once').mockReturnValue(process);
    const start = jest.fn();
    await runService(service(start));
    const { portalKey, documentsToken } = start.mock.calls[0][0] as Keys;
    expect([portalKey().current.toString('hex'), documentsToken('tax').current]).toEqual(Object.values(keys));
  });

  it.each([
    ['SERVICE_KEY', ({ portalKey }: Keys) => portalKey()],
    ['DOCUMENTS_TOKEN', ({ documentsToken }: Keys) => documentsToken('tax')],
  ])('says that %s is missing when somebody needs it', async (name, need) => {
    const DATABASE_URL = 'postgres://tax_connector:password@127.0.0.1:9/ankomst';
    process.env = { ...before, NODE_ENV: 'production', DATABASE_URL };
    jest.spyOn(process, 'once').mockReturnValue(process);
    const start = jest.fn();
    await runService(service(start));
    expect(() => need(start.mock.calls[0][0] as Keys)).toThrow(`${name} must be set`);
  });
});
