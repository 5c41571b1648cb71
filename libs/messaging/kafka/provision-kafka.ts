import { setTimeout as pause } from 'node:timers/promises';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
  type AclEntry,
  type Admin,
} from 'kafkajs';
import type { TopicSpec } from '#contracts';
import type { Log } from '#observability';
import type { KafkaConnection } from '#settings';
import { MessagingError } from '../errors.js';
import { kafkaAcls, type Acl } from './acls.js';
import { defaultTuning } from '../options.js';
import { openKafka, unreachable } from './connection.js';
import { makeTopics } from './topics.js';

export interface ProvisionedKafka {
  /** Topics that were not there before. */
  readonly made: readonly string[];
  /** Rights that stand now; none where nobody logs in. */
  readonly acls: number;
}

/**
 * Brings a Kafka up to what the topic table says: topics, their settings and, where users log in, their rights, no more
 * and no fewer. Idempotent. Needs a user that may do so. Users themselves are made by Kafka's own tools (`kafkaUserLines`).
 */
export async function provisionKafka(
  connection: KafkaConnection,
  topics: readonly TopicSpec[],
  replication: number,
  log: Log,
): Promise<ProvisionedKafka> {
  const { kafka } = openKafka(connection, 'provision', log, { retries: 8, answerMs: defaultTuning.answerMs });
  const admin = kafka.admin();
  await admin.connect().catch((error: unknown) => {
    throw unreachable(connection, error);
  });
  try {
    const { prefix } = connection;
    const made = await makeTopics(admin, topics, { prefix, replication });
    const acls = connection.login ? await giveRights(admin, kafkaAcls(topics, prefix)) : 0;
    return { made, acls };
  } finally {
    await admin.disconnect();
  }
}

/** A broker learns of its rights a moment after they were taken: nobody who starts then shall be refused. */
async function giveRights(admin: Admin, acls: readonly Acl[]): Promise<number> {
  const wanted = acls.map(entryOf);
  await takeOtherRights(admin, wanted);
  await admin.createAcls({ acl: wanted });
  for (const deadline = Date.now() + STAND_WITHIN_MS; !(await stand(admin, wanted)); await pause(50)) {
    if (Date.now() > deadline)
      throw new MessagingError('UNREACHABLE', 'The rights that were given do not stand on Kafka.');
  }
  return acls.length;
}

const STAND_WITHIN_MS = 20_000;

async function stand(admin: Admin, wanted: readonly AclEntry[]): Promise<boolean> {
  const standing = new Set((await standingRights(admin)).map(nameOf));
  return wanted.every((entry) => standing.has(nameOf(entry)));
}

/** On the resources of the table nobody keeps a right that it does not give: it may have changed since. */
async function takeOtherRights(admin: Admin, wanted: readonly AclEntry[]): Promise<void> {
  const kept = new Set(wanted.map(nameOf));
  const ours = new Set(wanted.map(({ resourceType, resourceName }) => `${resourceType}/${resourceName}`));
  for (const entry of await standingRights(admin)) {
    const isOurs = ours.has(`${entry.resourceType}/${entry.resourceName}`);
    if (isOurs && !kept.has(nameOf(entry))) await admin.deleteAcls({ filters: [entry] });
  }
}

async function standingRights(admin: Admin): Promise<readonly AclEntry[]> {
  const { resources } = await admin.describeAcls(everyLiteral);
  return resources.flatMap(({ acls, ...resource }) => acls.map((acl) => ({ ...resource, ...acl })));
}

function entryOf({ user, resource, name, operation }: Acl): AclEntry {
  return {
    resourceType: resource === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
    resourceName: name,
    resourcePatternType: ResourcePatternTypes.LITERAL,
    principal: `User:${user}`,
    host: '*',
    operation: operation === 'read' ? AclOperationTypes.READ : AclOperationTypes.WRITE,
    permissionType: AclPermissionTypes.ALLOW,
  };
}

const nameOf = (entry: AclEntry): string =>
  [entry.resourceType, entry.resourceName, entry.principal, entry.host, entry.operation, entry.permissionType].join(
    ' ',
  );

const everyLiteral = {
  resourceType: AclResourceTypes.ANY,
  resourcePatternType: ResourcePatternTypes.LITERAL,
  permissionType: AclPermissionTypes.ANY,
  operation: AclOperationTypes.ANY,
};
