import type { Contracts } from '#contracts';
import { Inject } from '@nestjs/common';
import type { JSX } from 'preact';
import { CONTRACTS } from '../../../ground/tokens.js';
import {
  type FieldContext,
  FileFormPage,
  filledWith,
  type FormFields,
  type PageRequest,
  type Taken,
  type TypedForm,
} from '#fact-form';
import type { AskedField } from '#intake';
import { formFrom, Instead, overlaid, PageController, type Form, type Visit } from '#pages';
import { CaseViews, type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import { announcedMove } from '#case-reading';
import { AmendByMove } from './amend-by-move.js';
import { FindMove } from './find-move.js';
import { MoveCheckPage, SEEN } from './move-check-page.js';
import { readMove, WHO, type Move } from './move-form.js';
import { MovePage } from './move-page.js';
import { textsInBoth } from '#texts';

@PageController('case/move')
export class MoveController extends FileFormPage<CaseView> {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly views: CaseViews,
    private readonly moves: FindMove,
    private readonly amendByMove: AmendByMove,
  ) {
    super();
  }

  protected find(visit: Visit, { query }: PageRequest): Promise<CaseView | Instead> {
    return this.views.find(visit, query.person);
  }

  protected override fields({ visit: { applicationId } }: CaseView): FormFields {
    return { applicationId, fields: this.all };
  }

  protected override async filled(view: CaseView): Promise<Form> {
    const filled = filledWith(this.all, await this.moves.saidOf(view), new Map(), view.visit);
    return overlaid(filled, formFrom({ [WHO]: String(view.place) }));
  }

  protected async show(view: CaseView, context: FieldContext): Promise<JSX.Element> {
    const { form, problems } = context;
    const hasSeen = form.has(SEEN) && problems.length === 0;
    const { move } = hasSeen ? this.read(view, { ...form, kept: new Map() }) : {};
    return move ? this.check(view, move, form) : this.form(view, context);
  }

  /** First who will be told, then the deed. */
  protected async take(view: CaseView, form: TypedForm): Promise<Taken> {
    if (form.has('retract')) {
      await this.amendByMove.takeBack(view);
      return Instead.goTo(caseAddress(view.place, '', 'accepted'));
    }
    if (form.has('change')) return Instead.show(this.form(view, { language: view.visit.language, form, problems: [] }));
    const { move, problems } = this.read(view, form);
    if (!move) return problems;
    if (await this.moves.staysPut(view, move)) {
      const message = textsInBoth('move').sameAddress;
      return [{ name: this.moves.fields.address[0]!.field, message }];
    }
    if (form.text('confirmed') !== 'yes') return Instead.show(await this.check(view, move, form));
    const refused = await this.amendByMove.run(view, move, this.all);
    return refused.length > 0 ? refused : Instead.goTo(caseAddress(view.place, '', 'moved'));
  }

  private get all(): AskedField[] {
    return [this.moves.fields.day, ...this.moves.fields.address];
  }

  private read(view: CaseView, form: TypedForm): ReturnType<typeof readMove> {
    return readMove(this.contracts, form, this.moves.fields, view.visit.application.persons, view.place);
  }

  private form(view: CaseView, context: FieldContext): JSX.Element {
    const protection = this.contracts.facts.find(({ paths }) =>
      paths.some(({ sensitivity }) => sensitivity === 'protection'),
    )?.fact;
    const announced = announcedMove(this.contracts, view.shown.announced);
    return <MovePage {...{ view, fields: this.moves.fields, context, announced, protection }} />;
  }

  private async check(view: CaseView, move: Move, form: Form): Promise<JSX.Element> {
    const { standing, whom } = await this.moves.inSight(view, move);
    return <MoveCheckPage {...{ view, contracts: this.contracts, move, standing, whom, form }} />;
  }
}
