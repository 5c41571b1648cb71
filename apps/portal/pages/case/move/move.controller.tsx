import type { Announced, Contracts, Json } from '#contracts';
import type { Needs } from '#needs';
import { Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvalidChange } from '../../../applications/invalid-change.js';
import { AmendCase } from '../../../cases/amend-case.js';
import { ShowCaseParts } from '../../../cases/show-case-parts.js';
import { CONTRACTS, NEEDS } from '../../../ground/tokens.js';
import { changeEntries, atField, type FieldProblem } from '#fact-form';
import { unchanged } from '#intake';
import { KeepFiles, TAKES_FILES, type TypedForm } from '../../files/keep-files.js';
import { type Language, PageController, ShowPage, formFrom, overlaid, readForm, type Form } from '#pages';
import { FindCaseFacts, type CaseFacts } from '../amend/case-facts.js';
import { filledWith } from '../amend/fact-fields.js';
import { CaseViews, caseAddress, type CaseView } from '../case-view.js';
import { MoveCheckPage, SEEN } from './move-check-page.js';
import { dayOf } from '../say-when.js';
import { amendmentOf, both, isNoMove, moveFields, readMove, WHO, type Move } from './move-form.js';
import { MovePage } from './move-page.js';
import { announcedMove, MOVE_IN, movedFacts } from './moved-facts.js';
import { together, whomToTell, type WhomToTell } from './whom-to-tell.js';

type Fields = ReturnType<typeof moveFields>;

