import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `condition` holds; fails with what `state` says when it does not within `withinMs`. */
export async function until(
  condition: () => Promise<boolean> | boolean,
  state: () => unknown = () => 'no more is known',
  withinMs = 120_000,
): Promise<void> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await pause(25)) {
    if (await condition()) return;
  }
  throw new Error(`It did not come about within ${withinMs} ms: ${JSON.stringify(await state())}`);
}
