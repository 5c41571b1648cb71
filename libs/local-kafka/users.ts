import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalKafkaError } from './errors.js';
import { programArguments, run, type JavaHome } from './run-java.js';
import { BROKER } from './security.js';

/** Name → password. */
export type Users = Readonly<Record<string, string>>;

export const MECHANISMS = ['SCRAM-SHA-512', 'SCRAM-SHA-256'] as const;

/** @throws LocalKafkaError at what the notations of Kafka's tools would read otherwise */
export function checkUsers(users: Users, superUser: string | undefined): void {
  for (const [name, password] of Object.entries(users)) {
    if (!/^[\w.-]+$/.test(name) || name === BROKER) {
      throw new LocalKafkaError(
        'BAD_USER',
        `"${name}" cannot be the name of a user of Kafka here. Take letters, digits, ".", "_" and "-", and not "${BROKER}".`,
      );
    }
    if (!/^[\w.~+/=-]+$/.test(password)) {
      throw new LocalKafkaError(
        'BAD_USER',
        `The password of "${name}" is empty or has other characters than letters, digits and ._~+/=-`,
      );
    }
  }
  if (superUser && !(superUser in users)) {
    throw new LocalKafkaError('BAD_USER', `The super user "${superUser}" is not among the users.`);
  }
}

/** What is remembered of the users that the cluster knows: a fingerprint of each password. */
export class KnownUsers {
  private readonly file: string;

  constructor(
    folder: string,
    private readonly secret: string,
  ) {
    this.file = join(folder, 'users.json');
  }

  /** Users to give a password, and users to take it from. */
  differences(users: Users): { changed: Users; gone: readonly string[] } {
    const known = this.read();
    return {
      changed: Object.fromEntries(
        Object.entries(users).filter(([name]) => known[name] !== this.fingerprint(name, users)),
      ),
      gone: Object.keys(known).filter((name) => !(name in users)),
    };
  }

  remember(users: Users): void {
    const prints = Object.fromEntries(Object.keys(users).map((name) => [name, this.fingerprint(name, users)]));
    writeFileSync(this.file, JSON.stringify(prints), { mode: 0o600 });
  }

  private read(): Record<string, string> {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as Record<string, string>) : {};
  }

  private fingerprint(name: string, users: Users): string {
    return createHmac('sha256', this.secret).update(`${name}\0${users[name]}`).digest('hex');
  }
}

/** Changes the users of a running broker, as its owner. Passwords go by files: arguments are everybody's to read. */
export class UserDesk {
  constructor(
    private readonly home: JavaHome,
    private readonly folder: string,
    private readonly server: string,
    private readonly secret: string,
  ) {}

  /** One mechanism at a time: Kafka refuses two of a user in one request. */
  async give(name: string, password: string): Promise<void> {
    const file = join(this.folder, `password.${process.pid}`);
    for (const mechanism of MECHANISMS) {
      writeFileSync(file, `${mechanism}=password=${password}\n`, { mode: 0o600 });
      await this.alter(name, ['--add-config-file', file]).finally(() => rmSync(file, { force: true }));
    }
  }

  async take(name: string): Promise<void> {
    for (const mechanism of MECHANISMS) await this.alter(name, ['--delete-config', mechanism]);
  }

  private async alter(name: string, what: readonly string[]): Promise<void> {
    const login = join(this.folder, `login.${process.pid}`);
    writeFileSync(login, ownerLogin(this.secret), { mode: 0o600 });
    const args = ['--bootstrap-server', this.server, '--command-config', login, '--alter'];
    const user = ['--entity-type', 'users', '--entity-name', name];
    try {
      const tool = programArguments(this.home, 'kafka.admin.ConfigCommand');
      const { code, stderr } = await run(this.home.java, [...tool, ...args, ...user, ...what]);
      if (code !== 0)
        throw new LocalKafkaError('START_FAILED', `Kafka did not take the user "${name}": ${reasonIn(stderr)}`);
    } finally {
      rmSync(login, { force: true });
    }
  }
}

/** The tool's first line repeats its arguments; the exceptions below say why. */
function reasonIn(stderr: string): string {
  return /Exception: ([^\n]*)$/m.exec(stderr)?.[1] ?? stderr.trim();
}

function ownerLogin(secret: string): string {
  const module = 'org.apache.kafka.common.security.plain.PlainLoginModule';
  return [
    'security.protocol=SASL_PLAINTEXT',
    'sasl.mechanism=PLAIN',
    `sasl.jaas.config=${module} required username="${BROKER}" password="${secret}";`,
  ].join('\n');
}
