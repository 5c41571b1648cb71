import type { Contracts } from '#contracts';
import type { Settings } from '#settings';
import { Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS, SETTINGS } from '../../ground/tokens.js';
import { PageController, ShowPage } from '#pages';
import { OwnVisits } from '../visit/visits.js';
import { AccessibilityPage } from './texts/accessibility-page.js';
import { readLicences } from './texts/licences.js';
import { LicencesPage } from './texts/licences-page.js';
import { PrivacyPage } from './texts/privacy-page.js';

/** Pages that only say something. */
@PageController()
export class TextsController {
  private readonly licences = readLicences();

  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
  ) {}

  @Get('privacy')
  async privacy(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    const page = <PrivacyPage visit={visit} contracts={this.contracts} limits={this.settings} />;
    this.pages.send(reply, visit, page);
  }

  @Get('accessibility')
  async accessibility(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    this.pages.send(reply, visit, <AccessibilityPage visit={visit} />);
  }

  @Get('licences')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request);
    const page = <LicencesPage visit={visit} licences={this.licences} />;
    this.pages.send(reply, visit, page);
  }
}
