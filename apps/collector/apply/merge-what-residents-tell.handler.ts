import type { Clock } from '#clock';
import type { Batch, Message, UnitOfWork } from '#messaging';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Arrival } from '../case/record.js';
import { Pace } from '../review/pace.js';
import { keepEvents, type Change, type FactOnTheWire, type NewEvent } from '../store/events.js';
import { insertRecords } from '../store/records.js';
import { Store } from '../store/store.js';
import { CLOCK } from '../tokens.js';
import { parkUnknown } from './park-unknown.js';

const SUBMITTED = 'dk.ankomst.application.submitted.v1';
const AMENDED = 'dk.ankomst.application.amended.v1';
const WITHDRAWN = 'dk.ankomst.application.withdrawn.v1';

/** Opens cases, takes answers and corrections into the profile, notes withdrawals. */
@Controller()
export class MergeWhatResidentsTell {
  constructor(
    private readonly store: Store,
    private readonly pace: Pace,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern<string>('applications')
  async apply(@Payload() batch: Batch, @Ctx() work: UnitOfWork): Promise<void> {
    this.pace.note(batch);
    const now = this.clock.now().toISOString();
    const messages = await this.openCases(batch, work);
    const unknown = await keepEvents(this.store, work.sql, messages.map(eventOf), now);
    for (const message of messages) parkUnknown(work, message, unknown);
  }

  /** A case is opened once; what would open it again brings nothing. Gives the messages that remain. */
  private async openCases({ messages }: Batch, work: UnitOfWork): Promise<readonly Message[]> {
    const submissions = messages.filter(({ type }) => type === SUBMITTED);
    const opened = await insertRecords(work.sql, submissions.map(arrivalOf));
    const repeated = submissions.filter(({ key }) => !opened.delete(key));
    for (const message of repeated) work.supersede(message);
    return messages.filter((message) => !repeated.includes(message));
  }
}

interface Body {
  facts?: FactOnTheWire[];
  mayBeSameAs?: string[];
  agency?: string;
  reason?: string;
  evidence?: Change['evidence'];
}

function bodyOf(message: Message): Body {
  return message.data as unknown as Body;
}

function arrivalOf(message: Message): Arrival {
  return { ...(message.data as unknown as Omit<Arrival, 'residentId'>), residentId: message.key };
}

function eventOf(message: Message): NewEvent {
  const { facts, mayBeSameAs } = bodyOf(message);
  const content = { facts, change: changeOf(message), mayBeSameAs };
  return { residentId: message.key, eventId: message.id, content };
}

function changeOf(message: Message): Change | undefined {
  const { type, time: at } = message;
  const { reason, evidence } = bodyOf(message);
  if (type === AMENDED) return { kind: 'amended', at, ...(reason && { reason }), ...(evidence && { evidence }) };
  return type === WITHDRAWN ? { kind: 'withdrawn', agency: bodyOf(message).agency, at } : undefined;
}
