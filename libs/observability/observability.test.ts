import { createLogger, createMetrics, describeError, Health, NestLog } from './index.js';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  let lines = '';
  write(createLogger('portal', 'info', { write: (line) => (lines += line) }));
  return lines;
}

describe('the log', () => {
  it('is one JSON object a line, with its service', () => {
    const line = logged((log) => log.info({ topic: 'cases' }, 'started'));
    expect(JSON.parse(line)).toMatchObject({ level: 'info', service: 'portal', topic: 'cases', msg: 'started' });
  });

  it('keeps what could carry a person out', () => {
    const line = logged((log) =>
      log.info({ body: { familyName: 'Østerbye' }, token: 'abc', req: { headers: { cookie: 'abc' } } }, 'x'),
    );
    expect(line).not.toMatch(/Østerbye|abc/);
  });

  it("says of a PostgreSQL error where, never a person's values", () => {
    const error = Object.assign(new Error('duplicate key Østerbye'), {
      code: '23505',
      detail: 'Key (name)=(Østerbye)',
      constraint: 'name_key',
    });
    const line = logged((log) => log.error({ error }, 'could not write'));
    expect(line).not.toContain('Østerbye');
    expect(JSON.parse(line)).toMatchObject({ error: { sqlState: '23505', constraint: 'name_key' } });
    expect(logged((log) => new NestLog(log).error(error))).not.toContain('Østerbye');
  });

  it("tells Node's own codes from an SQLSTATE", () => {
    expect(describeError(Object.assign(new Error('pipe'), { code: 'EPIPE' }))).toMatchObject({
      code: 'EPIPE',
      message: 'pipe',
    });
  });
});

describe('the log of an error with a cause', () => {
  it('says the code of the cause, and nothing that may name somebody', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:443 for Østerbye'), { code: 'ECONNREFUSED' });
    expect(describeError(new TypeError('fetch failed', { cause }))).toMatchObject({ cause: 'ECONNREFUSED' });
    expect(describeError(new TypeError('fetch failed', { cause: new RangeError('Østerbye') }))).toMatchObject({
      cause: 'RangeError',
    });
    expect(describeError(new Error('alone'))).not.toHaveProperty('cause');
  });
});

describe('metrics', () => {
  it('are labelled with their service and collected when asked for', async () => {
    const metrics = createMetrics('collector');
    let lag = 1;
    metrics.gauge('lag', 'Messages not yet handled', ['topic'], (gauge) => gauge.set({ topic: 'cases' }, lag));
    lag = 7;
    expect(await metrics.registry.metrics()).toContain('ankomst_lag{topic="cases",service="collector"} 7');
  });
});

describe('health', () => {
  it('is ready while every check holds', async () => {
    const health = new Health();
    health.register('database', () => undefined);
    expect(await health.report()).toEqual({ ready: true, checks: { database: 'ok' } });
    health.register('log', () => Promise.reject(Object.assign(new Error('a secret'), { code: 'ECONNREFUSED' })));
    expect(await health.report()).toEqual({ ready: false, checks: { database: 'ok', log: 'ECONNREFUSED' } });
  });
});
