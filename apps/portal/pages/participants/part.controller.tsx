import { Get, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { filledForm, type FieldProblem } from '#fact-form';
import { valuesOf } from '#intake';
import { KeepFiles, TAKES_FILES } from '../files/keep-files.js';
import { PageController, ShowPage, formFrom, overlaid, readForm, type Form, type Visit } from '#pages';
import { Cookies } from '../../access/cookies.js';
import { OwnVisits } from '../visit/visits.js';
import { DoorPage, GonePartPage, PartPage, ThanksPage } from './part-page.js';
import { PartsAsked, type PartAsked } from './parts-asked.js';
import { TakePart } from './take-part.js';

const COOKIE = 'ankomst_part';

/** For an employer or a school that was asked: its own questions, and nothing else. */
@PageController('part')
export class PartController {
  constructor(
    private readonly cookies: Cookies,
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly parts: PartsAsked,
    private readonly takePart: TakePart,
    private readonly keepFiles: KeepFiles,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    const part = await this.parts.find(this.cookies.read(request, COOKIE));
    if (!part) return this.gone(reply, visit);
    this.render(reply, visit, part, filledFrom(part), []);
  }

  @Post()
  @RouteConfig(TAKES_FILES)
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    const token = this.cookies.read(request, COOKIE);
    const part = await this.parts.find(token);
    if (!part || token === undefined) return this.gone(reply, visit);
    const form = await this.keepFiles.take(part.invitation.applicationId, await readForm(request), part.fields);
    const turned = await this.visits.inLanguageSent(visit, form, reply);
    if (turned) return this.render(reply, turned, part, form, []);
    const problems = await this.takePart.run(token, part, form);
    if (problems.length > 0) return this.render(reply, visit, part, form, problems);
    this.pages.goTo(reply, '/part/thanks');
  }

  @Get('thanks')
  async thanks(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    const part = await this.parts.find(this.cookies.read(request, COOKIE));
    if (!part) return this.gone(reply, visit);
    this.pages.send(reply, visit, <ThanksPage visit={visit} name={part.name} />);
  }

  @Get(':token')
  async door(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    if (!(await this.parts.find(token))) return this.gone(reply, visit);
    this.pages.send(reply, visit, <DoorPage visit={visit} action={visit.address} />);
  }

  /** From here on the browser shows the token by cookie, and no page's address holds it. */
  @Post(':token')
  @RouteConfig({ takesForm: true })
  async open(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.parts.find(token))) return this.gone(reply, await this.visits.of(request));
    this.cookies.set(reply, COOKIE, token, { path: '/part', sameSite: 'Lax' });
    this.pages.goTo(reply, '/part');
  }

  private gone(reply: FastifyReply, visit: Visit): void {
    this.pages.send(reply, visit, <GonePartPage visit={visit} />);
  }

  private render(
    reply: FastifyReply,
    visit: Visit,
    { invitation: { role }, name, fields }: PartAsked,
    form: Form,
    problems: readonly FieldProblem[],
  ): void {
    const props = { visit, role, name, fields, form, problems };
    this.pages.send(reply, visit, <PartPage {...props} />, problems.length > 0 ? 422 : 200);
  }
}

/** What it said before stands in its fields. */
function filledFrom({ invitation, fields }: PartAsked): Form {
  const values = valuesOf(invitation.statements);
  const filled = filledForm(fields.map(({ field, schema, spec }) => [field, schema, values.get(spec.fact)] as const));
  const absent = fields.flatMap(({ field, spec }) => {
    const reason = invitation.statements[spec.fact]?.absence;
    return reason === undefined ? [] : [[`${field}!absent`, reason] as const];
  });
  return overlaid(filled, formFrom(Object.fromEntries(absent)));
}
