import type { TransportName } from './support/transports.js';
import { badDeploy } from './suite/bad-deploy.js';
import { closing } from './suite/closing.js';
import { databaseAway } from './suite/database-away.js';
import { erased } from './suite/erased.js';
import { kills } from './suite/kills.js';
import { oneWriter } from './suite/one-writer.js';
import { poison } from './suite/poison.js';
import { retry } from './suite/retry.js';
import { setBack } from './suite/set-back.js';
import { TrialGround } from './suite/trial.js';
import { writers } from './suite/writers.js';

/** What every adapter has to keep. An adapter passes when all of it passes; nothing here knows which one runs. */
export function conformance(transport: TransportName): void {
  const ground = new TrialGround(transport);
  beforeAll(() => ground.start());
  afterEach(() => ground.endTest());
  afterAll(() => ground.end());

  for (const part of [poison, writers, oneWriter, setBack, retry, erased, badDeploy, closing, kills, databaseAway])
    part(ground);
}
