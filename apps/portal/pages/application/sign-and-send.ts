import type { Clock } from '#clock';
import type { Json } from '#contracts';
import { type Application, type Change, changeOf } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { ChangeDraft } from '../../applications/change-draft.js';
import { SubmitApplication, type Submission } from '../../submission/submit-application.js';
import { CLOCK } from '../../ground/tokens.js';

export const SIGNATURE = 'declarations.signature';

/** What somebody's typed name is as an answer. */
export const signatureOf = (name: string, signedAt: Date): Json => ({
  name,
  method: 'typed',
  signedAt: signedAt.toISOString(),
});

/** Declarations and signatures become answers of each person, then the application is handed in. */
@Injectable()
export class SignAndSend {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly changeDraft: ChangeDraft,
    private readonly submitApplication: SubmitApplication,
  ) {}

  /** @param nameOf what the person at this place typed as signature, which holds as one; the applicant signs for children */
  async run(application: Application, nameOf: (place: number) => string): Promise<Submission> {
    const signedAt = this.clock.now();
    const signed = (name: string): Change =>
      changeOf(
        new Map<string, Json>([
          ['declarations.truth', true],
          ['declarations.dataSharing', true],
          [SIGNATURE, signatureOf(name, signedAt)],
        ]),
      );
    const [, ...others] = application.persons;
    await this.changeDraft.run(application.applicationId, {
      applicant: signed(nameOf(0)),
      persons: others.map(({ personId, relation }, place) => ({
        ...signed(relation === 'spouse' ? nameOf(place + 1) : nameOf(0)),
        personId,
        place,
      })),
    });
    return this.submitApplication.run(application.applicationId, `page ${application.applicationId}`);
  }
}
