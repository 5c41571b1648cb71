import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contracts } from '#contracts';
import { kafkaPassword } from '#secrecy';
import { fixedSecret } from '#settings';
import { foreignClient } from './foreign-client.js';

const { topics } = contracts;
const dataDir = mkdtempSync(join(tmpdir(), 'ankomst-client-'));
const portal = { url: 'http://127.0.0.1:3000', token: 'of the connector' };
afterAll(() => rmSync(dataDir, { recursive: true }));

const variables = (connection: Parameters<typeof foreignClient>[1]['connection']) =>
  Object.fromEntries(
    [...foreignClient('tax', { connection, topics, dataDir, portal }).matchAll(/^export (\w+)='(.*)'$/gm)].map(
      (match) => match.slice(1),
    ),
  );

describe('what a program in the place of a connector is told', () => {
  it('is where, as whom, in which group, and the topics that are its own', () => {
    const connection = { brokers: ['127.0.0.1:9092'], login: { user: 'owner', password: fixedSecret('secret') } };
    expect(variables(connection)).toEqual({
      BROKERS: '127.0.0.1:9092',
      KAFKA_PREFIX: '',
      KAFKA_USER: 'tax-connector',
      KAFKA_PASSWORD: kafkaPassword('secret', 'tax-connector'),
      KAFKA_GROUP: 'tax-connector',
      KAFKA_READS: 'dossiers.tax',
      KAFKA_WRITES: expect.stringContaining('reports.tax'),
      PORTAL_URL: portal.url,
      DOCUMENTS_TOKEN: portal.token,
    });
  });

  it('has the prefix in every name and no login where nobody asks for one', () => {
    const told = variables({ brokers: ['one:9092', 'two:9092'], prefix: 'test.' });
    expect(told).toMatchObject({
      BROKERS: 'one:9092,two:9092',
      KAFKA_GROUP: 'test.tax-connector',
      KAFKA_READS: 'test.dossiers.tax',
    });
    expect(told).not.toHaveProperty('KAFKA_USER');
  });

  it('lays the authority to trust beside the data, as the file that programs take', () => {
    const { KAFKA_TLS, KAFKA_CA = '' } = variables({ brokers: ['kafka:9093'], tls: { ca: 'PEM' } });
    expect(KAFKA_TLS).toBe('on');
    expect(readFileSync(KAFKA_CA, 'utf8')).toBe('PEM');
  });
});
