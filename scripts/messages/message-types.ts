import { type Contracts, type Schema, type SchemaObject, typeName } from '#contracts';

const BANNER = `/* Generated from schemas/ by npm run generate. Do not edit. */

import type { Json } from '../json.js';
import type { Schema } from '../schema.js';`;

/** A union of more is said by what its members share: a fact of every path is a fact, every country a string. */
const MOST_MEMBERS = 20;

/** What is read as a schema: there the compiler has its own type. */
const SCHEMA = 'process/v1/schema.json#/$defs/condition';

/**
 * The data of every event, the documents of these names, and each `$def` that they refer to once, by its name. What only
 * validation can say (conditions, formats, lengths) stays with the validators. All are aliases: to the compiler these are
 * JSON, which interfaces are not.
 */
export function typesOf(
  contracts: Pick<Contracts, 'topics' | 'eventSchema' | 'resolve'>,
  documents: Readonly<Record<string, string>> = {},
): string {
  const types = new Types(contracts);
  const events = [...new Set(contracts.topics.flatMap((topic) => Object.keys(topic.events)))].sort();
  const data = events.map((type) => `'${type}': ${types.of({ $ref: contracts.eventSchema(type)! })};`);
  for (const [name, ref] of Object.entries(documents)) types.declare(name, ref, contracts.resolve(ref) as SchemaObject);
  return [
    BANNER,
    `/** CloudEvents type -> its data. */\nexport type EventData = {\n${data.join('\n')}\n};`,
    `/** What may be chosen, by the name of the \`$def\` that lists it. */\nexport const CHOICES = {\n${types.choices()}\n} as const;`,
    ...types.declarations(),
  ].join('\n\n');
}

/** Says schemas in TypeScript, and remembers the declarations that this takes. */
class Types {
  private readonly declared = new Map<string, { ref: string; type: string; title?: string; choices?: string }>();

  constructor(private readonly contracts: Pick<Contracts, 'resolve'>) {}

  declarations(): string[] {
    return this.sorted().map(([name, { type, title }]) => `${comment(title)}export type ${name} = ${type};`);
  }

  choices(): string {
    const lists = this.sorted().filter(([, { choices }]) => choices !== undefined);
    return lists.map(([name, { choices }]) => `${name}: ${choices},`).join('\n');
  }

  private sorted() {
    return [...this.declared].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  of(schema: Schema): string {
    if (typeof schema === 'boolean') return schema ? 'Json' : 'never';
    if (schema.$ref !== undefined) return this.referred(schema.$ref);
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (schema.enum !== undefined && schema.enum.length <= MOST_MEMBERS)
      return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
    const unions = unionsOf(schema);
    const own = this.own(schema, new Set(unions.flatMap(inEveryMember)));
    return [...own, ...unions.map((members) => this.union(schema, members))].join(' & ');
  }

  /** By its name, but for a plain string or number: a name of it would tell the compiler nothing. */
  private referred(ref: string): string {
    if (ref.endsWith(SCHEMA)) return 'Schema';
    const schema = this.contracts.resolve(ref);
    if (typeof schema === 'boolean' || isPlain(schema)) return this.of(schema);
    return this.declare(nameOf(ref), ref, schema);
  }

  declare(name: string, ref: string, schema: SchemaObject): string {
    const known = this.declared.get(name);
    if (known && known.ref !== ref)
      throw new Error(`${ref} and ${known.ref} would both be called ${name}: rename one.`);
    if (!known) {
      const declaration = { ref, type: name, title: schema.title };
      this.declared.set(name, declaration); // before it is said, since it may refer to itself
      this.declared.set(name, { ...declaration, ...this.declaration(name, schema) });
    }
    return name;
  }

  private declaration(name: string, schema: SchemaObject): { type: string; choices?: string } {
    return schema.enum === undefined
      ? { type: this.of(schema) }
      : { type: `(typeof CHOICES)['${name}'][number]`, choices: JSON.stringify(schema.enum) };
  }

  /** What holds whichever member of its unions it is; nothing where the members say all. */
  private own(schema: SchemaObject, saidByMembers: ReadonlySet<string>): string[] {
    const { type, properties, items, additionalProperties } = schema;
    if (type === 'array') return [`(${this.of(items ?? true)})[]`];
    if (type === 'integer' || type === 'number') return ['number'];
    if (type !== 'object') return type === undefined ? (unionsOf(schema).length > 0 ? [] : ['Json']) : [type];
    if (properties === undefined) return [`{ [key: string]: ${this.of((additionalProperties ?? true) as Schema)} }`];
    const own = Object.keys(properties).filter((name) => !saidByMembers.has(name));
    if (schema.minProperties === 1 && schema.maxProperties === 1)
      return [`(${own.map((name) => this.object({ properties, required: [name] }, [name])).join(' | ')})`];
    return [this.object(schema, own)];
  }

  private union(whole: SchemaObject, members: readonly SchemaObject[]): string {
    return `(${members.map((member) => this.member(whole, member)).join(' | ')})`;
  }

  /** `true` for a property says only that it is there: what it is says the whole. */
  private member(whole: SchemaObject, member: SchemaObject): string {
    if (member.properties === undefined) return this.of(member);
    const properties = Object.entries(member.properties).map(
      ([name, own]) => [name, own === true ? (whole.properties?.[name] ?? true) : own] as const,
    );
    const required = [...(whole.required ?? []), ...(member.required ?? [])];
    return this.object({ properties: Object.fromEntries(properties), required }, Object.keys(member.properties));
  }

  private object({ properties, required = [] }: SchemaObject, names: readonly string[]): string {
    const fields = names.map((name) => {
      const schema = properties![name]!;
      const title = typeof schema === 'object' ? schema.title : undefined;
      return `${comment(title)}'${name}'${required.includes(name) ? '' : '?'}: ${this.of(schema)};`;
    });
    return `{\n${fields.join('\n')}\n}`;
  }
}

/** Its choices between shapes. */
function unionsOf({ oneOf, anyOf, allOf = [] }: SchemaObject): SchemaObject[][] {
  const all = [oneOf, anyOf, ...(allOf as SchemaObject[]).map((part) => part.oneOf ?? eitherOr(part))];
  return all.filter((members) => members !== undefined && members.length <= MOST_MEMBERS) as SchemaObject[][];
}

/** Either this property is there or those are: other conditions are no shape. */
function eitherOr({ if: condition, then, else: otherwise }: SchemaObject): Schema[] | undefined {
  const isPresence =
    typeof condition === 'object' && Object.values(condition.properties ?? {}).every((one) => one === true);
  return isPresence && otherwise !== undefined && then === undefined ? [condition, otherwise] : undefined;
}

function inEveryMember(members: readonly SchemaObject[]): string[] {
  const [first, ...others] = members.map(({ properties = {} }) => Object.keys(properties));
  return first!.filter((name) => others.every((names) => names.includes(name)));
}

function isPlain({ type, enum: choices, oneOf, anyOf }: SchemaObject): boolean {
  return type !== 'object' && type !== 'array' && (choices ?? oneOf ?? anyOf) === undefined;
}

/** `…/cases/changed/v1/schema.json#/$defs/outcome` -> `Outcome`, and without the part behind `#` `CasesChangedV1`. */
function nameOf(ref: string): string {
  const [id, place] = ref.split('#') as [string, string?];
  if (place === undefined) return typeName(id);
  const name = place.slice(place.lastIndexOf('/') + 1);
  return `${name[0]!.toUpperCase()}${name.slice(1)}`;
}

function comment(title: string | undefined): string {
  return title === undefined ? '' : `/** ${title} */\n`;
}
