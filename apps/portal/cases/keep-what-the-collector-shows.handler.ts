import type { Batch, Message, UnitOfWork } from '#messaging';
import type { Clock } from '#clock';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ApiExcludeController } from '@nestjs/swagger';
import { Documents } from '../documents/documents.js';
import { PlanReminders } from '../notifications/plan-reminders.js';
import { TellCaseNews } from '../notifications/tell-case-news.js';
import { CLOCK } from '../ground/tokens.js';
import { CaseElements, keyOf, type ArrivedElement } from './case-elements.js';

const CASE_CHANGED = 'dk.ankomst.case.changed.v1';

/** Keeps a copy of each case as the collector shows it. A message that brought nothing newer is superseded. */
@Controller()
@ApiExcludeController()
export class KeepWhatTheCollectorShows {
  constructor(
    private readonly elements: CaseElements,
    private readonly documents: Documents,
    private readonly tellCaseNews: TellCaseNews,
    private readonly planReminders: PlanReminders,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern<string>('cases')
  async keep(@Payload() { messages }: Batch<typeof CASE_CHANGED>, @Ctx() work: UnitOfWork): Promise<void> {
    const arrived = messages.map((message) => ({ message, elements: elementsOf(message) }));
    const taken = await this.elements.keep(
      work.sql,
      arrived.flatMap(({ elements }) => elements),
      this.clock.now(),
    );
    for (const { message, elements } of arrived) {
      if (!elements.some((element) => taken.has(keyOf(element)))) work.supersede(message);
    }
    const news = arrived.flatMap(({ elements }) => elements).filter((element) => taken.has(keyOf(element)));
    await this.tellCaseNews.run(work.sql, news);
    await this.planReminders.run(work.sql, news);
    const passed = arrived.flatMap(({ elements }) => elements.flatMap(passedThrough));
    if (passed.length > 0) await this.documents.forget(work.sql, passed, this.clock.now().toISOString());
  }
}

/** Biometrics only pass through: once their agency has confirmed them, nobody needs the bytes. */
function passedThrough({ kind, body }: ArrivedElement): string[] {
  return kind === 'disclosure' && body?.confirmed ? (body.passedThrough ?? []) : [];
}

function elementsOf({ data: { caseId, elements }, key: residentId }: Message<typeof CASE_CHANGED>): ArrivedElement[] {
  return elements.map((element) => ({ ...element, caseId, residentId }));
}
