import { ContractError } from './contract-error.js';
import { inPlainText, type factTree, flatten, nameOf } from './answers.js';
import type { FindValidator, Validator } from './compile.js';
import { wrongOrders } from './date-order.js';
import { dossierId } from './dossiers.js';
import { isObject, leafName, spreadFacts } from './facts.js';
import type { Absent, DossierSpec, FactSpec, Json, PathSpec, Problem, Schema, SchemaObject } from './model.js';
import { PROFILE } from './profile-paths.js';
import { entitled, explain, type Finding } from './problems/explain.js';
import { findUnfit, isFit } from './problems/unfit.js';
import { listed, SAY } from './problems/wording.js';
import type { Resolve } from './references.js';

/** Reasons of the hub's own, beside those that a person may give: it was asked for and follows, or hangs on what is disputed. */
const HELD_BACK: ReadonlySet<string> = new Set(['pending', 'disputed']);

/** Holds values against schemas and says all that is wrong with them at once. */
export class Validation {
  private readonly validators = new Map<string, Validator>();
  /** The paths of which the profile says what they may be beside each other. */
  private together?: ReadonlySet<string>;

  constructor(
    private readonly findValidator: FindValidator,
    private readonly resolve: Resolve,
    private readonly paths: ReadonlyMap<string, PathSpec>,
    private readonly facts: ReadonlyMap<string, FactSpec>,
    private readonly tree: ReturnType<typeof factTree>,
  ) {}

  message(schemaId: string, value: unknown): Problem[] {
    return this.find(schemaId, value).map(({ at, code, message }) => ({ path: nameOf(at), code, message }));
  }

  fact(fact: string, value: Json): Problem[] {
    const spec = this.facts.get(fact);
    if (spec === undefined) return [{ path: nameOf([fact]), code: 'unknownPath', message: SAY.unknownPath }];
    return this.profile(new Map([[fact, value]]));
  }

  absence(fact: string, reason: Json): Problem[] {
    const spec = this.facts.get(fact);
    if (spec === undefined) return [{ path: nameOf([fact]), code: 'unknownPath', message: SAY.unknownPath }];
    const reasons = this.paths.get(fact)?.absence;
    if (reasons === undefined) return [{ path: fact, code: 'forbidden', message: entitled(spec.title, SAY.notAbsent) }];
    if (typeof reason === 'string' && reasons.includes(reason)) return [];
    return [
      { path: fact, code: 'notInList', message: entitled(spec.title, SAY.absentReason({ reasons: listed(reasons) })) },
    ];
  }

  answers(nested: Json, today?: string): { facts: Map<string, Json>; problems: Problem[] } {
    const unfit = findUnfit(nested).filter(({ what }) => what !== 'unfitText');
    if (unfit.length > 0)
      return {
        facts: new Map(),
        problems: unfit.map(({ at, what }) => ({ path: nameOf(at), code: what, message: SAY[what] })),
      };
    const { facts, problems } = flatten(inPlainText(nested), this.tree);
    const wrong = this.profile(facts, today);
    for (const { path } of wrong) facts.delete(path);
    return { facts, problems: [...problems, ...wrong] };
  }

  /** Facts together: each value, and what they say against each other. Problems name the fact. */
  private profile(facts: ReadonlyMap<string, Json>, today?: string): Problem[] {
    const problems: Problem[] = [];
    for (const [fact, value] of facts) {
      const spec = this.facts.get(fact)!;
      const isComposed = spec.paths.some(({ path }) => path !== fact);
      if (isComposed && !(isObject(value) && Object.keys(value).length > 0))
        problems.push({ path: fact, code: 'wrongType', message: entitled(spec.title, SAY.notLeaves) });
    }
    const values = spreadFacts(facts, this.facts);
    const wrong = this.find(PROFILE, Object.fromEntries(values)).map((finding) => this.ofFact(finding));
    const orders = wrongOrders(values, this.paths, today).filter(({ path }) => !wrong.some((one) => one.path === path));
    return [...problems, ...wrong, ...orders];
  }

  /** What facts that hold one by one say against each other, and against today. Problems name the fact. */
  contradictions(facts: ReadonlyMap<string, Json>, today: string): Problem[] {
    this.together ??= pathsIn((this.resolve(PROFILE) as SchemaObject).allOf ?? []);
    const values = spreadFacts(facts, this.facts);
    const ruled = Object.fromEntries([...values].filter(([path]) => this.together!.has(path)));
    const denied = this.find(PROFILE, ruled).map((finding) => this.ofFact(finding));
    const orders = wrongOrders(values, this.paths, today);
    return [...denied, ...orders.filter(({ path }) => !denied.some((one) => one.path === path))];
  }

