import { ProblemError } from '#http';
import {
  findLanguage,
  formFrom,
  Instead,
  overlaid,
  pressesForPlace,
  readForm,
  ShowPage,
  showsPlace,
  Visits,
  type Form,
  type Visit,
} from '#pages';
import { Get, Inject, Injectable, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { changeEntries } from '../change-entries.js';
import type { FieldContext } from '../field-parts.js';
import type { FieldProblem } from '../read-value.js';
import { KeepFiles, TAKES_FILES, type FormFields, type TypedForm } from './keep-files.js';

export type PageRequest = FastifyRequest<{ Params: Record<string, string>; Querystring: Record<string, unknown> }>;

export interface Kept<Subject> {
  /** As it is now. */
  subject: Subject;
  /** What does not hold, and was not kept. */
  wrong: readonly FieldProblem[];
}

/** What has to be corrected, or where it leads. */
export type Taken = readonly FieldProblem[] | Instead;

/** What the loop stands on; each face has its own visits and its own place for files. */
@Injectable()
export class FormGround {
  constructor(
    readonly visits: Visits,
    readonly pages: ShowPage,
    readonly keepFiles: KeepFiles,
  ) {}
}

/** Sent by a script while somebody types. */
const AUTOSAVE = 'autosave';

/**
 * A controller of one page with a form: looked at by GET, sent by POST to the same address. A page says what it is about,
 * what it looks like, and what its form does; reading the form, files, lists, the other language, saving by a script,
 * leaving and the answers (200, 204, 303, 422) are the same for all.
 */
export abstract class FormPage<Subject> {
  @Inject(FormGround) private readonly ground!: FormGround;

  /** What the page is about, or what is answered where there is nothing. Asked again when the language changes. */
  protected abstract find(visit: Visit, request: PageRequest): Subject | Instead | Promise<Subject | Instead>;

  /** Where facts are asked: their fields, which may hold files and lists. */
  protected fields?(subject: Subject): FormFields;

  /** What stands in the fields at first. */
  protected filled?(subject: Subject): Form | Promise<Form>;

  protected abstract show(subject: Subject, context: FieldContext): JSX.Element | Promise<JSX.Element>;

  /** Keeps what was typed even if it is not sent off: by a script, on the way out, in the other language. */
  protected keep?(subject: Subject, form: TypedForm): Promise<Kept<Subject>>;

  protected abstract take(subject: Subject, form: TypedForm, reply: FastifyReply): Taken | Promise<Taken>;

  @Get()
  async get(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.ground.visits.of(request);
    const found = await this.find(visit, request);
    if (found instanceof Instead) return this.ground.pages.send(reply, visit, found);
    await this.render(reply, visit, found, (await this.filled?.(found)) ?? formFrom({}));
  }

  @Post()
  @RouteConfig({ takesForm: true })
  async post(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    const { pages } = this.ground;
    const { visit, found, sent } = await this.sentBy(request);
    if (found instanceof Instead) return this.nowhere(reply, visit, found, sent);
    const form = await this.withFiles(found, sent);
    const entries = this.fields && changeEntries(form);
    if (entries) return this.render(reply, visit, found, entries);
    const { subject, wrong } = (await this.keep?.(found, form)) ?? { subject: found, wrong: [] };
    if (pressesForPlace(form)) return this.uncover(reply, visit, subject, form, wrong);
    if (this.keep && form.has(AUTOSAVE)) return void reply.code(wrong.length > 0 ? 422 : 204).send();
    const language = findLanguage(form.text('language'));
    if (language) return this.turn(request, reply, { ...visit, language }, form, wrong);
    if (wrong.length > 0) return this.render(reply, visit, subject, form, wrong);
    if (form.has('leave')) return pages.goTo(reply, '/leave');
    const taken = await this.take(subject, form, reply);
    if (taken instanceof Instead) return pages.send(reply, visit, taken);
    await this.render(reply, visit, subject, form, taken);
  }

  /** A script that saves follows no way: what it sent is kept nowhere. */
  private nowhere(reply: FastifyReply, visit: Visit, instead: Instead, sent: Form): void {
    if (sent.has(AUTOSAVE)) throw new ProblemError('conflict');
    this.ground.pages.send(reply, visit, instead);
  }

  /** Nothing is read of a form before it is found whose it is. What it had on its page, the answer may have on it, too. */
  private async sentBy(request: PageRequest): Promise<{ visit: Visit; found: Subject | Instead; sent: Form }> {
    const visit = await this.ground.visits.of(request);
    const found = await this.find(visit, request);
    const sent = await readForm(request);
    if (!showsPlace(sent)) return { visit, found, sent };
    const uncovered = { ...visit, coversPlace: false };
    return { visit: uncovered, found: await this.find(uncovered, request), sent };
  }

  /** What stands there now is shown, under what was typed. */
  private async uncover(
    reply: FastifyReply,
    visit: Visit,
    subject: Subject,
    form: Form,
    wrong: readonly FieldProblem[],
  ): Promise<void> {
    await this.render(reply, visit, subject, overlaid((await this.filled?.(subject)) ?? formFrom({}), form), wrong);
  }

  private withFiles(subject: Subject, sent: Form): TypedForm | Promise<TypedForm> {
    const fields = this.fields?.(subject);
    return fields ? this.ground.keepFiles.take(fields, sent) : { ...sent, kept: new Map() };
  }

  /** The same page in the language that its form was sent for. */
  private async turn(
    request: PageRequest,
    reply: FastifyReply,
    visit: Visit,
    form: Form,
    wrong: readonly FieldProblem[],
  ): Promise<void> {
    await this.ground.visits.speak(reply, visit);
    const found = await this.find(visit, request);
    if (found instanceof Instead) return this.ground.pages.send(reply, visit, found);
    await this.render(reply, visit, found, form, wrong);
  }

  private async render(
    reply: FastifyReply,
    visit: Visit,
    subject: Subject,
    form: Form,
    problems: readonly FieldProblem[] = [],
  ): Promise<void> {
    const documentAddress = this.fields?.(subject).documentAddress;
    const shown = await this.show(subject, { language: visit.language, form, problems, documentAddress });
    this.ground.pages.send(reply, visit, shown, problems.length > 0 ? 422 : 200);
  }
}

/** Of a form that may hold files. */
export abstract class FileFormPage<Subject> extends FormPage<Subject> {
  @Post()
  @RouteConfig(TAKES_FILES)
  override post(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return super.post(request, reply);
  }
}
