import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { contracts, readContracts, recipientsOf } from '#contracts';
import { kafkaUsers } from '#messaging';
import { HUB, purposesOpenedBy, SIMULATED } from '#service';
import { readSettings, type Settings, type EventsTokens } from '#settings';
import { services as ofTheHub } from '../../apps/hub/services.js';
import type { Container } from '../../scripts/compose/container.js';
import { makeSecrets } from '../../scripts/compose/make-secrets.js';
import { generateCompose } from '../../scripts/generate-compose.js';
import { composeFile, containerOf, containers, services } from './compose-file.js';
import { projectRoot } from './import-guard.js';
import { settingsRead } from './settings-read.js';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const agencies = contracts.agencies;
const envOf = ({ environment = {} }: Container) => environment;
const ours = containers.filter(([, { image }]) => image === 'ankomst');
const withEvents = services.filter(([, container]) => 'KAFKA_BROKERS' in envOf(container)).map(([name]) => name);

describe('docker-compose.yml', () => {
  const validate = new Ajv2020({ strict: false, logger: false, validateFormats: false }).compile(
    JSON.parse(read('test/fixtures/compose-specification/schema.json')) as object,
  );

  it('is what the Compose Specification describes', () => {
    expect(validate(composeFile) ? [] : validate.errors).toEqual([]);
  });

  it.each([
    ['a word that it does not have', { ...containerOf('portal'), restarts: 'always' }],
    ['a condition that nobody knows', { image: 'x', depends_on: { database: { condition: 'service_well' } } }],
  ])('would not get by with %s', (_, portal) => {
    expect(validate({ services: { portal } })).toBe(false);
  });

  it('runs a database, Kafka, what prepares them, and every service of the hub', () => {
    expect(Object.keys(composeFile.services).sort()).toEqual(
      ['database', 'kafka', 'kafka-users', 'provision', ...ofTheHub.map(({ schema }) => schema.service)].sort(),
    );
    expect(services).toHaveLength(ofTheHub.length);
  });

  it('starts programs that the build makes', () => {
    for (const [, { command = [] }] of ours) {
      expect(command[0]).toBe('node');
      expect(command).toHaveLength(2);
      const source = command[1]!.replace(/^dist\/(.+)\.js$/, '$1.ts');
      expect({ source, isThere: existsSync(join(projectRoot, source)) }).toEqual({ source, isThere: true });
    }
  });

  it('runs the Kafka that the tests run on', () => {
    const version = /<kafka.version>([\d.]+)</.exec(read('libs/local-kafka/pom.xml'))?.[1];
    for (const name of ['kafka', 'kafka-users'])
      expect(containerOf(name).image).toBe(`docker.io/apache/kafka:${version}`);
  });

  it('lets nothing start before what it needs', () => {
    for (const [name, { depends_on = {} }] of containers) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        const stays = containerOf(needed).restart === 'unless-stopped';
        expect({ name, needed, condition }).toEqual({
          name,
          needed,
          condition: stays ? 'service_healthy' : 'service_completed_successfully',
        });
        expect(containerOf(needed).healthcheck !== undefined).toBe(stays);
      }
    }
    for (const [, { depends_on }] of services) expect(depends_on).toHaveProperty('provision');
    expect(containerOf('provision').depends_on).toMatchObject({ database: {}, kafka: {}, 'kafka-users': {} });
  });

  it('gives nothing a right that it does not need', () => {
    for (const [name, container] of containers) {
      expect({ name, ...container }).toMatchObject({
        name,
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
      expect(container).not.toHaveProperty('privileged');
      expect(container).not.toHaveProperty('cap_add');
    }
  });

  it('lets services end by themselves, which takes them ten seconds at most', () => {
    for (const [, { stop_grace_period }] of services) expect(parseInt(stop_grace_period!)).toBeGreaterThan(10);
  });
});

describe('the ports in docker-compose.yml', () => {
  const installation = { settings: readSettings({ PORT: '3000' }), contracts };
  const portOf = (name: string) => ofTheHub.find(({ schema }) => schema.service === name)!.port(installation);

  it.each(services)('are those on which %s listens', (name, { environment, healthcheck, ports = [] }) => {
    expect(environment).toMatchObject({ PORT: '3000', HOST: '0.0.0.0' });
    expect(healthcheck!.test.join(' ')).toContain(`'http://127.0.0.1:${portOf(name)}/health/ready'`);
    expect(ports).toEqual(name === 'collector' ? [] : [`127.0.0.1:${portOf(name)}:${portOf(name)}`]);
  });

  it('are nobody else’s', () => {
    for (const name of ['database', 'kafka', 'kafka-users', 'provision'])
      expect(containerOf(name).ports).toBeUndefined();
  });
});

