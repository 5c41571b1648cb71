import type { Contracts, Json } from '#contracts';
import type { Needs } from '#needs';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../../applications/applications.js';
import { OpenApplication, type OpenedApplication } from '../../applications/open-application.js';
import { nestedAnswers } from '../../applications/statements.js';
import { ShownCodes } from '../../sessions/shown-codes.js';
import { CONTRACTS, NEEDS } from '../../tokens.js';
import { SavedPages } from '../application/saved-pages.js';
import type { Language } from '#pages';
import { firstFields } from './plan.js';

/** The key of the page that the first questions make up. */
const FIRST_PAGE = 'start-1';

/** Opens an application with what was answered on the start page; its code is kept until it has been shown. */
@Injectable()
export class BeginApplication {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(NEEDS) private readonly needs: Needs,
    private readonly openApplication: OpenApplication,
    private readonly applications: Applications,
    private readonly savedPages: SavedPages,
    private readonly shownCodes: ShownCodes,
    private readonly dataSource: DataSource,
  ) {}

  /** @param withWhom `nobody`, `spouse`, `children` or `family`; `from` the address that the request comes from. @throws ProblemError 429 */
  async run(
    answers: ReadonlyMap<string, Json>,
    withWhom: string,
    language: Language,
    from: string,
  ): Promise<OpenedApplication> {
    const statements = Object.fromEntries([...answers].map(([fact, value]) => [fact, { value, at: '' }]));
    const persons = [
      ...(['spouse', 'family'].includes(withWhom) ? [{ personId: 'spouse', relation: 'spouse' }] : []),
      ...(['children', 'family'].includes(withWhom) ? [{ personId: 'child-1', relation: 'child' }] : []),
    ];
    const body = { channel: 'web', answers: nestedAnswers(statements), persons };
    const opened = await this.openApplication.run(body, from, 'browser');
    const { manager } = this.dataSource;
    const application = await this.applications.get(manager, opened.applicationId);
    await this.applications.keepLanguage(manager, opened.applicationId, language);
    await this.shownCodes.keep(manager, application, opened.accessCode);
    if (firstFields(this.contracts, this.needs).every(({ spec }) => answers.has(spec.fact))) {
      await this.savedPages.add(manager, application.persons[0]!.residentId, [FIRST_PAGE]);
    }
    return opened;
  }
}
