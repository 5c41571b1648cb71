import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the expectations hold; after `withinMs` fails with what they said last. */
export async function eventually(expectations: () => Promise<void>, withinMs = 15_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; ; await pause(25)) {
    try {
      return await expectations();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
