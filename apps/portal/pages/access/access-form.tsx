import { ProblemError } from '#http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import type { FieldProblem } from '#fact-form';
import { ShowPage, formFrom, readForm, type Form, type Visit } from '#pages';
import { OwnVisits } from '../visit/visits.js';
import { minutesToWait } from './wait.js';

export interface AccessPageProps {
  visit: Visit;
  form: Form;
  problems: readonly FieldProblem[];
  /** Minutes, where too much was tried. */
  wait?: number;
}

/** A page by which one comes back to an application. */
export interface AccessPage {
  Page: (props: AccessPageProps) => JSX.Element;
  /** What was left empty, or is nothing that could be tried. */
  check(form: Form): readonly FieldProblem[];
  /** Tries what was typed, and leads on; what did not fit where it does not. */
  attempt(form: Form, visit: Visit): Promise<readonly FieldProblem[]>;
}

/** Shows such a page and takes what is sent of it. Somebody who has tried too often is told how long to wait. */
@Injectable()
export class AccessForm {
  constructor(
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
  ) {}

  async show(request: FastifyRequest, reply: FastifyReply, page: AccessPage): Promise<void> {
    this.render(reply, page, await this.visits.of(request), formFrom({}), []);
  }

  async take(request: FastifyRequest, reply: FastifyReply, page: AccessPage): Promise<void> {
    const visit = await this.visits.of(request);
    const form = await readForm(request);
    const turned = await this.visits.inLanguageSent(visit, form, reply);
    if (turned) return this.render(reply, page, turned, form, []);
    const missing = page.check(form);
    if (missing.length > 0) return this.render(reply, page, visit, form, missing);
    try {
      const problems = await page.attempt(form, visit);
      if (problems.length > 0) this.render(reply, page, visit, form, problems);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'tooManyAttempts') throw error;
      void reply.headers(error.headers);
      this.render(reply, page, visit, form, [], minutesToWait(error));
    }
  }

  private render(
    reply: FastifyReply,
    { Page }: AccessPage,
    visit: Visit,
    form: Form,
    problems: readonly FieldProblem[],
    wait?: number,
  ): void {
    const status = wait !== undefined ? 429 : problems.length > 0 ? 422 : 200;
    this.pages.send(reply, visit, <Page {...{ visit, form, problems, wait }} />, status);
  }
}
