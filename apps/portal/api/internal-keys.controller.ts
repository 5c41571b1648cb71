import type { Secret } from '#settings';
import { isUuid, type Contracts } from '#contracts';
import { ProblemError } from '#http';
import type { KeyStore } from '#key-store';
import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CONTRACTS, PORTAL_KEY, KEYS } from '../ground/tokens.js';
import { agencyShowing } from './agency-showing.js';

const RESIDENTS_AT_MOST = 500;

/**
 * For who stands in the place of an agency's connector with code of their own, by that connector's credential: the keys that
 * open what that agency is sent, and seal what it says, and no other agency's.
 */
@Controller('internal/keys')
@ApiExcludeController()
export class InternalKeysController {
  constructor(
    @Inject(KEYS) private readonly keys: KeyStore,
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(PORTAL_KEY) private readonly portalKey: Secret<Buffer>,
  ) {}

  /** `{residents: [residentId]}` → `{keys: {<residentId>: [{version, key}] | "erased"}}`; who is unknown is left out. */
  @Post()
  @HttpCode(200)
  async handOut(
    @Body() body: unknown,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<{ keys: object }> {
    const agency = agencyShowing(authorization, this.contracts, this.portalKey);
    const { residents } = (body ?? {}) as { residents?: unknown };
    if (!Array.isArray(residents) || residents.length > RESIDENTS_AT_MOST || !residents.every(isUuid))
      throw new ProblemError('malformedRequest');
    return { keys: Object.fromEntries(await this.keys.handOut(agency, residents)) };
  }
}
