import type { Clock } from '#clock';
import type { Batch, Message, UnitOfWork } from '#messaging';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Arrival } from '../case/record.js';
import { Pace } from '../review/pace.js';
import { keepEvents, type Content, type NewEvent } from '../store/events.js';
import { insertRecords } from '../store/records.js';
import { Store } from '../store/store.js';
import { CLOCK } from '../tokens.js';
import { parkUnknown } from './park-unknown.js';

const SUBMITTED = 'dk.ankomst.application.submitted.v1';
const AMENDED = 'dk.ankomst.application.amended.v1';
const WITHDRAWN = 'dk.ankomst.application.withdrawn.v1';

type ResidentMessage = Message<typeof SUBMITTED | typeof AMENDED | typeof WITHDRAWN>;

/** Opens cases, takes answers and corrections into the profile, notes withdrawals. */
@Controller()
export class MergeWhatResidentsTell {
  constructor(
    private readonly store: Store,
    private readonly pace: Pace,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern<string>('applications')
  async apply(@Payload() batch: Batch<ResidentMessage['type']>, @Ctx() work: UnitOfWork): Promise<void> {
    this.pace.note(batch);
    const now = this.clock.now().toISOString();
    const messages = await this.openCases(batch, work);
    const unknown = await keepEvents(this.store, work.sql, messages.map(eventOf), now);
    for (const message of messages) parkUnknown(work, message, unknown);
  }

  /** A case is opened once; what would open it again brings nothing. Gives the messages that remain. */
  private async openCases(
    { messages }: Batch<ResidentMessage['type']>,
    work: UnitOfWork,
  ): Promise<readonly ResidentMessage[]> {
    const submissions = messages.flatMap((message) => (message.type === SUBMITTED ? [message] : []));
    const opened = await insertRecords(this.store, work.sql, submissions.map(arrivalOf));
    const repeated: readonly ResidentMessage[] = submissions.filter(({ key }) => !opened.delete(key));
    for (const message of repeated) work.supersede(message);
    return messages.filter((message) => !repeated.includes(message));
  }
}

function arrivalOf({ key: residentId, data }: Message<typeof SUBMITTED>): Arrival {
  return { ...data, residentId };
}

function eventOf(message: ResidentMessage): NewEvent {
  return { residentId: message.key, eventId: message.id, content: contentOf(message) };
}

function contentOf(message: ResidentMessage): Content {
  const { time: at } = message;
  switch (message.type) {
    case SUBMITTED:
      return { facts: message.data.facts, mayBeSameAs: message.data.mayBeSameAs };
    case AMENDED: {
      const { facts, mayBeSameAs, reason, evidence } = message.data;
      const change = { kind: 'amended' as const, at, ...(reason && { reason }), ...(evidence && { evidence }) };
      return { facts, change, mayBeSameAs };
    }
    case WITHDRAWN:
      return { change: { kind: 'withdrawn', agency: message.data.agency, at } };
  }
}
