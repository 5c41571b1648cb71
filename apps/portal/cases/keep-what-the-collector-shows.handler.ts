import type { Batch, Message, UnitOfWork } from '#messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ApiExcludeController } from '@nestjs/swagger';
import type { ArrivedElement } from './case-element.js';
import { CaseElements, keyOf } from './case-elements.js';

/** Keeps a copy of each case as the collector shows it. A message that brought nothing newer is superseded. */
@Controller()
@ApiExcludeController()
export class KeepWhatTheCollectorShows {
  constructor(private readonly elements: CaseElements) {}

  @EventPattern<string>('cases')
  async keep(@Payload() { messages }: Batch, @Ctx() work: UnitOfWork): Promise<void> {
    const arrived = messages.map((message) => ({ message, elements: elementsOf(message) }));
    const taken = await this.elements.keep(
      work.sql,
      arrived.flatMap(({ elements }) => elements),
    );
    for (const { message, elements } of arrived) {
      if (!elements.some((element) => taken.has(keyOf(element)))) work.supersede(message);
    }
  }
}

function elementsOf({ data, key }: Message): ArrivedElement[] {
  const { caseId, elements } = data as unknown as { caseId: string; elements: ArrivedElement[] };
  return elements.map((element) => ({ ...element, caseId, residentId: key }));
}
