import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { contracts, type Json, readContracts } from '#contracts';
import { plainSealer } from '#secrecy';
import { Codec } from '../../libs/messaging/codec.js';
import { generateAsyncApi } from '../../scripts/generate-asyncapi.js';
import { BASE, invalidExamples, root, validExamples } from './schemas/example-files.js';

interface Message {
  headers: object;
  payload: object;
  bindings: { kafka: { key: { $ref: string } } };
  examples: { name: string; headers: Record<string, string>; payload: Json }[];
}
interface Channel {
  address: string;
  messages: Record<string, Message>;
  bindings: { kafka: { partitions: number } };
  'x-partitioner': string;
  'x-written-by': string[];
  'x-read-by': string[];
}
interface Document {
  channels: Record<string, Channel>;
  operations: Record<string, { action: string; channel: { $ref: string }; messages: { $ref: string }[] }>;
  components: object;
}

const text = readFileSync(join(root, '../docs/contracts/asyncapi.yaml'), 'utf8');
const document = parse(text) as Document;
const fileOf = (id: string) => id.slice(BASE.length);
const events = contracts.topics.flatMap(({ name: topic, events: carried }) =>
  Object.entries(carried).map(([type, id]) => ({ topic, type, id })),
);

/** As a stranger validates: JSON Schema draft 7, the document at hand, none of our formats. */
const stranger = new Ajv({ strict: false, validateFormats: false });
stranger.addSchema({ $id: 'https://stranger.example/document', components: document.components });
const takes = (schema: object, value: unknown) => {
  const text = JSON.stringify(schema).replaceAll('"#/', '"https://stranger.example/document#/');
  return stranger.validate(JSON.parse(text) as object, value);
};
const messageOf = (topic: string, type: string) => document.channels[topic]!.messages[type]!;

const faultsOf = async (content: string) =>
  (await new Parser().parse(content)).diagnostics
    .filter(({ severity }) => [DiagnosticSeverity.Error, DiagnosticSeverity.Warning].includes(Number(severity)))
    .map(({ path, message }) => `${path.join('/')}: ${message}`);

describe('the AsyncAPI document', () => {
  it('is valid by the parser of AsyncAPI', async () => {
    expect(await faultsOf(text)).toEqual([]);
    expect(await faultsOf(text.replace('#/components/schemas/residentId', '#/components/schemas/nobody'))).not.toEqual(
      [],
    );
  }, 60_000);

  it('says the same to a reader of YAML 1.1', () => {
    expect(parse(text, { version: '1.1' })).toEqual(document);
  });

  it.each(contracts.topics)('tells of $name who writes and reads what, in which partition', (topic) => {
    const channel = document.channels[topic.name]!;
    expect(channel).toMatchObject({
      address: topic.name,
      bindings: { kafka: { partitions: topic.partitions } },
      'x-partitioner': 'murmur2',
      'x-written-by': topic.writtenBy,
      'x-read-by': topic.readBy,
    });
    expect(Object.keys(channel.messages)).toEqual(Object.keys(topic.events));
    const actions = Object.entries(document.operations).filter(
      ([
        ,
        {
          channel: { $ref },
        },
      ]) => $ref === `#/channels/${topic.name}`,
    );
    expect(actions.map(([name, { action }]) => [name, action])).toEqual([
      ...topic.writtenBy.map((service) => [`${service}.send.${topic.name}`, 'send']),
      ...topic.readBy.map((service) => [`${service}.receive.${topic.name}`, 'receive']),
    ]);
  });

  it('has no other channels', () => {
    expect(Object.keys(document.channels)).toEqual(contracts.topics.map(({ name }) => name));
  });
});

