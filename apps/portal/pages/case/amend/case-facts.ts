import type { Contracts, Json } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { ShowCaseParts } from '../../../cases/show-case-parts.js';
import { CONTRACTS } from '../../../ground/tokens.js';
import { nameAgency } from '#fact-form';
import { saidUntil } from '#intake';
import type { NamedAgency } from '#pages';
import { danishDate } from '#clock';
import type { CaseView } from '../case-view.js';

/** What is known of a person, by fact. */
export interface CaseFacts {
  values: ReadonlyMap<string, Json>;
  absent: ReadonlyMap<string, string>;
  /** Who said it, where that is not the resident. */
  sources: ReadonlyMap<string, string>;
}

/** Query: what the pages that change answers show. */
@Injectable()
export class FindCaseFacts {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly parts: ShowCaseParts,
  ) {}

  /** What the case shows, and what the resident has said since of today. */
  async of({ caseId, person, visit }: CaseView): Promise<CaseFacts> {
    const statements = saidUntil(person, danishDate(visit.now));
    const values = new Map<string, Json>();
    const absent = new Map<string, string>();
    const sources = new Map<string, string>();
    const { facts } = await this.parts.profile(caseId);
    for (const [fact, { value, absence, source, observedAt }] of Object.entries(facts)) {
      const own = statements[fact];
      const isNewer = own !== undefined && own.at > observedAt;
      take(values, absent, fact, isNewer ? own.value : value, isNewer ? own.absence : absence);
      if (!isNewer) sources.set(fact, source);
    }
    for (const [fact, own] of Object.entries(statements))
      if (!(fact in facts)) take(values, absent, fact, own.value, own.absence);
    for (const { facts: group, open } of this.contracts.groups)
      for (const fact of group) if (absent.get(fact) === open) absent.delete(fact); // "not yet" is no answer
    return { values, absent, sources };
  }

  /** What counts, whatever the resident has said since; what was said until the collector has spoken. */
  async standing({ caseId, person, visit }: CaseView): Promise<ReadonlyMap<string, Json>> {
    const { facts } = await this.parts.profile(caseId);
    const shown = Object.keys(facts).length > 0 ? facts : saidUntil(person, danishDate(visit.now));
    return new Map(
      Object.entries(shown).flatMap(([fact, { value }]) => (value === undefined ? [] : [[fact, value] as const])),
    );
  }

  /** Those who were sent one of these facts: they are told of a change, but for who was told that it was withdrawn. */
  async holdersOf({ caseId, visit, parties }: CaseView, ...facts: readonly string[]): Promise<NamedAgency[]> {
    const paths = new Set(
      facts.flatMap((fact) => [fact, ...this.contracts.getFact(fact).paths.map(({ path }) => path)]),
    );
    const isWithdrawn = (agency: string): boolean =>
      parties.some((party) => party.agency === agency && party.state.status === 'withdrawn');
    const disclosures = await this.parts.disclosures(caseId);
    const holding = disclosures.filter((one) => !isWithdrawn(one.agency) && one.paths.some((path) => paths.has(path)));
    const byName = new Map(
      holding.map(({ agency, recipient }) => {
        const named = nameAgency(this.contracts, agency, visit, recipient);
        return [named.name, named];
      }),
    );
    return [...byName.values()].sort((one, other) => one.place - other.place);
  }
}

function take(
  values: Map<string, Json>,
  absent: Map<string, string>,
  fact: string,
  value: Json | undefined,
  absence: string | undefined,
): void {
  if (value !== undefined) values.set(fact, value);
  else if (absence !== undefined) absent.set(fact, absence);
}
