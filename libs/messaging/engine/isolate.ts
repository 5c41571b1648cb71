/**
 * Applies `items` together if that goes well; otherwise halves them, in order, until those that fail stand alone.
 * `attempt` resolves to whether it went well, and has had no effect when not. `failed` gets each single one that failed,
 * `succeeded` is called after each part that went well.
 */
export async function isolate<T, E extends object>(
  items: readonly T[],
  attempt: (items: readonly T[]) => Promise<E | undefined>,
  failed: (item: T, failure: E) => void,
  succeeded: () => void,
): Promise<void> {
  if (items.length === 0) return;
  const failure = await attempt(items);
  if (!failure) return succeeded();
  if (items.length === 1) return failed(items[0] as T, failure);
  const middle = Math.ceil(items.length / 2);
  await isolate(items.slice(0, middle), attempt, failed, succeeded);
  await isolate(items.slice(middle), attempt, failed, succeeded);
}
