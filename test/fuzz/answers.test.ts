import { answersIn } from './answers.js';

const line = (more: object): string =>
  JSON.stringify({ level: 'info', service: 'portal', method: 'GET', route: '/api/v1/agencies', status: 200, ...more });

it('counts what the portal answered on its API, and keeps what was a 5xx', () => {
  const log = [
    'Ankomst is ready',
    line({}),
    line({ status: 404 }),
    line({ status: 500, method: 'POST', route: '/api/v1/sessions' }),
    line({ service: 'sandbox', status: 503 }),
    line({ route: '/health/ready', status: 503 }),
    '{"level":"info","service":"portal","msg":"ready"}',
    '',
  ].join('\n');
  const { all, byStatus, failed } = answersIn(log);
  expect([all, ...byStatus]).toEqual([3, [200, 1], [404, 1], [500, 1]]);
  expect(failed).toEqual([{ method: 'POST', route: '/api/v1/sessions', status: 500 }]);
});
