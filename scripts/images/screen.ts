/** Tells what is being done, and how long it took. */
export class Screen {
  constructor(
    private readonly out: NodeJS.WritableStream,
    private readonly stopped: AbortSignal,
  ) {}

  /** `work` gets a way to tell how far it is, and resolves to what came of it. */
  async step(name: string, work: (tell: (how: string) => void) => Promise<string>): Promise<void> {
    this.stopped.throwIfAborted();
    const began = performance.now();
    this.line(`── ${name}`);
    const result = await work((how) => this.line(`   ${how}`));
    this.stopped.throwIfAborted();
    this.line(`   ${result} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  }

  line(text: string): void {
    this.out.write(`${text}\n`);
  }
}
