import { isAscii } from 'node:buffer';
import type { Clock } from '#clock';
import type { Contracts, Json, Problem, TopicSpec } from '#contracts';
import type { Opened, Sealer } from '#secrecy';
import type { RawMessage, WireMessage } from './adapter.js';
import { canonical, holdsNul } from './canonical.js';
import { MessagingError } from './errors.js';
import type { DeadLetterReason, Message, OutgoingEvent } from './message.js';
import { partitionOf } from './partitioner.js';

/** Optional attributes of an event and the headers they travel in. */
const OPTIONAL = {
  subject: 'ce_subject',
  correlationid: 'ce_correlationid',
  causationid: 'ce_causationid',
  traceparent: 'traceparent',
} as const;

/** A message that no service could apply: it becomes a dead letter before any handler sees it. */
class Undecodable extends Error {
  constructor(readonly reason: DeadLetterReason) {
    super(reason.code);
  }
}

/** An event that is valid and not sealed yet. */
export interface ValidEvent extends Omit<WireMessage, 'value'> {
  readonly plain: Buffer;
}

/** What messages turned out to be. */
export interface Reading {
  readonly readable: Map<Message, RawMessage>;
  readonly undecodable: { readonly raw: RawMessage; readonly reason: DeadLetterReason }[];
  /** Of residents who were erased: nothing is left of them to be applied. */
  readonly erased: RawMessage[];
}

/** Between events and bytes: validates both ways, and is the one place where personal values of events are sealed and opened. */
export class Codec {
  private readonly topics: ReadonlyMap<string, TopicSpec>;

  constructor(
    private readonly contracts: Pick<Contracts, 'topics' | 'eventSchema' | 'validate'>,
    private readonly sealer: Sealer,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.topics = new Map(contracts.topics.map((topic) => [topic.name, topic]));
  }

  partitions(topic: string): number {
    const found = this.topics.get(topic);
    if (!found) throw new MessagingError('UNKNOWN_TOPIC', `There is no topic ${topic}. Topics come from schemas/.`);
    return found.partitions;
  }

  /** The one type of event that a topic of dead letters carries; undefined when there is no such topic. */
  findDeadLetterType(topic: string): string | undefined {
    return Object.keys(this.topics.get(topic)?.events ?? {})[0];
  }

