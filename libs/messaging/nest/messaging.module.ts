import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Messaging } from '../messaging.js';
import type { MessagingOptions } from '../options.js';
import { MessagingStrategy } from './messaging.strategy.js';

/** One per application. Provides `Messaging` and `MessagingStrategy` everywhere in it. */
@Global()
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      providers: [
        { provide: Messaging, useFactory: () => new Messaging(options) },
        {
          provide: MessagingStrategy,
          useFactory: (messaging: Messaging) => new MessagingStrategy(messaging),
          inject: [Messaging],
        },
      ],
      exports: [Messaging, MessagingStrategy],
    };
  }
}
