import { partitionOf, type WireMessage } from '#messaging';
import { TRIAL, type Trial } from './trial-contracts.js';

export const RESIDENT = 'resident-1';
export const PARTITION = partitionOf(RESIDENT, 4);
let ids = 0;

/** A message as a producer of anybody's could have written it. */
export function wire(
  data: Trial | string,
  overrides: Partial<WireMessage> = {},
  headers: Record<string, string> = {},
): WireMessage {
  return {
    topic: 'applications',
    partition: PARTITION,
    key: RESIDENT,
    value: Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)),
    ...overrides,
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: `wire-${(ids += 1)}`,
      ce_source: 'portal',
      ce_type: TRIAL,
      ce_time: '2026-03-01T10:00:00.000Z',
      ce_dataschema: 'https://ankomst.example/schemas/trial/v1/schema.json',
      ...headers,
    },
  };
}
