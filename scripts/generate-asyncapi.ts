import { stringify } from 'yaml';
import { type Contracts, readSchemas, type Schema, type SchemaObject, type TopicSpec } from '#contracts';
import { embeddedComponents } from './asyncapi/embedded-schemas.js';
import { messagesOf } from './asyncapi/messages.js';

const BANNER = '# Generated from schemas/ by npm run generate. Do not edit.\n';
/** Quoted where a reader of YAML 1.1 would take a country (`NO`) or a time for something else. */
const STYLE = { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true, compat: 'yaml-1.1' } as const;
const KAFKA = { bindingVersion: '0.5.0' };
const PARTITIONER = 'murmur2';

/** What a stranger needs to take part on Kafka without our code: an AsyncAPI 3 document of every topic. */
export function generateAsyncApi(root: string, contracts: Contracts): Record<string, string> {
  const document = {
    asyncapi: '3.0.0',
    info: INFO,
    defaultContentType: 'application/json',
    servers: SERVERS,
    channels: Object.fromEntries(contracts.topics.map((topic) => [topic.name, channel(topic, root, contracts)])),
    operations: Object.fromEntries(contracts.topics.flatMap(operations)),
    components: {
      securitySchemes: { scram: { type: 'scramSha512', description: 'One user for each service, named like it.' } },
      schemas: { residentId: RESIDENT_ID, cloudEventHeaders: CLOUD_EVENT_HEADERS, ...carried(root, contracts) },
    },
  };
  return { 'docs/contracts/asyncapi.yaml': BANNER + stringify(document, STYLE) };
}

function channel(topic: TopicSpec, root: string, contracts: Contracts): object {
  return {
    address: topic.name,
    title: `${topic.writtenBy.join(' and ')} to ${topic.readBy.join(', ')}`,
    messages: messagesOf(topic, root, contracts),
    bindings: {
      kafka: { partitions: topic.partitions, topicConfiguration: { 'cleanup.policy': ['delete'] }, ...KAFKA },
    },
    'x-partitioner': PARTITIONER,
    'x-written-by': topic.writtenBy,
    'x-read-by': topic.readBy,
  };
}

/** One for each service and topic, named `<service>.send.<topic>`. */
function operations(topic: TopicSpec): [string, object][] {
  const $ref = `#/channels/${topic.name}`;
  const messages = Object.keys(topic.events).map((type) => ({ $ref: `${$ref}/messages/${type}` }));
  const operation = (service: string, action: 'send' | 'receive'): [string, object] => [
    `${service}.${action}.${topic.name}`,
    {
      action,
      channel: { $ref },
      title: `${service} ${action === 'send' ? 'writes' : 'reads'} ${topic.name}`,
      messages,
      ...(action === 'receive' && { bindings: { kafka: { groupId: { type: 'string', const: service }, ...KAFKA } } }),
      'x-service': service,
    },
  ];
  return [
    ...topic.writtenBy.map((service) => operation(service, 'send')),
    ...topic.readBy.map((service) => operation(service, 'receive')),
  ];
}

/** The data of every event, and the whole need of every agency beside it. */
function carried(root: string, contracts: Contracts): Record<string, Schema> {
  const events = contracts.topics.flatMap(({ events }) => Object.values(events));
  const dossiers = contracts.agencies.flatMap((agency) =>
    contracts.process(agency).dossiers.map(({ version }) => contracts.dossier(agency, version).schema.$id!),
  );
  return embeddedComponents([...events, ...dossiers], readSchemas(root).schemas);
}

const INFO = {
  title: 'Ankomst on Kafka',
  version: '1.0.0',
  description: [
    'Every topic of the hub with who writes and who reads it, as its own services and its ACLs keep to it.',
    '',
    'A message is a CloudEvent 1.0 in binary mode: attributes in headers, data in the value, the id of the resident as the key.',
    'The partition is murmur2 of the key, as in Kafka’s own clients; a message in another partition is refused as a dead letter,',
    'since the order of what is said of a resident would be lost. An installation may put a prefix in front of each address.',
    '',
    'The hub holds values against further formats (`cpr-number`, `iban`, `moment` …) that a validator of JSON Schema does not know.',
    'The source is the folder `schemas/` of the project; the id of each schema is its `ce_dataschema`.',
  ].join('\n'),
  license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
};

const SERVERS = {
  hub: {
    host: '{broker}',
    protocol: 'kafka-secure',
    description: 'The brokers of an installation, over TLS. A local run has neither TLS nor users (protocol kafka).',
    variables: { broker: { default: 'kafka.example:9093' } },
    security: [{ $ref: '#/components/securitySchemes/scram' }],
  },
};

const RESIDENT_ID: SchemaObject = {
  title: 'residentId, the record of the person that the event is about',
  description: 'The key of every message, in UTF-8.',
  type: 'string',
  format: 'uuid',
  'x-partitioner': PARTITIONER,
};

const text = (description: string, rest: object = {}): SchemaObject => ({
  type: 'string',
  minLength: 1,
  maxLength: 200,
  description,
  ...rest,
});

const CLOUD_EVENT_HEADERS: SchemaObject = {
  title: 'The attributes of a CloudEvent, in UTF-8',
  type: 'object',
  required: ['content-type', 'ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time', 'ce_dataschema'],
  properties: {
    'content-type': { type: 'string', const: 'application/json' },
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text('Unique for its source: the same id again is taken once, with other content it is refused.'),
    ce_source: text(
      'The service that writes. An organisation of many (a municipality) stands in the data: headers are not encrypted.',
    ),
    ce_type: text('The type of the event.'),
    ce_subject: text('The id of the case.'),
    ce_time: text('When it happened: UTC with exactly three digits of milliseconds.', {
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[.]\\d{3}Z$',
    }),
    ce_dataschema: text('The id of the schema that the data is held against.', { format: 'uri' }),
    ce_correlationid: text('The id of the event that all this began with.'),
    ce_causationid: text('The id of the event that led to this one.'),
    outbox: text(
      'Which outbox of the hub it left, and as which of its rows; absent from what others write. After a restore, readers pass over what was undone.',
      { pattern: '^[a-z0-9_]+/[0-9]+$' },
    ),
    traceparent: text('W3C Trace Context.', { pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' }),
  },
};
