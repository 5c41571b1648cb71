import { isEmailAddress } from '#contracts';
import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskForLink } from '../../sessions/ask-for-link.js';
import type { FieldProblem, Taken } from '#fact-form';
import { Instead, PageController, ShowPage, type Form, type Visit } from '#pages';
import { AccessPage } from './access-page.js';
import { LinkSentPage, LostCodePage } from './lost-code-page.js';
import { missing } from './missing.js';
import { textsInBoth } from '#texts';

const LONGEST_REFERENCE = 100;
const LONGEST_ADDRESS = 254;

@PageController('lost-code')
export class LostCodeController extends AccessPage {
  protected readonly Page = LostCodePage;

  constructor(
    private readonly pages: ShowPage,
    private readonly askForLink: AskForLink,
  ) {
    super();
  }

  /** The same for everybody, whether or not there is such an application. */
  @Get('sent')
  sent(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, (visit) => <LinkSentPage visit={visit} />);
  }

  protected check(form: Form): readonly FieldProblem[] {
    return [
      ...missing(form, 'reference', textsInBoth('access').referenceMissing),
      ...(isEmailAddress(form.text('email')) ? [] : [{ name: 'email', message: textsInBoth('lostCode').emailMissing }]),
    ];
  }

  protected async attempt(form: Form, _visit: Visit, reply: FastifyReply): Promise<Taken> {
    const reference = form.text('reference').slice(0, LONGEST_REFERENCE);
    await this.askForLink.run(reference, form.text('email').slice(0, LONGEST_ADDRESS), reply.request.ip);
    return Instead.goTo('/lost-code/sent');
  }
}
