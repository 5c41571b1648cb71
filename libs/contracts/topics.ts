import type { SchemaObject, TopicSpec } from './model.js';

/** One number for all: a resident stays in the same partition of every topic (see libs/messaging). */
const PARTITIONS = 8;

interface EventAnnotation {
  type: string;
  topic: string;
  writtenBy: string[];
  readBy: string[];
}

const AGENCY = '<agency>';
const GROUP = '<group>';

/**
 * From the `x-event` of each schema. `<agency>` stands for every agency, and an agency's own schema comes before the
 * shared one; `<group>` stands for everybody who reads something.
 */
export function readTopics(schemas: ReadonlyMap<string, SchemaObject>, agencies: readonly string[]): TopicSpec[] {
  const topics = new Map<string, TopicSpec>();
  for (const [id, event] of [...annotated(schemas)].sort(([, a], [, b]) => turnOf(a) - turnOf(b))) {
    for (const of of fillings(event, agencies, topics)) {
      const name = of(event.topic);
      const known = topics.get(name);
      topics.set(name, {
        name,
        partitions: PARTITIONS,
        writtenBy: event.writtenBy.map(of),
        readBy: event.readBy.map(of),
        events: { ...known?.events, [event.type]: id },
      });
    }
  }
  return [...topics.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What stands for what in one event's names, once for each topic that it makes. */
function fillings(
  { topic }: EventAnnotation,
  agencies: readonly string[],
  topics: ReadonlyMap<string, TopicSpec>,
): ((text: string) => string)[] {
  const [placeholder, names] = topic.includes(GROUP)
    ? [GROUP, new Set([...topics.values()].flatMap(({ readBy }) => readBy))]
    : [AGENCY, topic.includes(AGENCY) ? agencies : ['']];
  return [...names].map((name) => (text) => text.replace(placeholder, name));
}

/** An agency's own schema may replace the shared one, so it comes later; who reads is known in the end. */
function turnOf({ topic }: EventAnnotation): number {
  if (topic.includes(GROUP)) return 2;
  return topic.includes(AGENCY) ? 0 : 1;
}

/** CloudEvents type -> the schema that every agency's version of it extends. */
export function sharedEventSchemas(schemas: ReadonlyMap<string, SchemaObject>): Map<string, string> {
  const events = [...annotated(schemas)].sort(([, a], [, b]) => Number(isShared(a)) - Number(isShared(b)));
  return new Map(events.map(([id, { type }]) => [type, id]));
}

function* annotated(schemas: ReadonlyMap<string, SchemaObject>): Generator<[string, EventAnnotation]> {
  for (const [id, schema] of schemas) if (schema['x-event']) yield [id, schema['x-event'] as EventAnnotation];
}

function isShared({ topic }: EventAnnotation): boolean {
  return topic.includes(AGENCY);
}
