import { ADMIN, ADMIN_PASSWORD, BROKERS, withKafka } from './broker.js';
import { check, completed, confined, healthy, secretFile, type Container } from './container.js';
import { keyVolumeOf, PORT, secretOf, tokenOf, type Member } from './members.js';

const IMAGE = 'ankomst';

const everywhere = { NODE_ENV: 'development', LOG_LEVEL: 'info' } as const;

/** Makes schemas, roles, grants, topics and rights, with the owner's credentials, which nobody else has. It ends when all are there. */
export const provision: Container = {
  image: IMAGE,
  build: '.',
  command: ['node', 'dist/apps/hub/provision/main.js'],
  environment: {
    ...everywhere,
    DATABASE_URL_FILE: secretFile('database_url'),
    KAFKA_BROKERS: BROKERS,
    KAFKA_USER: ADMIN,
    KAFKA_PASSWORD_FILE: secretFile(ADMIN_PASSWORD),
    KAFKA_REPLICATION: '1',
  },
  secrets: ['database_url', ADMIN_PASSWORD],
  depends_on: { database: healthy, ...withKafka },
  init: true,
  ...confined,
  tmpfs: ['/tmp'],
  restart: 'no',
};

/** One service of the hub: its own login to the database, its own to Kafka, and of the rest what it needs. */
export function service(member: Member, members: readonly Member[]): Container {
  const { environment, files } = particulars(member, members);
  const secrets = Object.values(files);
  return {
    image: IMAGE,
    command: ['node', `dist/apps/${member.app}/main.js`],
    environment: {
      ...everywhere,
      HOST: '0.0.0.0',
      PORT: String(PORT),
      ...environment,
      ...Object.fromEntries(Object.entries(files).map(([name, secret]) => [`${name}_FILE`, secretFile(secret)])),
    },
    secrets,
    ...(isPublished(member) && { ports: [`127.0.0.1:${member.port}:${member.port}`] }),
    volumes: [
      'keys:/keys',
      ...member.purposes.map(keyVolume),
      ...(member.name === 'portal' ? ['documents:/data'] : []),
    ],
    depends_on: { database: healthy, ...(member.events && { kafka: healthy }), provision: completed },
    healthcheck: check('node', '--eval', isReady(member.port)),
    init: true,
    ...confined,
    tmpfs: ['/tmp'],
    stop_grace_period: '15s',
    restart: 'unless-stopped',
  };
}

/** Settings by name, and secrets by the setting that is read from their file. */
interface Particulars {
  environment: Record<string, string>;
  files: Record<string, string>;
}

function particulars(member: Member, members: readonly Member[]): Particulars {
  const own = particularsOf(member, members);
  return {
    environment: { ...(member.events && { KAFKA_BROKERS: BROKERS }), ...own.environment },
    files: {
      DATABASE_URL: secretOf(member, 'database_url'),
      ...(member.events && { KAFKA_PASSWORD: secretOf(member, 'kafka_password') }),
      ...own.files,
    },
  };
}

function particularsOf(member: Member, members: readonly Member[]): Particulars {
  if (member.agency) return connector(member, member.agency, members);
  if (!member.events) return sandbox(members);
  return member.name === 'portal' ? portal(member) : nothing;
}

const nothing: Particulars = { environment: {}, files: {} };

/** Links in its mails lead to where this machine reaches it. */
function portal(member: Member): Particulars {
  return {
    environment: { PUBLIC_URL: `http://127.0.0.1:${member.port}` },
    files: { SERVICE_KEY: secretOf(member, 'service_key') },
  };
}

function connector(member: Member, agency: string, members: readonly Member[]): Particulars {
  const prefix = prefixOf(agency);
  return {
    environment: {
      PORTAL_URL: addressOf('portal', members),
      [`${prefix}_URL`]: `${addressOf('sandbox', members)}/${agency}`,
    },
    files: {
      DOCUMENTS_TOKEN: secretOf(member, 'documents_token'),
      [`${prefix}_EVENTS_TOKEN`]: tokenOf(agency),
    },
  };
}

/** It plays somebody else: it has the tokens of the agencies. */
function sandbox(members: readonly Member[]): Particulars {
  const agencies = members.flatMap(({ agency }) => agency ?? []);
  return {
    environment: Object.fromEntries(
      agencies.map((agency) => [`${prefixOf(agency)}_CONNECTOR_URL`, addressOf(`${agency}-connector`, members)]),
    ),
    files: Object.fromEntries(agencies.map((agency) => [`${prefixOf(agency)}_EVENTS_TOKEN`, tokenOf(agency)])),
  };
}

/** The key-encryption keys of a purpose, for who opens what is kept for it; whoever else is broken into opens none of it. */
function keyVolume(purpose: string): string {
  return `${keyVolumeOf(purpose)}:/keys/kek/${purpose}`;
}

/** Residents and agencies come from outside, and who plays with the simulator. Nobody calls the collector. */
function isPublished({ name }: Member): boolean {
  return name !== 'collector';
}

function addressOf(name: string, members: readonly Member[]): string {
  const member = members.find((candidate) => candidate.name === name)!;
  return `http://${name}:${member.port}`;
}

function prefixOf(agency: string): string {
  return agency.toUpperCase().replaceAll('-', '_');
}

/** Node is all that the image has. */
function isReady(port: number): string {
  return `fetch('http://127.0.0.1:${port}/health/ready').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))`;
}
