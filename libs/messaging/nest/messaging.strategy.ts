import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Handler } from '../engine/handle.js';
import { MessagingError } from '../errors.js';
import type { Batch, UnitOfWork } from '../message.js';
import type { Messaging } from '../messaging.js';

/**
 * Nest's way to our handlers. Keeps its own list: Nest would start all handlers of one topic at once and not wait for
 * their end. Connect it by `connectMessaging`, which keeps Nest from swallowing errors.
 */
export class MessagingStrategy extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  private readonly topics = new Map<string, Handler[]>();
  private connected = false;

  constructor(private readonly messaging: Messaging) {
    super();
  }

  /** Called by `connectMessaging`, once. */
  connect(): void {
    if (this.connected) {
      throw new MessagingError('TRANSPORT_SHARED', 'Messaging is connected twice. One Nest application per service.');
    }
    this.connected = true;
  }

  override addHandler(pattern: unknown, callback: MessageHandler, _isEventHandler?: boolean, _extras?: object): void {
    const topic = String(pattern);
    const handlers = this.topics.get(topic) ?? [];
    const name = handlers.length === 0 ? topic : `${topic} (${handlers.length + 1})`;
    this.topics.set(topic, [...handlers, { name, handle: (batch, work) => run(callback, batch, work) }]);
  }

  listen(callback: (error?: unknown) => void): void {
    if (!this.connected) {
      callback(new MessagingError('NOT_WIRED', 'Use connectMessaging(app) instead of app.connectMicroservice(…).'));
      return;
    }
    this.messaging.start(this.topics).then(
      () => callback(),
      (error: unknown) => callback(error),
    );
  }

  close(): Promise<void> {
    return this.messaging.close();
  }

  /** Nest's listeners to a transport's own events: there are none. */
  on(): void {
    return;
  }

  unwrap<T>(): T {
    return this.messaging as T;
  }
}

async function run(callback: MessageHandler, batch: Batch, work: UnitOfWork): Promise<void> {
  const result: unknown = await callback(batch, work);
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
}