describe('the settings in docker-compose.yml', () => {
  const known = settingsRead(agencies);
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-compose-'));
  makeSecrets(folder, contracts);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** As a container's process reads them; `production` has no defaults to fall back on. */
  const settingsOf = (container: Container, NODE_ENV = 'production'): Settings =>
    readSettings({
      ...Object.fromEntries(
        Object.entries(envOf(container)).map(([name, value]) => [name, value.replace('/run/secrets', folder)]),
      ),
      NODE_ENV,
    });
  const addresses = services.map(([name, { healthcheck }]) => {
    const port = /:(\d+)\/health/.exec(healthcheck!.test.join(' '))?.[1];
    return `http://${name}:${port}`;
  });

  it.each(ours)('of %s are all read by somebody', (_, container) => {
    const unknown = Object.keys(envOf(container)).filter(
      (name) => !known.includes(name) && !known.includes(name.replace(/_FILE$/, '')),
    );
    expect(unknown).toEqual([]);
  });

  it.each(services)('let %s log in as itself', (name, container) => {
    const { databaseUrl, secret, serviceKey } = settingsOf(container);
    expect(new URL(databaseUrl!).username).toBe(name.replaceAll('-', '_'));
    expect(new URL(databaseUrl!).host).toBe('database:5432');
    expect([secret, serviceKey?.current.length]).toEqual([undefined, name === 'portal' ? 32 : undefined]);
  });

  it('let provisioning log in as the owner, on Kafka as the super user', () => {
    const provision = containerOf('provision');
    expect(new URL(settingsOf(provision).databaseUrl!).username).toBe(envOf(containerOf('database')).POSTGRES_USER);
    expect(envOf(containerOf('kafka')).KAFKA_SUPER_USERS).toContain(`User:${envOf(provision).KAFKA_USER}`);
  });

  it.each(agencies)('let the connector of %s find the portal and its agency, and the agency it', (agency) => {
    const connector = settingsOf(containerOf(`${agency}-connector`), 'development'); // where agencies are simulated
    const agencys = settingsOf(containerOf('sandbox'), 'development');
    expect(addresses).toContain(connector.portalUrl);
    expect(addresses.map((address) => `${address}/${agency}`)).toContain(connector.agencyUrl(agency));
    expect(addresses).toContain(agencys.connectorUrl(agency));
    expect(agencys.connectorUrl(agency)).toContain(`${agency}-connector`);
    const recipients = recipientsOf(contracts, agency);
    const valueOf = ({ forAll, forOne }: EventsTokens) => [forAll, ...forOne.values()].map((one) => one?.accepted);
    expect(valueOf(connector.eventsTokens(agency, recipients))).toEqual(
      valueOf(agencys.eventsTokens(agency, recipients)),
    );
    const { forAll, forOne } = connector.eventsTokens(agency, recipients);
    expect((forAll ?? forOne.get(recipients[0]!))?.current).toMatch(/^[0-9a-f]{64}$/);
  });

  it('let mails of the portal lead to where it is published', () => {
    const { publicUrl } = settingsOf(containerOf('portal'));
    expect(containerOf('portal').ports).toContain(`${publicUrl.replace('http://', '')}:${new URL(publicUrl).port}`);
  });

  it.each([...withEvents, 'provision'])('let %s log in to Kafka, where clients are listened to', (name) => {
    const { KAFKA_ADVERTISED_LISTENERS: listeners } = envOf(containerOf('kafka'));
    const kafka = settingsOf(containerOf(name)).kafka(name);
    expect(listeners).toContain(`CLIENTS://${kafka?.brokers.join()}`);
    expect(kafka?.login?.user).toBe(name === 'provision' ? 'admin' : name);
    expect(kafka?.login?.password.current).toHaveLength(64);
  });

  it('bring everybody to Kafka but the agencies, which are not ours', () => {
    expect([...withEvents, 'sandbox'].sort()).toEqual(services.map(([name]) => name).sort());
  });

  it('let nobody in to Kafka from elsewhere without a login', () => {
    const { KAFKA_LISTENERS, KAFKA_LISTENER_SECURITY_PROTOCOL_MAP } = envOf(containerOf('kafka'));
    const protocols = new Map(
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP!.split(',').map((pair) => pair.split(':') as [string, string]),
    );
    const open = KAFKA_LISTENERS!.split(',').filter((listener) => !listener.includes('//127.0.0.1:'));
    expect(open.map((listener) => protocols.get(listener.split(':')[0]!))).toEqual(['SASL_PLAINTEXT']);
  });
});

