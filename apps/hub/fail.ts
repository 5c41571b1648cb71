import { AlreadyRunning, DatabaseError } from '#database';
import { PortTaken } from '#http';
import { LocalKafkaError } from '#local-kafka';
import { MessagingError } from '#messaging';
import { SettingError } from '#settings';

const MENDABLE = [AlreadyRunning, DatabaseError, LocalKafkaError, MessagingError, PortTaken, SettingError];

/** Ends the process. What a person can mend is one sentence; anything else is a defect and says where. */
export function fail(error: Error): never {
  const known = MENDABLE.some((kind) => error instanceof kind);
  process.stderr.write(`${known ? error.message : (error.stack ?? error.message)}\n`);
  process.exit(1);
}
