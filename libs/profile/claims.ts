import type { Changes, FactSpec } from '#contracts';
import { differ } from './differ.js';
import { epochsOf, type Epoch } from './epochs.js';
import {
  asOf,
  compareOrder,
  hasValue,
  holdsOn,
  isAgency,
  isRecord,
  later,
  speaksFrom,
  staff,
  type Fact,
} from './fact.js';
import { placeOf, rankedBy } from './precedence.js';
import type { Facts } from './standing.js';

/** What a person says of their life later than the register did, and otherwise. It counts until it is answered. */
export interface Claim {
  /** The name of the fact. */
  readonly path: string;
  /** Left out where nothing changes together. */
  readonly group?: string;
  /** The statement that claims: of this fact, or, where nothing is left of it, of what it hung on. */
  readonly by: Fact;
  /** Nothing is claimed of a fact that hung on what was left behind: the house has no floor. */
  readonly claimed?: Fact;
  /** What the agency says that can answer. */
  readonly registered: Fact;
}

/** What claims make of the facts. */
export interface Claims {
  /** By the name of the fact. */
  readonly standing: ReadonlyMap<string, Claim>;
  /** Whether a statement still says something: it may hang on a dwelling that was left, or on a claim that was refused. */
  counts(fact: Fact): boolean;
}

/** Groups (`x-changes`) for which the register is to be read as if nothing was claimed. */
export type SetAside = (changes: Changes) => boolean;

/**
 * The claims among the standing facts that are in force, a pure function of the set.
 *
 * A later statement of the person (`claimedBy`) that differs from the best-ranked agency's is a claim if that agency stated
 * something before it, by the register's own date. It is answered by a fact of an agency that answers a dossier with the
 * claim in it (`answers`), by one that the register itself recorded later, by a person's settlement, or by its retraction.
 * Restating answers nothing. A group is claimed and answered whole.
 */
export function claimsIn(
  contracts: Facts,
  facts: Iterable<Fact>,
  day: string,
  setAside: SetAside = () => false,
): Claims {
  const standing = new Map<string, Claim>();
  const silent = new Set<Fact>();
  for (const group of groupsIn(contracts, facts, day)) {
    const reading = new Group(group.specs, group.facts);
    const isAside = setAside([...group.specs.values()][0]!.changes!);
    for (const claim of isAside ? reading.giveUpClaims() : reading.claims()) standing.set(claim.path, claim);
    for (const fact of group.facts) if (!reading.counts(fact)) silent.add(fact);
  }
  return { standing, counts: (fact) => !silent.has(fact) };
}

interface GroupFacts {
  specs: Map<string, FactSpec>;
  facts: Fact[];
}

function groupsIn(contracts: Facts, facts: Iterable<Fact>, day: string): Iterable<GroupFacts> {
  const groups = new Map<string, GroupFacts>();
  for (const fact of facts) {
    const spec = contracts.findFact(fact.path);
    if (spec?.changes === undefined || !holdsOn(fact, day)) continue;
    const group: GroupFacts = groups.get(spec.changes.group) ?? { specs: new Map(), facts: [] };
    groups.set(spec.changes.group, group);
    group.specs.set(fact.path, spec);
    group.facts.push(fact);
  }
  return groups.values();
}

class Group {
  private readonly bases: readonly string[];
  private readonly claimedBy: readonly string[];
  /** By source; the last one that was not refused is what it says now. */
  private readonly epochs = new Map<string, Epoch[]>();
  private readonly epochOf = new Map<Fact, Epoch>();
  private readonly refused = new Set<Epoch>();
  private readonly refusedAlone = new Set<Fact>();
  private readonly answered: ReadonlySet<string>;
  private answeredAt: string;
  private readonly recordedUntil: string;
  /** What is said of another dwelling than the one that is claimed. */
  private readonly leftBehind = new Set<Fact>();

