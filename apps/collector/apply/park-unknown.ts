import type { Message, UnitOfWork } from '#messaging';

/** What somebody wrote can overtake the application that it is about, when someone else wrote that: it waits for it. */
export function parkUnknown(work: UnitOfWork, message: Message, unknown: ReadonlySet<string>): void {
  if (unknown.has(message.key)) work.park(message, 'no application of this resident is known yet');
}
