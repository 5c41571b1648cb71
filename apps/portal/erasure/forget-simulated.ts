import type { Contracts } from '#contracts';
import { callOut } from '#http';
import type { Application } from '#intake';
import type { Log } from '#observability';
import type { Settings } from '#settings';
import { Inject, Injectable } from '@nestjs/common';
import { CONTRACTS, LOG, SETTINGS } from '../ground/tokens.js';

const WITHIN_MS = 5_000;

/**
 * Where all agencies are played by the one simulator, what it knows of somebody goes with them. As soon as one is real it stays:
 * then it stands for what agencies keep. Tried once, since nobody real depends on it.
 */
@Injectable()
export class ForgetSimulated {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Pick<Contracts, 'agencies'>,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async run({ submittedAt, persons }: Pick<Application, 'submittedAt' | 'persons'>): Promise<void> {
    const { settings, contracts } = this;
    if (submittedAt === undefined || !contracts.agencies.every((agency) => settings.isSimulated(agency))) return;
    try {
      await callOut(`${settings.sandboxUrl}/control/forgotten`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ references: persons.map(({ reference }) => reference) }),
        signal: AbortSignal.timeout(WITHIN_MS),
      });
    } catch (error) {
      this.log.warn({ error }, 'the simulated agencies were not told that somebody is erased');
    }
  }
}