@PageController('case/move')
export class MoveController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(NEEDS) private readonly needs: Needs,
    private readonly views: CaseViews,
    private readonly facts: FindCaseFacts,
    private readonly parts: ShowCaseParts,
    private readonly keepFiles: KeepFiles,
    private readonly amendCase: AmendCase,
    private readonly pages: ShowPage,
  ) {}

  /**
   * An address that no agency has stated or was sent is corrected, and one that waits for an answer is changed. Else the
   * fields are empty: a floor that stands there already would move along to a house.
   */
  @Get()
  async show(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.find(request, person);
    if (!view) return this.pages.goTo(reply, '/application');
    const facts = await this.facts.of(view);
    const fields = moveFields(this.contracts, this.needs);
    const filled = filledWith([fields.day, ...fields.address], await this.saidOf(view, facts), new Map());
    this.form(reply, view, fields, overlaid(filled, formFrom({ [WHO]: String(view.place) })), []);
  }

  /** First who will be told, then the deed. */
  @Post()
  @RouteConfig(TAKES_FILES)
  async take(
    @Query('person') person: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.views.find(request, person);
    if (!view) return this.pages.goTo(reply, '/application');
    const fields = moveFields(this.contracts, this.needs);
    const all = [fields.day, ...fields.address];
    const form = await this.keepFiles.take(view.visit.applicationId, await readForm(request), all);
    const turned = await this.views.turned(view, form, reply);
    const shown = turned ?? view;
    if (form.has('retract')) return this.takeBack(reply, view);
    const entries = changeEntries(form);
    if (entries || form.has('change') || (turned && !form.has(SEEN)))
      return this.form(reply, shown, fields, entries ?? form, []);
    const { persons } = view.visit.application;
    const { move, problems } = readMove(this.contracts, form, fields, persons, view.place);
    if (!move) return this.form(reply, shown, fields, form, problems);
    if (!turned && (await this.staysPut(request, view, move, fields))) {
      const same = { name: fields.address[0]!.field, message: both(({ sameAddress }) => sameAddress) };
      return this.form(reply, view, fields, form, [same]);
    }
    if (turned || form.text('confirmed') !== 'yes') return this.check(request, reply, shown, move, form);
    const refused = await this.send(view, move, fields);
    if (refused.length > 0) return this.form(reply, view, fields, form, refused);
    this.pages.goTo(reply, caseAddress(view.place, '', 'moved'));
  }

  /** Then the register's word stands alone; of a move to come, what stood before, for all who announced it together. */
  private async takeBack(reply: FastifyReply, view: CaseView): Promise<void> {
    const announced = announcedMove(this.contracts, view.shown.announced);
    const said = announced?.facts.map(({ path }) => path) ?? Object.keys(view.person.statements);
    const moved = new Set([MOVE_IN, ...movedFacts(this.contracts)]);
    const own = said.filter((fact) => moved.has(fact));
    const together = view.visit.application.persons.filter(({ announced: ahead = {} }) =>
      own.some((fact) => announced !== undefined && ahead[fact]?.from === announced.from),
    );
    for (const { caseId } of together.includes(view.person) ? together : [view.person, ...together])
      if (own.length > 0 && caseId !== undefined)
        await this.amendCase.run(caseId, { change: { ...unchanged, retracted: own } });
    this.pages.goTo(reply, caseAddress(view.place, '', 'accepted'));
  }

  private async saidOf(view: CaseView, { values, sources }: CaseFacts): Promise<ReadonlyMap<string, Json>> {
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

  private form(
    reply: FastifyReply,
    view: CaseView,
    fields: Fields,
    form: Form,
    problems: readonly FieldProblem[],
  ): void {
    const context = { language: view.visit.language, form, problems };
    const protection = this.contracts.facts.find(({ paths }) =>
      paths.some(({ sensitivity }) => sensitivity === 'protection'),
    )?.fact;
    const announced = announcedMove(this.contracts, view.shown.announced);
    const page = <MovePage {...{ view, fields, context, announced, protection }} />;
    this.pages.send(reply, view.visit, page, problems.length > 0 ? 422 : 200);
  }

  private async check(
    request: FastifyRequest,
    reply: FastifyReply,
    view: CaseView,
    move: Move,
    form: TypedForm,
  ): Promise<void> {
    const moving = await this.moving(request, view, move);
    const { language } = view.visit;
    const all = await Promise.all(moving.map((one) => this.whomFor(one, move, language)));
    const { contracts } = this;
    const standing = await this.facts.standing(view);
    const props = { view, contracts, move, standing, whom: together(all), form };
    this.pages.send(reply, view.visit, <MoveCheckPage {...props} />);
  }

  private async moving(request: FastifyRequest, view: CaseView, { movers }: Move): Promise<CaseView[]> {
    const others = movers.filter((place) => place !== view.place);
    const found = await Promise.all(others.map((place) => this.views.find(request, String(place))));
    const own = movers.includes(view.place) ? [view] : [];
    return [...own, ...found.filter((one) => one !== undefined)];
  }

  /** Of everybody who moves. */
  private async staysPut(request: FastifyRequest, view: CaseView, move: Move, { address }: Fields): Promise<boolean> {
    const moving = await this.moving(request, view, move);
    const stay = await Promise.all(
      moving.map(async (one) => isNoMove(address, move, await this.facts.standing(one), one.person)),
    );
    return stay.length === move.movers.length && stay.every(Boolean);
  }

  private async whomFor(view: CaseView, { answers, from }: Move, language: Language): Promise<WhomToTell> {
    const { contracts, needs } = this;
    const { parties } = view;
    const [{ values: before, absent }, disclosures] = await Promise.all([
      this.facts.of(view),
      this.parts.disclosures(view.caseId),
    ]);
    const today = dayOf(view.visit.now);
    return whomToTell({
      ...{ contracts, needs, parties, disclosures, before, absent },
      ...{ answers, from, today, language },
    });
  }

  private async send(view: CaseView, move: Move, fields: Fields): Promise<readonly FieldProblem[]> {
    try {
      await this.amendCase.run(view.caseId, amendmentOf(move, view.visit.application.persons));
      return [];
    } catch (error) {
      if (!(error instanceof InvalidChange)) throw error;
      return error.problems.map(({ path, ...problem }) =>
        atField({ ...problem, path: path === 'from' ? MOVE_IN : path }, [fields.day, ...fields.address]),
      );
    }
  }
}

/** The day is the one from which it holds. */
function announcedValues({ from, facts }: Announced): ReadonlyMap<string, Json> {
  const said = facts.flatMap(({ path, value }) => (value === undefined ? [] : [[path, value] as const]));
  return new Map([...said, [MOVE_IN, from]]);
}
