import type { Clock } from '#clock';
import { ProblemError } from '#http';
import { applicantOf } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from './applications.js';
import { CLOCK, SETTINGS } from '../ground/tokens.js';
import type { KeptDocument } from '#held-data';
import { Documents } from '../documents/documents.js';
import { type MediaType, mediaTypeOf, RefusedFile } from '#files';
import { refuseBeyond, type Quota } from '../documents/quota.js';

/** Command: keeps a document for an application, before or after its submission. */
@Injectable()
export class KeepDocument {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly quota: Quota,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly documents: Documents,
  ) {}

  async run(applicationId: string, bytes: Buffer, declaredType: string): Promise<KeptDocument> {
    const mediaType = await typeOrProblem(bytes, declaredType);
    return this.dataSource.transaction(async (sql) => {
      // Whoever sends several at once waits here, so that each is counted before the next one is kept.
      const { residentId } = applicantOf(await this.applications.lock(sql, applicationId));
      refuseBeyond(this.quota, await this.documents.holdingOf(sql, applicationId), bytes.length);
      const now = this.clock.now().toISOString();
      return this.documents.keep(sql, { applicationId, residentId }, bytes, mediaType, now);
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
