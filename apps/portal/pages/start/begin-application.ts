import type { Json } from '#contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../../applications/applications.js';
import { OpenApplication, type OpenedApplication } from '../../applications/open-application.js';
import { nestedAnswers } from '../../applications/statements.js';
import { SavedPages } from '../application/saved-pages.js';

/** The key of the page that the first questions make up. */
const FIRST_PAGE = 'start-1';
const FIRST_QUESTIONS = 4;

/** Opens an application with what was answered on the start page. */
@Injectable()
export class BeginApplication {
  constructor(
    private readonly openApplication: OpenApplication,
    private readonly applications: Applications,
    private readonly savedPages: SavedPages,
    private readonly dataSource: DataSource,
  ) {}

  /** @param withWhom `nobody`, `spouse`, `children` or `family` */
  async run(answers: ReadonlyMap<string, Json>, withWhom: string, _language: string): Promise<OpenedApplication> {
    const statements = Object.fromEntries([...answers].map(([fact, value]) => [fact, { value, at: '' }]));
    const persons = [
      ...(['spouse', 'family'].includes(withWhom) ? [{ personId: 'spouse', relation: 'spouse' }] : []),
      ...(['children', 'family'].includes(withWhom) ? [{ personId: 'child-1', relation: 'child' }] : []),
    ];
    const opened = await this.openApplication.run({ channel: 'web', answers: nestedAnswers(statements), persons });
    if (answers.size >= FIRST_QUESTIONS) {
      const { manager } = this.dataSource;
      const { persons: stored } = await this.applications.get(manager, opened.applicationId);
      await this.savedPages.add(manager, stored[0]!.residentId, FIRST_PAGE);
    }
    return opened;
  }
}
