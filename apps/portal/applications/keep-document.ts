import { ProblemError } from '#http';
import { applicantOf } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../ground/tokens.js';
import type { KeptDocument } from '#held-data';
import { Documents } from '../documents/documents.js';
import { type MediaType, mediaTypeOf, RefusedFile } from '#files';
import { refuseBeyond, type Quota } from '../documents/quota.js';
import { Transactions } from './transactions.js';

/** Command: keeps a document for an application, before or after its submission. */
@Injectable()
export class KeepDocument {
  constructor(
    @Inject(SETTINGS) private readonly quota: Quota,
    private readonly transactions: Transactions,
    private readonly documents: Documents,
  ) {}

  async run(applicationId: string, bytes: Buffer, declaredType: string): Promise<KeptDocument> {
    const mediaType = await typeOrProblem(bytes, declaredType);
    // Whoever sends several at once waits, so that each is counted before the next one is kept.
    return this.transactions.onApplication(applicationId, async (work, application) => {
      const { residentId } = applicantOf(application);
      refuseBeyond(this.quota, await this.documents.holdingOf(work.sql, applicationId), bytes.length);
      return this.documents.keep(work.sql, { applicationId, residentId }, bytes, mediaType, work.now());
    });
  }
}

async function typeOrProblem(bytes: Buffer, declaredType: string): Promise<MediaType> {
  try {
    return await mediaTypeOf(bytes, declaredType);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    const { code, text } = error;
    throw new ProblemError('invalidInput', { detail: text, errors: [{ path: 'file', code, message: text }] });
  }
}
