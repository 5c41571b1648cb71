/** How long a service that could not save for want of room counts as not ready. */
const NOT_READY_FOR_MS = 30_000;

/** Remembers that something could not be saved for want of room: of a database elsewhere nothing else tells it. */
export class RefusedSaves {
  private last = -Infinity;

  note(): void {
    this.last = performance.now();
  }

  /** @throws NO_ROOM while the last one is not long ago. */
  check(): void {
    if (performance.now() - this.last < NOT_READY_FOR_MS)
      throw Object.assign(new Error('something could not be saved for want of room'), { code: 'NO_ROOM' });
  }
}
