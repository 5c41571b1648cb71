import { Catch, type ExceptionFilter, type INestApplication, type INestMicroservice } from '@nestjs/common';
import type { MicroserviceOptions, NestMicroservice } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import { inspectHandlers } from './inspect-handlers.js';
import { MessagingStrategy } from './messaging.strategy.js';

/**
 * Nest's own filter for messages replaces every unknown error by `{status: 'error'}`, so that its SQLSTATE is lost, and
 * logs PostgreSQL's `detail` with a person's values. This one hands the error on as it is: messaging classifies it.
 */
@Catch()
class Rethrow implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

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
