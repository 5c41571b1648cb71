import type { Announced, Contracts, Json } from '#contracts';
import type { Needs } from '#needs';
import { danishDate } from '#clock';
import { Inject, Injectable } from '@nestjs/common';
import { ShowCaseParts } from '../../../cases/show-case-parts.js';
import { CONTRACTS, NEEDS } from '../../../ground/tokens.js';
import { Instead } from '#pages';
import { FindCaseFacts } from '../amend/case-facts.js';
import { CaseViews, type CaseView } from '../case-view.js';
import { announcedMove, MOVE_IN, movedFacts } from '#case-reading';
import { isNoMove, moveFields, type Move } from './move-form.js';
import { together, whomToTell, type WhomToTell } from './whom-to-tell.js';

/** What a move is held against before it is promised. */
export interface MoveInSight {
  /** What counts now. */
  standing: ReadonlyMap<string, Json>;
  whom: WhomToTell;
}

/** Query: what is known where somebody moves, and who would be told. */
@Injectable()
export class FindMove {
  readonly fields: ReturnType<typeof moveFields>;

  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(NEEDS) private readonly needs: Needs,
    private readonly views: CaseViews,
    private readonly facts: FindCaseFacts,
    private readonly parts: ShowCaseParts,
  ) {
    this.fields = moveFields(contracts, needs);
  }

  /**
   * An address that no agency has stated or was sent is corrected, and one that waits for an answer is changed. Else
   * nothing is said: a floor that stands there already would move along to a house.
   */
  async saidOf(view: CaseView): Promise<ReadonlyMap<string, Json>> {
    const { values, sources } = await this.facts.of(view);
    const announced = announcedMove(this.contracts, view.shown.announced);
    if (announced) return announcedValues(announced);
    const { agencies } = this.contracts;
    const moved = movedFacts(this.contracts);
    const isStated = moved.some((fact) => agencies.includes(sources.get(fact) ?? ''));
    if (!isStated && (await this.facts.holdersOf(view, ...moved)).length === 0) return values;
    const isClaimed = view.disputes.some(({ isMove, claim }) => isMove && claim !== undefined);
    const own = Object.entries(view.person.statements).flatMap(([fact, { value }]) =>
      value === undefined || !isClaimed ? [] : [[fact, value] as const],
    );
    return new Map(own);
  }

  /** Nobody of those who move would live elsewhere. */
  async staysPut(view: CaseView, move: Move): Promise<boolean> {
    const moving = await this.moving(view, move);
    const stay = await Promise.all(
      moving.map(async (one) => isNoMove(this.fields.address, move, await this.facts.standing(one), one.person)),
    );
    return stay.length === move.movers.length && stay.every(Boolean);
  }

  async inSight(view: CaseView, move: Move): Promise<MoveInSight> {
    const moving = await this.moving(view, move);
    const all = await Promise.all(moving.map((one) => this.whomFor(one, move)));
    return { standing: await this.facts.standing(view), whom: together(all) };
  }

  private async moving(view: CaseView, { movers }: Move): Promise<CaseView[]> {
    const others = movers.filter((place) => place !== view.place);
    const found = await Promise.all(others.map((place) => this.views.find(view.visit, String(place))));
    const own = movers.includes(view.place) ? [view] : [];
    return [...own, ...found.filter((one): one is CaseView => !(one instanceof Instead))];
  }

  private async whomFor(view: CaseView, { answers, from }: Move): Promise<WhomToTell> {
    const { contracts, needs } = this;
    const { parties, visit } = view;
    const { values: before, absent } = await this.facts.of(view);
    const disclosures = await this.parts.disclosures(view.caseId);
    const known = { contracts, needs, parties, disclosures, before, absent };
    return whomToTell({ ...known, answers, from, today: danishDate(visit.now), reader: visit });
  }
}

/** The day is the one from which it holds. */
function announcedValues({ from, facts }: Announced): ReadonlyMap<string, Json> {
  const said = facts.flatMap(({ path, value }) => (value === undefined ? [] : [[path, value] as const]));
  return new Map([...said, [MOVE_IN, from]]);
}
