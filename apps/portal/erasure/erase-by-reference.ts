import { ProblemError } from '#http';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../applications/applications.js';
import { AskLaw } from './ask-law.js';
import type { Erasure } from './delete-application.js';
import { EraseApplication } from './erase-application.js';
import { whyKept } from './why-kept.js';

/** Command of operators: erases the application of somebody who asked them to, by its reference. */
@Injectable()
export class EraseByReference {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly law: AskLaw,
    private readonly eraseApplication: EraseApplication,
  ) {}

  /**
   * @param isMeant only then is anything erased; else it is said whether it may be
   * @throws ProblemError 404 where nobody has this reference; 409 while the law keeps it, with section and day
   */
  async run(reference: string, isMeant: boolean, now: Date): Promise<Erasure | undefined> {
    const application = await this.applications.findByReference(this.dataSource.manager, reference);
    if (!application) throw new ProblemError('notFound');
    if (isMeant) return this.eraseApplication.run(application.applicationId);
    const kept = whyKept(await this.law.whenErasable(application, now));
    if (kept) throw new ProblemError('conflict', { detail: kept });
    return undefined;
  }
}