  constructor(
    private readonly specs: ReadonlyMap<string, FactSpec>,
    private readonly facts: readonly Fact[],
  ) {
    const changes = [...specs.values()].map((spec) => spec.changes!);
    this.bases = [...new Set(changes.flatMap(({ hangsOn }) => hangsOn))].filter((path) => specs.has(path)).sort();
    this.claimedBy = changes[0]!.claimedBy;
    const registers = facts.filter(({ source }) => isAgency(source));
    const answers = registers.filter((fact) => fact.answers !== undefined);
    const records = registers.filter((fact) => fact.recorded);
    this.answered = new Set(answers.flatMap((fact) => fact.answers ?? []));
    this.answeredAt = greatest([...answers, ...records].map((fact) => fact.observedAt));
    this.recordedUntil = greatest(records.map(asOf));
    for (const source of new Set(facts.map((fact) => fact.source))) this.readEpochs(source);
    const isOver = (fact: Fact): boolean => this.isAnswered(fact) && this.wasClaim(fact);
    for (const source of this.claimedBy) {
      this.refuse(source, isOver);
      const own = facts.filter((fact) => fact.source === source);
      const over = own.filter(isOver);
      for (const fact of own) {
        const isAnsweredWith = over.some((claim) => claim.path === fact.path && compareOrder(fact, claim) <= 0);
        if (isAnsweredWith && this.differsFromRegister(fact)) this.refusedAlone.add(fact);
      }
    }
  }

  counts(fact: Fact): boolean {
    if (this.specs.get(fact.path)!.changes!.claimable) return true; // a wish for protection goes along wherever one lives
    const epoch = this.epochOf.get(fact)!;
    if (this.refused.has(epoch) || this.refusedAlone.has(fact) || this.leftBehind.has(fact)) return false;
    return !this.hangs(fact.path) || epoch === this.now(fact.source);
  }

  claims(): Claim[] {
    const own = [...this.specs.keys()].sort().flatMap((path) => this.claimOf(path) ?? []);
    const moved = own.find(({ path, by }) => this.bases.includes(path) && this.tellsAll(by));
    return moved ? [...own, ...this.leaveBehind(moved.by, new Set(own.map(({ path }) => path)))] : own;
  }

  /** As if every claim had been refused. */
  giveUpClaims(): Claim[] {
    const events = new Set(this.claims().map(({ by }) => by.eventId));
    this.leftBehind.clear();
    this.answeredAt = greatest(this.facts.map((fact) => fact.observedAt));
    for (const source of this.claimedBy) this.refuse(source, ({ eventId }) => events.has(eventId));
    return [];
  }

  private readEpochs(source: string): void {
    const epochs = epochsOf(
      (path) => this.specs.get(path)!,
      this.bases,
      this.facts.filter((fact) => fact.source === source),
    );
    this.epochs.set(source, epochs);
    for (const epoch of epochs) for (const fact of epoch.facts) this.epochOf.set(fact, epoch);
  }

  /** An answered claim of another dwelling than the register's says nothing any more, nor does what hung on it. */
  private refuse(source: string, isOver: (base: Fact) => boolean): void {
    for (const epoch of this.epochs.get(source) ?? []) {
      const bases = [...epoch.bases.values()];
      if (bases.some((fact) => this.differsFromRegister(fact)) && bases.every(isOver) && !this.isReopened(epoch))
        this.refused.add(epoch);
    }
  }

  /** The person said something again after the register had spoken that differs from it. */
  private isReopened({ facts }: Epoch): boolean {
    return facts.some((fact) => fact.observedAt > this.answeredAt && this.differsFromRegister(fact));
  }

  private differsFromRegister(fact: Fact): boolean {
    const registered = this.registered(fact.path);
    return registered !== undefined && fact.retracted !== true && differ(this.specs.get(fact.path)!, fact, registered);
  }

  private claimOf(path: string): Claim | undefined {
    const spec = this.specs.get(path)!;
    const registered = this.registered(path);
    const claimed = this.claimedBy
      .flatMap((source) => this.said(source, path) ?? [])
      .reduce<Fact | undefined>(latest, undefined);
    if (!registered || !claimed || !differ(spec, claimed, registered) || !isClaimable(spec, claimed)) return undefined;
    if (!this.wasClaim(claimed, registered.source) || this.isAnswered(claimed) || this.said(staff, path))
      return undefined;
    return { path, group: spec.changes!.group, by: claimed, claimed, registered };
  }

