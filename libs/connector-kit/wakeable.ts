/** A sleep that a call ends early. A call that comes while nobody sleeps ends the next sleep at once, so none is missed. */
export class Wakeable {
  private called = false;
  private wake?: () => void;

  call(): void {
    this.called = true;
    this.wake?.();
  }

  async sleep(ms: number): Promise<void> {
    if (!this.called) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.called = false;
    this.wake = undefined;
  }
}
