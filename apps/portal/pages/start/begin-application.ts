import type { Json } from '#contracts';
import { changeOf, type HouseholdRules, type JoiningAs, type PersonChange, unchanged } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../../applications/applications.js';
import { OpenApplication } from '../../applications/open-application.js';
import type { OpenedApplication } from '../../applications/open-draft.js';
import { RULES } from '../../ground/tokens.js';
import { SavedPages } from '../application/saved-pages.js';
import type { Language } from '#pages';
import { firstFields } from './plan.js';

/** The key of the page that the first questions make up. */
const FIRST_PAGE = 'start-1';

/** Opens an application with what was answered on the start page; what it answers is not asked again. */
@Injectable()
export class BeginApplication {
  constructor(
    @Inject(RULES) private readonly rules: HouseholdRules,
    private readonly openApplication: OpenApplication,
    private readonly applications: Applications,
    private readonly savedPages: SavedPages,
    private readonly dataSource: DataSource,
  ) {}

  /** @param withWhom `nobody`, `spouse`, `children` or `family`; `from` the address that the request comes from. @throws ProblemError 429 */
  async run(
    answers: ReadonlyMap<string, Json>,
    withWhom: string,
    language: Language,
    from: string,
  ): Promise<OpenedApplication> {
    const joining = (personId: string, relation: JoiningAs): PersonChange => ({
      ...unchanged,
      personId,
      relation,
      place: 0,
    });
    const persons = [
      ...(['spouse', 'family'].includes(withWhom) ? [joining('spouse', 'spouse')] : []),
      ...(['children', 'family'].includes(withWhom) ? [joining('child-1', 'child')] : []),
    ];
    const opened = await this.openApplication.run('web', { applicant: changeOf(answers), persons }, from, 'browser');
    const { manager } = this.dataSource;
    const application = await this.applications.get(manager, opened.applicationId);
    await this.applications.keepLanguage(manager, opened.applicationId, language);
    if (firstFields(this.rules).every(({ spec }) => answers.has(spec.fact))) {
      await this.savedPages.add(manager, application.persons[0]!.residentId, [FIRST_PAGE]);
    }
    return opened;
  }
}