  /** Whoever states something of another dwelling, or said it before this one was claimed, says nothing of it. */
  private leaveBehind(by: Fact, claimed: ReadonlySet<string>): Claim[] {
    const agrees = (source: string): boolean => {
      const theirs = this.now(source)?.bases ?? new Map<string, Fact>();
      return this.bases.every((path) => {
        const [one, other] = [theirs.get(path), this.said(by.source, path)];
        return one !== undefined && other !== undefined && !differ(this.specs.get(path)!, one, other);
      });
    };
    const isOther = (fact: Fact): boolean =>
      fact.source !== by.source &&
      fact.source !== staff &&
      this.hangs(fact.path) &&
      ((this.now(fact.source)?.bases.size ?? 0) > 0 ? !agrees(fact.source) : this.wasSaidBefore(by, fact));
    const registers = new Map([...this.specs.keys()].map((path) => [path, this.registered(path)]));
    for (const fact of this.facts) if (isOther(fact)) this.leftBehind.add(fact);
    return [...registers].flatMap(([path, registered]) =>
      registered && this.leftBehind.has(registered) && !claimed.has(path)
        ? [{ path, group: this.specs.get(path)!.changes!.group, by, registered }]
        : [],
    );
  }

  /** What the best-ranked agency says now that says anything. */
  private registered(path: string): Fact | undefined {
    const ranked = rankedBy(this.specs.get(path)!);
    const agencies = [...this.epochs.keys()].filter((source) => isAgency(source) && ranked.authority.includes(source));
    return agencies
      .sort((one, other) => placeOf(ranked, one) - placeOf(ranked, other))
      .map((agency) => this.said(agency, path))
      .find((fact) => fact !== undefined);
  }

  private said(source: string, path: string): Fact | undefined {
    const last = this.facts
      .filter((fact) => fact.source === source && fact.path === path && this.counts(fact))
      .reduce<Fact | undefined>(latest, undefined);
    return last?.retracted ? undefined : last;
  }

  private now(source: string): Epoch | undefined {
    return this.epochs.get(source)?.findLast((epoch) => !this.refused.has(epoch));
  }

  private isAnswered(claim: Fact): boolean {
    return this.answered.has(claim.eventId) || this.recordedUntil > speaksFrom(claim);
  }

  /** An agency had stated it before. */
  private wasClaim(claim: Fact, agency?: string): boolean {
    return this.facts.some(
      (fact) =>
        fact.path === claim.path &&
        (agency === undefined ? isAgency(fact.source) : fact.source === agency) &&
        asOf(fact) < speaksFrom(claim),
    );
  }

  /** Saying it again afterwards makes it no news. */
  private wasSaidBefore(by: Fact, fact: Fact): boolean {
    return this.facts.some(
      (one) =>
        one.source === fact.source &&
        one.path === fact.path &&
        compareOrder(one, by) < 0 &&
        (one === fact || !differ(this.specs.get(fact.path)!, one, fact)),
    );
  }

  private tellsAll({ eventId, source }: Fact): boolean {
    const stated = this.facts.filter((fact) => fact.eventId === eventId && fact.source === source);
    return this.bases.every((path) => stated.some((fact) => fact.path === path && fact.retracted !== true));
  }

  private hangs(path: string): boolean {
    return this.specs.get(path)!.changes!.hangsOn.length > 0;
  }
}

const latest = (before: Fact | undefined, fact: Fact): Fact => (before === undefined ? fact : later(before, fact));

const greatest = (times: readonly string[]): string => times.reduce((one, other) => (one < other ? other : one), '');

function isClaimable({ changes }: FactSpec, fact: Fact): boolean {
  const needed = Object.entries(changes?.claimable ?? {});
  if (needed.length === 0) return true;
  return (
    hasValue(fact) &&
    isRecord(fact.value) &&
    needed.every(([key, value]) => (fact.value as Record<string, unknown>)[key] === value)
  );
}
