import type { TransportName } from './support/transports.js';
import { poison } from './suite/poison.js';
import { TrialGround } from './suite/trial.js';

/** What every adapter has to keep. An adapter passes when all of it passes; nothing here knows which one runs. */
export function conformance(transport: TransportName): void {
  const ground = new TrialGround(transport);
  beforeAll(() => ground.start());
  afterEach(() => ground.endTest());
  afterAll(() => ground.end());

  poison(ground);
}
