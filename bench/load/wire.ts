import { contracts, type Json } from '#contracts';
import { canonical, partitionOf, type WireMessage } from '#messaging';
import type { Resident } from './residents.js';

export interface Event {
  topic: string;
  type: string;
  id: string;
  source: string;
  time: number;
  resident: Resident;
  data: Json;
}

/** An event as the portal and the connectors write it: CloudEvents in Kafka's binary mode, nothing sealed. */
export function toWire({ topic, type, id, source, time, resident, data }: Event): WireMessage {
  const dataschema = contracts.eventSchema(type, topic);
  const partitions = contracts.topics.find(({ name }) => name === topic)?.partitions;
  if (!dataschema || !partitions) throw new Error(`There is no ${type} on the topic ${topic}.`);
  return {
    topic,
    partition: partitionOf(resident.residentId, partitions),
    key: resident.residentId,
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: source,
      ce_type: type,
      ce_time: new Date(time).toISOString(),
      ce_dataschema: dataschema,
      ce_subject: resident.reference,
    },
    value: Buffer.from(canonical(data)),
  };
}
