import { handOn } from './index.js';

const env = {
  PATH: '/bin',
  LOG_LEVEL: 'info',
  SECRET: 's',
  SECRET_FILE: '/s',
  DATABASE_URL_FILE: '/d',
  KAFKA_PASSWORD: 'k',
  SERVICE_KEY: 'another',
  SMTP_URL: 'smtps://user:password@mail.example',
  AUDITOR_TOKEN_FILE: '/a',
  TAX_EVENTS_TOKEN: 't',
  JOB_CENTRE_EVENTS_TOKEN: 'j',
  JOB_CENTRE_EVENTS_TOKEN_0101_FILE: '/j',
};
const handed = (started: Parameters<typeof handOn>[0]): string[] =>
  Object.keys(handOn(started, { SERVICE_KEY: 'own' }, env)).filter((name) => !['PATH', 'LOG_LEVEL'].includes(name));

describe('a service that is started', () => {
  it.each([
    ['portal', {}, ['SMTP_URL']],
    ['collector', {}, ['AUDITOR_TOKEN_FILE']],
    ['tax-connector', { agency: 'tax' }, ['TAX_EVENTS_TOKEN']],
    [
      'job-centre-connector',
      { agency: 'job-centre' },
      ['JOB_CENTRE_EVENTS_TOKEN', 'JOB_CENTRE_EVENTS_TOKEN_0101_FILE'],
    ],
    [
      'sandbox',
      { simulator: true } as const,
      ['TAX_EVENTS_TOKEN', 'JOB_CENTRE_EVENTS_TOKEN', 'JOB_CENTRE_EVENTS_TOKEN_0101_FILE'],
    ],
  ])('as %s is told what is its own, and no credential of another or of the owner', (service, kind, told) => {
    expect(handed({ service, ...kind }).sort()).toEqual([...told, 'SERVICE_KEY'].sort());
    expect(handOn({ service, ...kind }, { SERVICE_KEY: 'own' }, env)).toMatchObject({
      SERVICE_KEY: 'own',
      PATH: '/bin',
    });
  });
});
