import { isEmailAddress } from '#contracts';
import { Get, Ip, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskForLink } from '../../sessions/ask-for-link.js';
import { PageController, ShowPage } from '#pages';
import { OwnVisits } from '../visit/visits.js';
import { AccessForm, type AccessPage } from './access-form.js';
import { accessWords, lostCodeWords } from './access-words.js';
import { LinkSentPage, LostCodePage } from './lost-code-page.js';
import { inBoth, missing } from './missing.js';

const LONGEST_REFERENCE = 100;
const LONGEST_ADDRESS = 254;

@PageController('lost-code')
export class LostCodeController {
  constructor(
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly askForLink: AskForLink,
    private readonly accessForm: AccessForm,
  ) {}

  @Get()
  show(@Ip() from: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.accessForm.show(request, reply, this.page(reply, from));
  }

  /** The same for everybody, whether or not there is such an application. */
  @Get('sent')
  async sent(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    this.pages.send(reply, visit, <LinkSentPage visit={visit} />);
  }

  @Post()
  @RouteConfig({ takesForm: true })
  ask(@Ip() from: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.accessForm.take(request, reply, this.page(reply, from));
  }

  private page(reply: FastifyReply, from: string): AccessPage {
    return {
      Page: LostCodePage,
      check: (form) => [
        ...missing(form, 'reference', accessWords, 'referenceMissing'),
        ...(isEmailAddress(form.text('email'))
          ? []
          : [{ name: 'email', message: inBoth(lostCodeWords, 'emailMissing') }]),
      ],
      attempt: async (form) => {
        const reference = form.text('reference').slice(0, LONGEST_REFERENCE);
        await this.askForLink.run(reference, form.text('email').slice(0, LONGEST_ADDRESS), from);
        this.pages.goTo(reply, '/lost-code/sent');
        return [];
      },
    };
  }
}
