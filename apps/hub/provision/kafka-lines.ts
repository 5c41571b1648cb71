import type { Acl } from '#messaging';

export interface Reach {
  readonly brokers: readonly string[];
  /** Where the passwords' files lie: one a user, as `--add-config-file` takes it. */
  readonly folder: string;
}

/** A line of Kafka's own `kafka-acls.sh` for each right. */
export function aclLines(acls: readonly Acl[], { brokers }: Pick<Reach, 'brokers'>): readonly string[] {
  return acls.map(({ user, resource, name, operation }) =>
    [
      `kafka-acls.sh --bootstrap-server ${brokers.join(',')} --command-config admin.properties --add`,
      `--allow-principal User:${user} --operation ${operation === 'read' ? 'Read' : 'Write'} --${resource} '${name}'`,
    ].join(' '),
  );
}

/** A line of `kafka-configs.sh` for each user. The password is in a file: arguments are everybody's to read. */
export function userLines(users: readonly string[], { brokers, folder }: Reach): readonly string[] {
  return users.map((user) =>
    [
      `kafka-configs.sh --bootstrap-server ${brokers.join(',')} --command-config admin.properties --alter`,
      `--entity-type users --entity-name ${user} --add-config-file '${folder}/${user}'`,
    ].join(' '),
  );
}

/** The content of a user's file. */
export function credentialOf(password: string): string {
  return `SCRAM-SHA-512=password=${password}\n`;
}
