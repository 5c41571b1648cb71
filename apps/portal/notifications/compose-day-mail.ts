import { addressOf, applicantOf, type Application } from '#intake';
import type { Settings } from '#settings';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../applications/applications.js';
import { ReturnLinks } from '../sessions/return-links.js';
import { SETTINGS } from '../ground/tokens.js';
import type { DayLetter } from './day-mail.js';
import { dayMailWords, type Told, written, type Letter } from '#mails';
import type { GatheredRow } from './gathered-notices.js';

/** Makes the mail of a day: that there is news, of which kinds and in which cases, and nothing else. */
@Injectable()
export class ComposeDayMail {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly links: ReturnLinks,
  ) {}

  /** Undefined where nobody is reached any longer. */
  async run({ id, rows: all }: DayLetter): Promise<Letter | undefined> {
    const { manager } = this.dataSource;
    const applications = new Map<string, Application>();
    for (const applicationId of new Set(all.map((row) => row.applicationId))) {
      const application = await this.applications.find(manager, applicationId);
      if (application) applications.set(applicationId, application);
    }
    const rows = all.filter(({ applicationId }) => applications.has(applicationId));
    const [first] = rows;
    const application = first && applications.get(first.applicationId);
    const person = application?.persons.find(({ residentId }) => residentId === first!.residentId);
    const address = person && addressOf(application!, person);
    if (!first || address === undefined) return undefined;
    const language = await this.applications.languageOf(manager, first.applicationId);
    const told = rows.map(({ kind, about, applicationId }): Told => {
      const { persons } = applications.get(applicationId)!;
      return { kind, reference: persons.find(({ caseId }) => caseId === about)?.reference };
    });
    return {
      id,
      to: address,
      ...written(dayMailWords(language, told), language, await this.linkOf(rows, applications, address)),
    };
  }

  /** To the cases; where it is about drafts alone, to the oldest of them. */
  private async linkOf(
    rows: readonly GatheredRow[],
    applications: ReadonlyMap<string, Application>,
    address: string,
  ): Promise<string> {
    const { publicUrl } = this.settings;
    const drafts = [...applications.values()].filter(({ submittedAt }) => submittedAt === undefined);
    if (drafts.length < applications.size) return `${publicUrl}/case`;
    const isOwn = rows.some(({ residentId }) => residentId === applicantOf(drafts[0]!).residentId);
    const token = isOwn ? await this.links.issue(this.dataSource.manager, drafts[0]!, 'open', address) : undefined;
    return token === undefined ? `${publicUrl}/continue` : `${publicUrl}/return/${token}`;
  }
}
