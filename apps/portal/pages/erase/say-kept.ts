import { showDay } from '#pages';
import { textsIn } from '#texts';
import { Injectable } from '@nestjs/common';
import { AskLaw } from '../../erasure/ask-law.js';
import { whyKept } from '../../erasure/why-kept.js';
import type { OwnVisit } from '../visit/visits.js';

const eraseWords = textsIn('erase');

/** Query: until when an application is kept, in a sentence. */
@Injectable()
export class SayKept {
  constructor(private readonly law: AskLaw) {}

  async of({ application, language, now }: OwnVisit): Promise<string> {
    const words = eraseWords({ language });
    if (application.submittedAt === undefined)
      return words.draftUntil({ day: showDay(await this.law.lastDayOfDraft(application), language) });
    return whyKept(await this.law.whenErasable(application, now))?.[language] ?? words.isOver;
  }
}
