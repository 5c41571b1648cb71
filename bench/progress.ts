/** One line that is written again on a terminal; anywhere else a line every ten seconds. */
export class Progress {
  private lastAt = 0;
  private readonly startedAt = Date.now();

  constructor(private readonly output: NodeJS.WriteStream) {}

  /** What is being done just now. */
  show(text: string): void {
    const often = this.output.isTTY ? 200 : 10_000;
    if (Date.now() - this.lastAt < often) return;
    this.lastAt = Date.now();
    this.output.write(this.output.isTTY ? `\r\u001b[2K${this.line(text)}` : `${this.line(text)}\n`);
  }

  /** What is done. */
  note(text: string): void {
    this.output.write(`${this.output.isTTY ? '\r\u001b[2K' : ''}${this.line(text)}\n`);
  }

  private line(text: string): string {
    return `${((Date.now() - this.startedAt) / 1000).toFixed(0).padStart(5)} s  ${text}`;
  }
}
