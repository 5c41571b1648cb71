import type { INestApplication, INestMicroservice } from '@nestjs/common';

/** Connects the module's strategy to the application, so that `startAllMicroservices` starts delivering. @throws MessagingError for handlers that could not keep the promises. */
export function connectMessaging(app: INestApplication): INestMicroservice {
  throw new Error(`not yet: ${app.constructor.name}`);
}
