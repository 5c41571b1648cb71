import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { MessagingOptions } from '../options.js';

/** One per application. Provides `Messaging` and `MessagingStrategy`. */
@Global()
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    return { module: MessagingModule, providers: [{ provide: 'options', useValue: options }] };
  }
}