describe('the secrets in docker-compose.yml', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-compose-'));
  const made = makeSecrets(folder, contracts);
  afterAll(() => rmSync(folder, { recursive: true }));
  const holders = (secret: string) =>
    containers.flatMap(([name, { secrets }]) => (secrets?.includes(secret) ? [name] : []));
  const own = (name: string, kind: string) => `${name.replaceAll('-', '_')}_${kind}`;

  it('are all made by npm run secrets, and nothing else is', () => {
    expect(Object.keys(composeFile.secrets).sort()).toEqual([...made].sort());
    for (const [name, { file }] of Object.entries(composeFile.secrets)) expect(file).toBe(`./secrets/${name}`);
  });

  it.each(containers)('are handed to %s if it uses them', (_, { environment = {}, command = [], secrets = [] }) => {
    const places = [...Object.values(environment), ...command].flatMap(
      (text) => /\/run\/secrets\/(.+)$/.exec(text)?.[1] ?? [],
    );
    expect([...secrets].sort()).toEqual(places.sort());
  });

  it.each(services.map(([name]) => name))('of %s are nobody else’s', (name) => {
    expect(holders(own(name, 'database_url'))).toEqual([name]);
    expect(holders(own(name, 'service_key'))).toEqual(name === 'portal' ? [name] : []);
    const login = withEvents.includes(name) ? ['kafka-users', name] : [];
    expect(holders(own(name, 'kafka_password'))).toEqual(login);
  });

  it('of owners stay with who prepares, and those of agencies with the two who talk', () => {
    expect(holders('database_password')).toEqual(['database']);
    expect(holders('database_url')).toEqual(['provision']);
    expect(holders('kafka_admin_password')).toEqual(['kafka-users', 'provision']);
    expect(holders('secret')).toEqual([]);
    for (const agency of agencies) {
      expect(holders(own(agency, 'events_token')).sort()).toEqual(['sandbox', `${agency}-connector`].sort());
      expect(holders(own(`${agency}-connector`, 'documents_token'))).toEqual([`${agency}-connector`]);
    }
  });

  it('make a user of Kafka for each service that has rights there', () => {
    const [, , , ...users] = containerOf('kafka-users').command!;
    const names = users.map((user) => user.split('=')[0]!);
    expect(names).toEqual(['admin', ...names.slice(1)]);
    expect(names.slice(1).sort()).toEqual([...withEvents].sort());
    expect(kafkaUsers(contracts.topics)).toEqual(expect.arrayContaining(names.slice(1)));
  });
});

describe('the key-encryption keys in docker-compose.yml', () => {
  const opened = (name: string) =>
    containerOf(name).volumes!.flatMap((volume) => /^kek-(.+):[/]keys[/]kek[/]\1$/.exec(volume)?.[1] ?? []);

  it.each(services)('are with %s as far as it opens what is kept for them', (name) => {
    expect(opened(name)).toEqual(purposesOpenedBy(name, contracts));
    expect(containerOf(name).volumes).toContain('keys:/keys');
  });

  it.each(agencies)('leave the connector of %s those of its agency alone', (agency) => {
    expect(opened(`${agency}-connector`)).toEqual([agency]);
  });

  it('of the agencies that are played are with who plays them, and nobody else', () => {
    expect(services.filter(([name]) => opened(name).includes(SIMULATED)).map(([name]) => name)).toEqual(['sandbox']);
    expect(opened('sandbox')).toEqual([SIMULATED]);
  });

  it('have a volume each, and a folder in the image that belongs to its user', () => {
    const purposes = [HUB, SIMULATED, ...agencies];
    expect(
      Object.keys(composeFile.volumes)
        .filter((name) => name.startsWith('kek-'))
        .sort(),
    ).toEqual(purposes.map((purpose) => `kek-${purpose}`).sort());
    expect(read('Dockerfile')).toMatch(/mkdir -p .*[/]keys[/]kek[/]hub [/]keys[/]kek[/]simulated .*schemas[/]/);
  });
});

describe('an agency that is added', () => {
  const root = mkdtempSync(join(tmpdir(), 'ankomst-schemas-'));
  cpSync(join(projectRoot, 'schemas'), root, { recursive: true });
  cpSync(join(projectRoot, 'test/fixtures/fourth-agency'), root, { recursive: true });
  const more = readContracts(root);
  const folder = join(root, 'secrets');
  const secrets = makeSecrets(folder, more);
  const file = parse(generateCompose(more)['docker-compose.yml']!) as typeof composeFile;
  afterAll(() => rmSync(root, { recursive: true }));

  it('gets a connector with logins of its own, and nothing else changes for the others', () => {
    const { 'unemployment-fund-connector': connector, sandbox, 'kafka-users': users, ...others } = file.services;
    expect(connector).toMatchObject({
      command: ['node', 'dist/apps/unemployment-fund-connector/main.js'],
      environment: { UNEMPLOYMENT_FUND_URL: 'http://sandbox:3100/unemployment-fund' },
      ports: [expect.stringMatching(/^127[.]0[.]0[.]1:\d+:\d+$/)],
    });
    expect(sandbox!.environment).toHaveProperty('UNEMPLOYMENT_FUND_CONNECTOR_URL');
    expect(users!.secrets).toContain('unemployment_fund_connector_kafka_password');
    const { sandbox: _, 'kafka-users': __, ...before } = composeFile.services;
    const volume = 'kek-unemployment-fund:/keys/kek/unemployment-fund';
    const without = (all: Record<string, Container>) =>
      Object.entries(all).map(([name, { volumes = [], ...rest }]) => [
        name,
        rest,
        volumes.filter((one) => one !== volume),
      ]);
    expect(without(others)).toEqual(without(before));
    const opening = Object.entries(file.services).filter(([, { volumes }]) => volumes?.includes(volume));
    expect(opening.map(([name]) => name)).toEqual(['unemployment-fund-connector', 'collector', 'portal']);
  });

  it('gets its secrets', () => {
    expect(Object.keys(file.secrets).sort()).toEqual([...secrets].sort());
    expect(secrets).toContain('unemployment_fund_events_token');
  });
});