  /** @throws MessagingError INVALID_EVENT: what is written is as valid as what is read. */
  encode(topic: string, event: OutgoingEvent, cause?: Message): ValidEvent {
    const dataschema = this.contracts.eventSchema(event.type, topic);
    const refuse = (reason: string): never => {
      throw new MessagingError('INVALID_EVENT', `Event ${event.id} of type ${event.type} for ${topic}: ${reason}`);
    };
    if (!dataschema) return refuse('no schema puts this type on this topic.');
    const time = event.time ?? this.clock.now().toISOString();
    if (!isExactTime(time)) refuse('time is not exact milliseconds in UTC.');
    if (!event.id || !event.source || !event.key) refuse('id, source and key are needed.');
    if (holdsNul(event.data)) refuse('U+0000 is in it; no database keeps that.');
    const problems = this.contracts.validate(dataschema, event.data);
    if (problems.length > 0) refuse(`it breaks its schema ${dataschema} (${nameProblems(problems)}).`);
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_source: event.source,
      ce_type: event.type,
      ce_time: time,
      ce_dataschema: dataschema,
    };
    const attributes = { ...causedBy(cause), ...withoutUndefined(event) };
    for (const [name, header] of Object.entries(OPTIONAL)) {
      const value = attributes[name as keyof typeof OPTIONAL];
      if (value !== undefined) headers[header] = value;
    }
    return {
      topic,
      partition: partitionOf(event.key, this.partitions(topic)),
      key: event.key,
      headers,
      plain: Buffer.from(canonical(event.data)),
    };
  }

  /** As they travel. What would be told of somebody who was erased is left out. */
  async seal(events: readonly ValidEvent[]): Promise<WireMessage[]> {
    const audiences = events.map(({ topic }) => wire(topic));
    const keys = await this.sealer.prepareToSeal(
      events.map(({ key }) => key),
      audiences,
    );
    return events
      .filter(({ key, topic }) => !keys.isErased(key, wire(topic)))
      .map(({ plain, ...event }) => ({
        ...event,
        value: keys.seal(event.key, wire(event.topic), wirePlace(event), plain),
      }));
  }

  async read(topic: string, partition: number, raws: readonly RawMessage[]): Promise<Reading> {
    const keys = await this.sealer.prepare(
      raws.map(({ key }) => key),
      [wire(topic)],
    );
    const reading: Reading = { readable: new Map(), undecodable: [], erased: [] };
    for (const raw of raws) {
      const opened = keys.open(raw.key, wire(topic), wirePlace(raw), raw.value);
      if (opened.verdict === 'erased') {
        reading.erased.push(raw);
        continue;
      }
      try {
        reading.readable.set(this.decode(topic, partition, raw, opened), raw);
      } catch (error) {
        if (!(error instanceof Undecodable)) throw error;
        reading.undecodable.push({ raw, reason: error.reason });
      }
    }
    return reading;
  }

  /** @throws Undecodable */
  private decode(topic: string, partition: number, raw: RawMessage, opened: Opened): Message {
    const { headers, key } = raw;
    const need = (name: string): string => headers[name] ?? fail('UNREADABLE', `The header ${name} is missing.`);
    const [type, time, dataschema] = [need('ce_type'), need('ce_time'), need('ce_dataschema')];
    const [id, source] = [need('ce_id'), need('ce_source')];
    if (!isName(id) || !isName(source)) fail('UNREADABLE', 'ce_id and ce_source take 1 to 200 characters.');
    if (need('ce_specversion') !== '1.0') fail('UNREADABLE', 'ce_specversion is not 1.0.');
    for (const name in headers) if (headers[name]?.includes('\0')) fail('NUL', 'U+0000 is in a header.');
    if (!isExactTime(time)) fail('INVALID', 'ce_time is not exact milliseconds in UTC.');
    if (!key || partitionOf(key, this.partitions(topic)) !== partition) {
      fail('WRONG_PARTITION', `The key does not belong to partition ${partition} of ${topic}: its order is lost.`);
    }
    if (this.contracts.eventSchema(type, topic) !== dataschema) {
      fail('UNKNOWN_TYPE', 'The type is unknown on this topic, or comes with another schema.');
    }
    return {
      id,
      source,
      type,
      subject: headers[OPTIONAL.subject],
      time,
      dataschema,
      correlationid: headers[OPTIONAL.correlationid],
      causationid: headers[OPTIONAL.causationid],
      traceparent: headers[OPTIONAL.traceparent],
      key,
      data: this.readData(dataschema, opened),
      topic,
      partition,
      position: raw.position,
    };
  }

  private readData(dataschema: string, opened: Opened): Json {
    if (opened.verdict !== 'opened') return fail('UNREADABLE', UNREADABLE);
    let data: Json;
    let nul: boolean;
    let problems: Problem[];
    try {
      const text = textOf(opened.bytes);
      data = JSON.parse(text) as Json;
      nul = text.includes('\\u0000') && holdsNul(data); // JSON holds it as an escape only
      problems = nul ? [] : this.contracts.validate(dataschema, data);
    } catch {
      return fail('UNREADABLE', UNREADABLE);
    }
    if (nul) fail('NUL', 'U+0000 is in the data; no database keeps that.');
    if (problems.length > 0) fail('INVALID', `It breaks its schema (${nameProblems(problems)}).`);
    return data;
  }
}

const UNREADABLE = 'The data cannot be opened and read as JSON.';

/** Who may open what travels on a topic. */
export const wire = (topic: string): string => `wire:${topic}`;

/** What travels opens as the event that it was sealed as, and as no other. */
export const wirePlace = ({ headers }: Pick<RawMessage, 'headers'>): string => `${headers.ce_type} ${headers.ce_id}`;

/** What makes two messages of one id the same; when and by which way they came does not. Neither headers nor JSON hold U+0000. */
export function contentOf({ type, key, subject = '', data }: Message): string {
  return `${type}\0${key}\0${subject}\0${canonical(data)}`;
}

/** UTF-8 of ASCII alone, which most messages are, is read three times as fast as what it also is. */
function textOf(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

/** As the envelope's schema closes it. */
function isName(text: string): boolean {
  return text !== '' && (text.length <= 200 || [...text].length <= 200);
}

function fail(code: string, detail: string): never {
  throw new Undecodable({ code, detail });
}

function causedBy(cause: Message | undefined): Partial<OutgoingEvent> {
  if (!cause) return {};
  const { traceparent } = cause;
  return { correlationid: cause.correlationid ?? cause.id, causationid: cause.id, ...(traceparent && { traceparent }) };
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<T>;
}

const EXACT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** `23:59:60Z`, 24:00, 30 February and nanoseconds pass a date-time format, or a reader of dates, and become another time. */
function isExactTime(text: string): boolean {
  if (!EXACT.test(text)) return false;
  const day = text.slice(8, 10);
  return day <= '28' || new Date(text).getUTCDate() === Number(day);
}

const PATH = /^[\w.[\]/-]{0,80}$/;

/** Places and codes; a place that is no path is a name that somebody made up, and may be anything. */
function nameProblems(problems: readonly Problem[]): string {
  return problems
    .slice(0, 5)
    .map(({ path, code }) => `${PATH.test(path) ? path : '?'}: ${code}`)
    .join(', ');
}
