import { Server, type CustomTransportStrategy } from '@nestjs/microservices';

export class MessagingStrategy extends Server implements CustomTransportStrategy {
  listen(callback: (error?: unknown) => void): void {
    callback();
  }

  close(): void {
    return;
  }

  on(): never {
    throw new Error('not yet');
  }

  unwrap(): never {
    throw new Error('not yet');
  }
}