describe.each(events)('$type on $topic', ({ topic, type, id }) => {
  const { headers, payload, examples, bindings } = messageOf(topic, type);
  const ofTopic = ({ value }: { value: Json }) => {
    const { agency } = value as { agency?: Json };
    return typeof agency !== 'string' || topic.endsWith(`.${agency}`);
  };

  it('shows every example that may stand there', () => {
    const expected = validExamples(fileOf(id)).filter(ofTopic);
    expect(examples.map(({ name }) => name).sort()).toEqual(expected.map(({ name }) => name).sort());
  });

  it('takes what we take', () => {
    const valid = validExamples(fileOf(id)).filter(ofTopic);
    expect(valid.filter(({ value }) => !takes(payload, value)).map(({ name }) => name)).toEqual([]);
  });

  it('describes the headers that we write', () => {
    const codec = new Codec(contracts, plainSealer, { now: () => new Date('2026-11-22T09:30:00Z') });
    for (const { payload: data } of examples) {
      const key = '0198f3a0-7c1e-7000-8000-000000000001';
      const event = {
        id: 'an-id',
        source: 'somebody',
        subject: 'ANK-1',
        type,
        key,
        data,
        correlationid: 'c',
        causationid: 'b',
      };
      const wire = codec.encode(topic, event);
      expect(takes(headers, wire.headers)).toBe(true);
      for (const name of ['ce_id', 'ce_source', 'ce_type', 'ce_time', 'ce_dataschema', 'ce_specversion'])
        expect(takes(headers, { ...wire.headers, [name]: undefined })).toBe(false);
      expect(takes(headers, { ...wire.headers, ce_time: '2026-11-22T09:30:00Z' })).toBe(false);
    }
    expect(bindings.kafka.key.$ref).toBe('#/components/schemas/residentId');
  });

  it('shows examples that we take', async () => {
    const codec = new Codec(contracts, plainSealer, { now: () => new Date() });
    const key = '0198f3a0-7c1e-7000-8000-000000000001';
    for (const example of examples) {
      const raw = { key, headers: example.headers, value: Buffer.from(JSON.stringify(example.payload)), position: 0 };
      const { partition } = codec.encode(topic, { id: 'i', source: 's', type, key, data: example.payload });
      const { readable } = await codec.read(topic, partition, [raw]);
      expect([...readable.keys()]).toMatchObject([{ type, data: example.payload }]);
    }
  });
});

it('refuses by its schemas what we refuse, but for what no schema of one message can say', () => {
  const refused = events.flatMap(({ topic, type, id }) =>
    invalidExamples(fileOf(id)).map(({ name, value }) => ({
      name,
      taken: takes(messageOf(topic, type).payload, value),
    })),
  );
  expect(refused.length).toBeGreaterThan(20);
  expect(refused.filter(({ taken }) => taken).map(({ name }) => name)).toEqual([
    'a-case-by-its-reference', // a format
    'a-missing-contract-that-nobody-excused', // what is required depends on what is excused
    'an-excuse-for-what-is-not-asked',
    'a-permit-that-the-municipality-does-not-issue-in-a-wrong-form', // a format
  ]);
});

it('tells a stranger what an agency may see, and nothing else passes', () => {
  for (const agency of contracts.agencies) {
    const { payload, examples } = messageOf(`dossiers.${agency}`, 'dk.ankomst.dossier.ready.v1');
    for (const { value } of validExamples(`${agency}/dossier/v1/schema.json`)) {
      const dossier = {
        caseId: '0198f3a0-7c1e-7000-8000-000000000073',
        reference: 'ANK-7F3K-9Q2M',
        agency,
        recipient: 'somebody',
        dossierVersion: 1,
        schemaVersion: 'v1',
        hash: 'a'.repeat(64),
        data: withoutDerived(value as Record<string, Json>),
        absent: [],
      };
      expect(takes(payload, dossier)).toBe(true);
      expect(takes(payload, { ...dossier, data: { ...dossier.data, 'somebody.elses': 1 } })).toBe(false);
      expect(takes(payload, { ...dossier, agency: 'another' })).toBe(false);
    }
    expect(examples.length).toBeGreaterThan(0);
  }
});

/** Conditions read it and it never travels. */
const withoutDerived = (data: Record<string, Json>): Record<string, Json> =>
  Object.fromEntries(Object.entries(data).filter(([path]) => !path.startsWith('derived.')));

describe('of a fourth agency that is a folder of schemas', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-schemas-'));
  cpSync(root, folder, { recursive: true });
  cpSync(join(root, '../test/fixtures/fourth-agency'), folder, { recursive: true });
  const content = Object.values(generateAsyncApi(folder, readContracts(folder)))[0]!;
  afterAll(() => rmSync(folder, { recursive: true }));

  it('the document tells by itself', async () => {
    expect(Object.keys((parse(content) as Document).channels)).toEqual(
      expect.arrayContaining(['dossiers.unemployment-fund', 'reports.unemployment-fund']),
    );
    expect(await faultsOf(content)).toEqual([]);
  }, 60_000);
});
