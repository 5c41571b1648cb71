import type { EntityManager } from 'typeorm';
import type { ValidEvent } from '../codec.js';
import { MessagingError } from '../errors.js';
import type { DeadLetterReason, Message, OutgoingEvent, UnitOfWork } from '../message.js';
import type { Setup } from './setup.js';

export type Verdict =
  | { readonly kind: 'superseded' }
  | { readonly kind: 'parked'; readonly reason: string }
  | { readonly kind: 'deadLettered'; readonly reason: DeadLetterReason; readonly handler?: string };

/** The unit of work of one transaction. What a handler emitted and decided is taken back to a mark when it failed. */
export class Unit implements UnitOfWork {
  readonly outgoing: ValidEvent[] = [];
  private readonly decided: { message: Message; verdict: Verdict }[] = [];
  private inHand: ReadonlySet<Message> = new Set();

  constructor(
    readonly sql: EntityManager,
    private readonly setup: Pick<Setup, 'service' | 'writes' | 'codec'>,
  ) {}

  emit(topic: string, event: OutgoingEvent, cause?: Message): void {
    if (!this.setup.writes.has(topic)) {
      throw new MessagingError(
        'NOT_A_WRITER',
        `${this.setup.service} does not write ${topic}. Who writes which topic, schemas/ say.`,
      );
    }
    this.outgoing.push(this.setup.codec.encode(topic, event, cause));
  }

  supersede(message: Message): void {
    this.decide(message, { kind: 'superseded' });
  }

  park(message: Message, reason: string): void {
    this.decide(message, { kind: 'parked', reason });
  }

  deadLetter(message: Message, reason: DeadLetterReason, handler?: string): void {
    this.decide(message, { kind: 'deadLettered', reason, handler });
  }

  /** Messages that may be decided on until the next call. */
  take(messages: readonly Message[]): void {
    this.inHand = new Set(messages);
  }

  mark(): { outgoing: number; decided: number } {
    return { outgoing: this.outgoing.length, decided: this.decided.length };
  }

  backTo(mark: { outgoing: number; decided: number }): void {
    this.outgoing.length = mark.outgoing;
    this.decided.length = mark.decided;
  }

  /** What was decided last; no entry means applied. */
  verdicts(): Map<Message, Verdict> {
    return new Map(this.decided.map(({ message, verdict }) => [message, verdict]));
  }

  private decide(message: Message, verdict: Verdict): void {
    if (!this.inHand.has(message)) {
      throw new MessagingError(
        'NOT_IN_A_BATCH',
        `Message ${message.id} is not in the batch at hand: only its own messages can be superseded, parked or dead-lettered.`,
      );
    }
    this.decided.push({ message, verdict });
  }
}
