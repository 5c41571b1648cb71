import type { Contracts } from '#contracts';
import type { Settings } from '#settings';
import { Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS, SETTINGS } from '../../ground/tokens.js';
import { PageController, ShowPage } from '#pages';
import { AccessibilityPage, readLicences, LicencesPage, PrivacyPage } from '#public-pages';

/** Pages that only say something. */
@PageController()
export class TextsController {
  private readonly licences = readLicences();

  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly pages: ShowPage,
  ) {}

  @Get('privacy')
  privacy(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, (visit) => (
      <PrivacyPage visit={visit} contracts={this.contracts} limits={this.settings} />
    ));
  }

  @Get('accessibility')
  accessibility(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, (visit) => <AccessibilityPage visit={visit} />);
  }

  @Get('licences')
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, (visit) => <LicencesPage visit={visit} licences={this.licences} />);
  }
}
