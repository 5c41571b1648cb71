import type { Certificates } from './certificates.js';

/** Who the broker is to itself and to whoever owns its folder. Not a name for a user. */
export const BROKER = 'broker';

export interface Security {
  readonly listeners: ReadonlyMap<'CLIENTS' | 'BROKER' | 'TLS', string>;
  readonly controllerProtocol: string;
  readonly properties: Readonly<Record<string, string>>;
}

interface Wishes {
  /** Whether clients log in. */
  readonly users: boolean;
  readonly superUser?: string;
  /** The broker's own password. */
  readonly secret: string;
  readonly certificates?: Certificates;
}

/** Without users everybody may do everything; with users nobody may do anything but the super user, until rights are given. */
export function securityOf(wishes: Wishes): Security {
  const { users, certificates } = wishes;
  const encrypted = users ? 'SASL_SSL' : 'SSL';
  return {
    listeners: new Map([
      ['CLIENTS', users ? 'SASL_PLAINTEXT' : 'PLAINTEXT'] as const,
      ...(users ? [['BROKER', 'SASL_PLAINTEXT'] as const] : []),
      ...(certificates ? [['TLS', encrypted] as const] : []),
    ]),
    controllerProtocol: users ? 'SASL_PLAINTEXT' : 'PLAINTEXT',
    properties: {
      ...(users ? { ...logins(wishes), ...authorizer(wishes) } : {}),
      ...(certificates ? keyStore(certificates) : {}),
    },
  };
}

/** Users are in the cluster's metadata (SCRAM), which a broker and its controller cannot read before they know each other (PLAIN). */
function logins({ secret, certificates }: Wishes): Record<string, string> {
  const own = `org.apache.kafka.common.security.plain.PlainLoginModule required username="${BROKER}" password="${secret}" user_${BROKER}="${secret}";`;
  return {
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.controller.plain.sasl.jaas.config': own,
    'listener.name.broker.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.broker.plain.sasl.jaas.config': own,
    ...scramOn('clients'),
    ...(certificates ? scramOn('tls') : {}),
  };
}

function scramOn(listener: string): Record<string, string> {
  const module = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
  return {
    [`listener.name.${listener}.sasl.enabled.mechanisms`]: 'SCRAM-SHA-512,SCRAM-SHA-256',
    [`listener.name.${listener}.scram-sha-512.sasl.jaas.config`]: module,
    [`listener.name.${listener}.scram-sha-256.sasl.jaas.config`]: module,
  };
}

function authorizer({ superUser }: Wishes): Record<string, string> {
  return {
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': [BROKER, superUser].flatMap((name) => (name ? [`User:${name}`] : [])).join(';'),
    'allow.everyone.if.no.acl.found': 'false',
  };
}

function keyStore({ keyStore: file, password }: Certificates): Record<string, string> {
  return {
    'listener.name.tls.ssl.keystore.type': 'PKCS12',
    'listener.name.tls.ssl.keystore.location': file,
    'listener.name.tls.ssl.keystore.password': password,
    'listener.name.tls.ssl.key.password': password,
  };
}
