import type { Contracts, Json, SchemaObject } from '#contracts';
import { type Answer, applying, type AskedField, entryLeafOf, type Opener } from '#intake';
import type { Form } from '#pages';
import { atField } from './field-problems.js';
import { readValue, type FieldProblem, type KeptFiles } from './read-value.js';

/** What a page's form says about facts; the ones that do not hold are problems instead. */
export interface ReadFacts {
  readonly answers: ReadonlyMap<string, Json>;
  readonly absent: ReadonlyMap<string, string>;
  readonly retract: readonly string[];
  readonly problems: readonly FieldProblem[];
}

export type FactValues = ReadonlyMap<string, Json>;

/**
 * @param before what the facts of this person are now: a fact of several fields keeps what stands on other pages
 * @param problemsOf of one fact by itself
 */
export function readFacts(
  contracts: Pick<Contracts, 'validateFact'>,
  form: Form,
  fields: readonly AskedField[],
  before: FactValues,
  files: KeptFiles,
): ReadFacts {
  const reading = new Reading(form, before, files);
  const { asked, none } = applying(fields, (opener) => answerIn(form, opener));
  for (const field of asked) reading.take(field);
  for (const field of none) reading.none(field);
  return reading.result(contracts, fields);
}

export const answerIn = (form: Form, { name }: Opener): Answer =>
  (['yes', 'no'] as const).find((answer) => answer === form.text(name));

class Reading {
  private readonly answers = new Map<string, Json>();
  private readonly absent = new Map<string, string>();
  private readonly retract = new Set<string>();
  private readonly problems: FieldProblem[] = [];

  constructor(
    private readonly form: Form,
    private readonly before: FactValues,
    private readonly files: KeptFiles,
  ) {}

  take(field: AskedField): void {
    const { spec } = field;
    const reason = this.form.text(`${field.field}!absent`);
    if (reason !== '' && spec.absence?.includes(reason)) return void this.absent.set(spec.fact, reason);
    const entry = entryLeafOf(field.field);
    if (entry) return this.takeOfEntries(field, entry);
    const { value, problems } = readValue(this.form, field.field, field.schema, this.files);
    this.problems.push(...problems);
    if (problems.length > 0) return;
    if (value !== undefined) this.state(field, value);
    else if (saysNothing(field)) this.state(field, nothingOf(field.schema));
    else this.unstate(field);
  }

  /** "No" is said by silence; only where an agency needs a list is it an empty one. */
  none(field: AskedField): void {
    if (field.settled && field.schema.type === 'array') this.state(field, []);
    else this.unstate(field);
  }

  result(contracts: Pick<Contracts, 'validateFact'>, fields: readonly AskedField[]): ReadFacts {
    for (const [fact, value] of this.answers) {
      const problems = contracts.validateFact(fact, value);
      if (problems.length === 0) continue;
      this.answers.delete(fact);
      for (const problem of problems) this.problems.push(atField(problem, fields));
    }
    const { answers, absent, problems } = this;
    for (const fact of [...answers.keys(), ...absent.keys()]) this.retract.delete(fact);
    const spoilt = new Set(problems.map(({ name }) => name));
    const retract = [...this.retract].filter((fact) => this.before.has(fact) && !spoilt.has(fact));
    return { answers, absent, retract, problems };
  }

  private state({ spec, field }: AskedField, value: Json): void {
    if (spec.path === spec.fact) return void this.answers.set(spec.fact, value);
    const leaf = field.slice(spec.fact.length + 1);
    const whole = (this.answers.get(spec.fact) ?? this.before.get(spec.fact) ?? {}) as Record<string, Json>;
    this.answers.set(spec.fact, { ...whole, [leaf]: value });
  }

  private unstate({ spec, field }: AskedField): void {
    if (spec.path === spec.fact) return void this.retract.add(spec.fact);
    const whole = (this.answers.get(spec.fact) ?? this.before.get(spec.fact)) as Record<string, Json> | undefined;
    if (whole === undefined) return;
    const { [field.slice(spec.fact.length + 1)]: _, ...rest } = whole;
    if (Object.keys(rest).length > 0) this.answers.set(spec.fact, rest);
    else {
      this.answers.delete(spec.fact);
      this.retract.add(spec.fact);
    }
  }

  private takeOfEntries(field: AskedField, { list, leaf }: { list: string; leaf: string }): void {
    const entries = (this.answers.get(list) ?? this.before.get(list) ?? []) as Record<string, Json>[];
    const after = entries.map((entry, index) => {
      const { value, problems } = readValue(this.form, `${field.field}.${index}`, field.schema, this.files);
      this.problems.push(...problems);
      return value === undefined ? entry : { ...entry, [leaf]: value };
    });
    if (after.length > 0) this.answers.set(list, after);
  }
}

/** An empty field that is an answer: no other names, no second name in the passport. */
export function saysNothing({ needed, schema }: AskedField): boolean {
  if (!needed) return false;
  if (schema.type === 'array') return !((schema.minItems as number | undefined) ?? 0);
  return schema.type === 'string' && isBare(schema);
}

const isBare = ({ minLength, pattern, format, enum: values }: SchemaObject): boolean =>
  minLength === undefined && pattern === undefined && values === undefined && format === 'name';

const nothingOf = ({ type }: SchemaObject): Json => (type === 'array' ? [] : '');
