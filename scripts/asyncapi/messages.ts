import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Contracts, Json, SchemaObject, TopicSpec } from '#contracts';
import { embeddedReference } from './embedded-schemas.js';

/** Where the message of one type on one topic comes from. */
interface Origin {
  topic: TopicSpec;
  type: string;
  /** Of the schema of its data. */
  id: string;
  /** Of all schemas, and of the examples beside them. */
  root: string;
  contracts: Contracts;
}

const HEADERS = '#/components/schemas/cloudEventHeaders';

/** A message of each type that the topic carries, by its type. */
export function messagesOf(topic: TopicSpec, root: string, contracts: Contracts): Record<string, object> {
  return Object.fromEntries(
    Object.entries(topic.events).map(([type, id]) => [type, message({ topic, type, id, root, contracts })]),
  );
}

function message(origin: Origin): object {
  const { type, id, contracts } = origin;
  const { title } = contracts.resolve(id) as SchemaObject;
  return {
    name: type,
    title,
    contentType: 'application/json',
    correlationId: { location: '$message.header#/ce_correlationid' },
    headers: {
      type: 'object',
      allOf: [{ $ref: HEADERS }],
      properties: { ce_type: { const: type }, ce_dataschema: { const: id } },
    },
    payload: payload(origin),
    bindings: { kafka: { key: { $ref: '#/components/schemas/residentId' }, bindingVersion: '0.5.0' } },
    examples: examples(origin),
  };
}

function payload({ topic, id, contracts }: Origin): object {
  const reference = { $ref: embeddedReference(id) };
  const agency = contracts.agencies.find((one) => topic.name.endsWith(`.${one}`));
  const carriesDossier = (contracts.resolve(id) as SchemaObject)['x-dossier'] === true;
  if (!carriesDossier || agency === undefined) return reference;
  const versions = contracts.process(agency).dossiers.map(({ version }) => version);
  return {
    allOf: [
      reference,
      {
        type: 'object',
        properties: { agency: { const: agency } },
        oneOf: versions.map((version) => carriedDossier(agency, version, contracts)),
      },
    ],
  };
}

/** Closed, as the dossier is. What the dossier requires may be missing here: `absent` then says why. */
function carriedDossier(agency: string, version: string, contracts: Contracts): SchemaObject {
  const { schema, needs } = contracts.dossier(agency, version);
  const dossier = embeddedReference(schema.$id!);
  return {
    title: `${agency} ${version}`,
    properties: {
      schemaVersion: { const: version },
      data: {
        type: 'object',
        description: `With what is derived computed beside it, valid against ${schema.$id!}, but for what \`absent\` names with its reason.`,
        additionalProperties: false,
        properties: Object.fromEntries(
          [...needs.keys()].map((path) => [path, { $ref: `${dossier}/properties/${path}` }]),
        ),
      },
    },
  };
}

/** From beside the schema: those that may stand on this topic. */
function examples({ topic, type, id, root }: Origin): object[] {
  const folder = join(root, new URL('./examples/valid', id).pathname.replace(/^\/schemas\//, ''));
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files
    .map((file) => ({
      name: basename(file, '.json'),
      payload: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, Json>,
    }))
    .filter(({ payload: { agency } }) => typeof agency !== 'string' || topic.name.endsWith(`.${agency}`))
    .map(({ name, payload: data }, index) => ({
      name,
      summary: name.replaceAll('-', ' '),
      headers: headersOf(topic, type, id, index),
      payload: data,
    }));
}

function headersOf(topic: TopicSpec, type: string, id: string, index: number): object {
  return {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: `0198f3a0-7c1e-7000-8000-${String(index + 1).padStart(12, '0')}`,
    ce_source: topic.writtenBy[0],
    ce_type: type,
    ce_subject: '0198f3a0-7c1e-7000-8000-00000000000c',
    ce_time: '2026-11-22T09:30:00.000Z',
    ce_dataschema: id,
  };
}
