import type { INestApplication, INestMicroservice } from '@nestjs/common';
import type { MicroserviceOptions, NestMicroservice } from '@nestjs/microservices';
import { inspectHandlers } from './inspect-handlers.js';
import { MessagingStrategy } from './messaging.strategy.js';
import { Rethrow } from './rethrow.js';

/**
 * Connects the module's strategy to an application, so that `startAllMicroservices` starts delivering and `close` ends
 * it. The handlers get a configuration of their own: neither global pipes nor filters of the HTTP side reach a batch.
 * @throws MessagingError for handlers that could not keep the promises
 */
export function connectMessaging(app: INestApplication): INestMicroservice {
  const strategy = app.get(MessagingStrategy);
  inspectHandlers(app);
  strategy.connect();
  const microservice = app.connectMicroservice<MicroserviceOptions>({ strategy }, { deferInitialization: true });
  microservice.useGlobalFilters(new Rethrow());
  // the application calls its own start hooks; without this they would run a second time
  (microservice as NestMicroservice).setIsInitHookCalled(true);
  return microservice;
}
