import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { type AskedField, changeEntries, type FieldContext, type FieldProblem } from '#fact-form';
import { KeepFiles, type TypedForm } from '../../files/keep-files.js';
import { ShowPage, readForm, type Form } from '#pages';
import { CaseViews, type CaseView } from '../case-view.js';
import { FindCaseFacts, type CaseFacts } from './case-facts.js';
import { filledWith } from './fact-fields.js';

/** A page on which facts of a case are answered: what is asked now, or what is corrected. */
export interface AskingPage {
  view: CaseView;
  fields: readonly AskedField[];
  show(view: CaseView, context: FieldContext, facts: CaseFacts): JSX.Element | Promise<JSX.Element>;
  /** What has to be corrected; nothing was sent where there is any. */
  send(form: TypedForm, facts: CaseFacts): Promise<readonly FieldProblem[]>;
  /** What stands in the fields at first, where that is not what is known. */
  filled?(facts: CaseFacts): Form;
  /** Names of file fields beside those of the facts. */
  files?: readonly string[];
  /** Where it leads once it was sent. */
  next: string | ((form: Form) => string);
}

/** Shows such a page and takes what is sent of it, which may be one more entry of a list, or another language. */
@Injectable()
export class AskForFacts {
  constructor(
    private readonly views: CaseViews,
    private readonly facts: FindCaseFacts,
    private readonly keepFiles: KeepFiles,
    private readonly pages: ShowPage,
  ) {}

  async show(reply: FastifyReply, page: AskingPage): Promise<void> {
    const facts = await this.facts.of(page.view);
    const form = page.filled?.(facts) ?? filledWith(page.fields, facts.values, facts.absent);
    await this.render(reply, page, page.view, form, []);
  }

  async take(request: FastifyRequest, reply: FastifyReply, page: AskingPage): Promise<void> {
    const { view, fields, files = [], next } = page;
    const names = [...fields, ...files.map((field) => ({ field }))];
    const form = await this.keepFiles.take(view.visit.applicationId, await readForm(request), names);
    const turned = await this.views.turned(view, form, reply);
    if (turned) return this.render(reply, page, turned, form, []);
    const entries = changeEntries(form);
    if (entries) return this.render(reply, page, view, entries, []);
    const problems = await page.send(form, await this.facts.of(view));
    if (problems.length > 0) return this.render(reply, page, view, form, problems);
    this.pages.goTo(reply, typeof next === 'string' ? next : next(form));
  }

  private async render(
    reply: FastifyReply,
    page: AskingPage,
    view: CaseView,
    form: Form,
    problems: readonly FieldProblem[],
  ): Promise<void> {
    const context = { language: view.visit.language, form, problems, documentAddress };
    const shown = await page.show(view, context, await this.facts.of(view));
    this.pages.send(reply, view.visit, shown, problems.length > 0 ? 422 : 200);
  }
}

const documentAddress = (documentId: string): string => `/application/documents/${documentId}`;
