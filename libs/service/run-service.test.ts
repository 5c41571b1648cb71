import type { Service } from './service.js';
import { compileLater } from './node-flags.js';
import { runService } from './run-service.js';

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
    await runService({ schema: { service: 'tax-connector' }, start } as unknown as Service);
    expect(setFlags.mock.calls).toEqual([[compileLater]]);
    expect(start).not.toHaveBeenCalled();
    expect(said.mock.calls).toEqual([[expect.stringMatching(/^DATABASE_URL must name .+\n$/s)]]);
    expect(exit.mock.calls).toEqual([[1]]);
    expect(signals.mock.calls.map(([name]) => name)).toEqual(['SIGTERM', 'SIGINT', 'disconnect']);
  });
});
