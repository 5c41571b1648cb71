import { absentFacts, valuesOf } from '#intake';
import { Get, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import {
  FileFormPage,
  filledWith,
  type FieldContext,
  type FormFields,
  type PageRequest,
  type Taken,
  type TypedForm,
} from '#fact-form';
import { Instead, PageController, ShowPage, type Form, type Visit } from '#pages';
import { Cookies } from '../../access/cookies.js';
import { DoorPage, GonePartPage, PartPage, ThanksPage } from './part-page.js';
import { PartsAsked, type PartAsked } from './parts-asked.js';
import { TakePart } from './take-part.js';

const COOKIE = 'ankomst_part';

interface OpenPart extends PartAsked {
  visit: Visit;
}

/** For an employer or a school that was asked: its own questions, and nothing else. */
@PageController('part')
export class PartController extends FileFormPage<OpenPart> {
  constructor(
    private readonly cookies: Cookies,
    private readonly pages: ShowPage,
    private readonly parts: PartsAsked,
    private readonly takePart: TakePart,
  ) {
    super();
  }

  protected async find(visit: Visit, request: PageRequest): Promise<OpenPart | Instead> {
    const part = await this.parts.find(this.cookies.read(request, COOKIE));
    return part ? { ...part, visit } : gone(visit);
  }

  protected override fields({ invitation: { applicationId }, fields }: OpenPart): FormFields {
    return { applicationId, fields };
  }

  /** What it said before. */
  protected override filled({ visit, invitation: { statements }, fields }: OpenPart): Form {
    return filledWith(fields, valuesOf(statements), new Map(Object.entries(absentFacts(statements))), visit);
  }

  protected show({ visit, invitation: { role }, name, fields }: OpenPart, context: FieldContext): JSX.Element {
    return <PartPage {...{ visit, role, name, fields, context }} />;
  }

  protected async take(part: OpenPart, form: TypedForm): Promise<Taken> {
    const problems = await this.takePart.run(part, form);
    return problems.length > 0 ? problems : Instead.goTo('/part/thanks');
  }

  @Get('thanks')
  thanks(@Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, async (visit) => {
      const part = await this.find(visit, request);
      return part instanceof Instead ? part : <ThanksPage visit={visit} name={part.name} />;
    });
  }

  @Get(':token')
  door(@Param('token') token: string, @Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, async (visit) =>
      (await this.parts.find(token)) ? <DoorPage visit={visit} /> : gone(visit),
    );
  }

  /** From here on the browser shows the token by cookie, and no page's address holds it. */
  @Post(':token')
  @RouteConfig({ takesForm: true })
  open(@Param('token') token: string, @Req() request: PageRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, async (visit) => {
      if (!(await this.parts.find(token))) return gone(visit);
      this.cookies.set(reply, COOKIE, token, { path: '/part', sameSite: 'Lax' });
      return Instead.goTo('/part');
    });
  }
}

const gone = (visit: Visit): Instead => Instead.show(<GonePartPage visit={visit} />);
