import type { Contracts } from '#contracts';
import type { KeyStore } from '#key-store';
import type { Log } from '#observability';
import { HUB } from '#service';
import { Inject, Injectable } from '@nestjs/common';
import { CONTRACTS, KEYS, LOG } from '../ground/tokens.js';
import type { Certified } from './certificates.js';

/** The keys of residents, for all purposes but what the simulated agencies know: those are somebody else. */
@Injectable()
export class ResidentKeys {
  private readonly purposes: readonly string[];

  constructor(
    @Inject(CONTRACTS) { agencies }: Contracts,
    @Inject(KEYS) private readonly keys: KeyStore,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.purposes = [HUB, ...agencies];
  }

  of(residents: readonly string[]): Certified['destroyed'] {
    return residents.map((residentId) => ({
      residentId,
      purposes: this.keys.purposesOf(residentId).filter((purpose) => this.purposes.includes(purpose)),
    }));
  }

  /** Also for what there is no key yet: nobody is given one afterwards. May be done again. */
  async destroy(residents: readonly string[], at: Date, purposes = this.purposes): Promise<void> {
    for (const residentId of residents)
      if (purposes.some((purpose) => this.keys.erasedSince(residentId, purpose) === undefined))
        await this.keys.erase(residentId, purposes, at);
  }

  /** Whose keys were ever destroyed. */
  erased(): string[] {
    const erasures = this.keys.erasures().filter(({ purposes }) => purposes.includes(HUB));
    return erasures.map(({ residentId }) => residentId);
  }

  /** Where keys were destroyed since, what wraps the others is renewed: an old copy of the store opens nothing of them. */
  async renew(stopping: AbortSignal): Promise<void> {
    for (const purpose of this.keys.exposed()) {
      if (stopping.aborted) return;
      const { keys, destroyed } = await this.keys.renew(purpose, { interrupted: stopping });
      this.log.info({ purpose, keys, destroyed }, 'renewed the key-encryption key after an erasure');
    }
  }
}
