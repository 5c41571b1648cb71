import type { Clock } from '#clock';
import type { Batch, Message, UnitOfWork } from '#messaging';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { v5 as uuidV5 } from 'uuid';
import type { Arrival } from '../case/record.js';
import { Pace } from '../review/pace.js';
import { keepEvents, type Content, type NewEvent } from '../store/events.js';
import { SOURCE } from '../review/emit-elements.js';
import { agenciesFiledWith, insertRecords } from '../store/records.js';
import { groupBy, Store } from '../store/store.js';
import { CLOCK } from '../tokens.js';
import { parkUnknown } from './park-unknown.js';

const SUBMITTED = 'dk.ankomst.application.submitted.v1';
const AMENDED = 'dk.ankomst.application.amended.v1';
const WITHDRAWN = 'dk.ankomst.application.withdrawn.v1';
const RESTRICTED = 'dk.ankomst.application.restricted.v1';

type Restricting = Message<typeof RESTRICTED>;
type ResidentMessage = Message<typeof SUBMITTED | typeof AMENDED | typeof WITHDRAWN> | Restricting;

/** Opens cases, takes answers and corrections into the profile, notes withdrawals and restrictions. */
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
    const restricting = messages.filter((message) => message.type === RESTRICTED);
    await this.tellConnectors(
      work,
      restricting.filter(({ key }) => !unknown.has(key)),
    );
  }

  /** What was made ready and has not left yet is held, or goes on, by who sends it. Nothing is made ready meanwhile. */
  private async tellConnectors(work: UnitOfWork, restricting: readonly Restricting[]): Promise<void> {
    if (restricting.length === 0) return;
    const residents = restricting.map(({ key }) => key);
    const filedWith = groupBy(await agenciesFiledWith(work.sql, residents), ({ residentId }) => residentId);
    for (const message of restricting)
      for (const { agency } of filedWith.get(message.key) ?? []) emitRestriction(work, message, agency);
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
    case RESTRICTED:
      return { change: { kind: message.data.restricted ? 'restricted' : 'restrictionLifted', at } };
  }
}

function emitRestriction(work: UnitOfWork, message: Restricting, agency: string): void {
  const { caseId, restricted } = message.data;
  const type = 'dk.ankomst.dossier.restricted.v1';
  work.emit(
    `dossiers.${agency}`,
    {
      id: uuidV5(`${type}/${agency}/${message.id}`, caseId),
      ...{ source: SOURCE, type, subject: caseId, time: message.time, key: message.key },
      data: { caseId, agency, restricted, at: message.time },
    },
    message,
  );
}