  private ofFact({ at: [path = '', ...rest], code, message }: Finding): Problem {
    const fact = this.paths.get(path)?.fact ?? nameOf([path]);
    const inside = path === fact || rest === undefined ? rest : [leafName(path, fact), ...rest];
    return { path: fact, ...(inside.length > 0 && { pointer: `/${inside.map(nameOfPart).join('/')}` }), code, message };
  }

  dossier(spec: DossierSpec, data: Record<string, Json>, absent: readonly Absent[]): Problem[] {
    const reported = new Map(absent.map(({ path, reason }) => [path, reason]));
    const problems: Problem[] = Object.keys(data)
      .filter((path) => this.paths.get(path)?.derived !== undefined)
      .map((path) => ({ path, code: 'unknown', message: SAY.derived }));
    const needed = new Set<string>();
    for (const { at, code, message } of this.find(dossierId(spec.agency, spec.version), this.withDerived(spec, data))) {
      const gap = code === 'missing' ? gapAt(at) : undefined;
      if (gap !== undefined && reported.has(gap)) needed.add(gap);
      else problems.push({ path: nameOf(at), code, message });
    }
    for (const [path, reason] of reported)
      problems.push(...this.absentInDossier(spec, path, reason, needed.has(path), Object.hasOwn(data, path)));
    return problems;
  }

  gaps(spec: DossierSpec, data: Record<string, Json>): string[] {
    const found = this.find(dossierId(spec.agency, spec.version), this.withDerived(spec, data));
    return [...new Set(found.flatMap(({ at, code }) => (code === 'missing' ? (gapAt(at) ?? []) : [])))];
  }

  /** The conditions of a dossier read what is derived from it; that never travels itself. */
  private withDerived({ schema }: DossierSpec, data: Record<string, Json>): Record<string, Json> {
    const all = { ...data };
    for (const path of Object.keys(schema.properties ?? {})) {
      const value = this.paths.get(path)?.derived?.compute((input) => data[input]);
      if (value !== undefined) all[path] = value;
    }
    return all;
  }

  /** An absence tells that something was asked for, so it goes only to who may see the path in this situation. */
  private absentInDossier(spec: DossierSpec, path: string, reason: string, needed: boolean, given: boolean): Problem[] {
    const title = this.paths.get(path)?.title;
    if (given) return [{ path, code: 'invalid', message: entitled(title, SAY.absentAndGiven) }];
    const forbiddenNow =
      !needed &&
      spec.branches.some(({ requires }) => requires.includes(path)) &&
      spec.branches.some(({ forbids }) => forbids.includes(path));
    if (!spec.needs.has(path.split('[]')[0]!) || forbiddenNow)
      return [{ path: nameOf([path]), code: 'forbidden', message: entitled(title, SAY.notSeen) }];
    return HELD_BACK.has(reason) ? [] : this.absence(path, reason);
  }

  private find(schemaId: string, value: unknown): Finding[] {
    const validator = this.validatorOf(schemaId);
    if (!isFit(value))
      return findUnfit(value).map(({ at, what }) => ({ at: at.map(String), code: what, message: SAY[what] }));
    if (validator(value)) return [];
    return explain(validator.errors ?? [], this.resolve(schemaId) as SchemaObject, value, this.resolve);
  }

  private validatorOf(schemaId: string): Validator {
    const validator = this.validators.get(schemaId) ?? this.findValidator(schemaId);
    if (validator === undefined)
      throw new ContractError(
        'unknownSchema',
        `No schema of messages is called ${schemaId}. Check the id; npm run generate after a change of schemas/.`,
      );
    this.validators.set(schemaId, validator);
    return validator;
  }
}

function pathsIn(rules: readonly Schema[]): Set<string> {
  return new Set(
    rules.flatMap((rule) => {
      if (typeof rule !== 'object') return [];
      const { properties = {}, if: when, then, else: otherwise, allOf = [], anyOf = [] } = rule;
      const inner = [when, then, otherwise, ...allOf, ...anyOf].filter((one) => one !== undefined);
      return [...Object.keys(properties), ...pathsIn(inner)];
    }),
  );
}

/** The path that is missing there, or the leaf of a list's entries; anything deeper belongs to its value. */
function gapAt(at: readonly string[]): string | undefined {
  if (at.length === 1) return at[0];
  return at.length === 3 && /^\d+$/.test(at[1]!) ? `${at[0]}[].${at[2]}` : undefined;
}

function nameOfPart(part: string): string {
  return nameOf([part]).replaceAll('~', '~0').replaceAll('/', '~1');
}
