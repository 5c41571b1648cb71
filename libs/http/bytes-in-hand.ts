interface Held {
  readonly line: string;
  bytes: number;
}

/**
 * What files hold in memory while they are taken, by whom. All together never hold more than a limit, and those of one line
 * (`lineOf`) never more than half of it: who sends much and slowly keeps no room from who comes from elsewhere.
 */
export class BytesInHand<Holder extends object = object> {
  private readonly held = new WeakMap<Holder, Held>();
  private readonly gone = new WeakSet<Holder>();
  private readonly ofLine = new Map<string, number>();
  private all = 0;

  constructor(private readonly most: number) {}

  /** False where there is no room now, or the holder has let go; nothing is taken then. */
  take(holder: Holder, line: string, bytes: number): boolean {
    const ofLine = this.ofLine.get(line) ?? 0;
    if (this.gone.has(holder) || this.all + bytes > this.most || ofLine + bytes > this.most / 2) return false;
    const own = this.held.get(holder) ?? { line, bytes: 0 };
    own.bytes += bytes;
    this.held.set(holder, own);
    this.ofLine.set(line, ofLine + bytes);
    this.all += bytes;
    return true;
  }

  /** For good: of a request that broke off, what still arrives is taken by nobody. */
  letGo(holder: Holder): void {
    this.gone.add(holder);
    const own = this.held.get(holder);
    if (!own) return;
    this.held.delete(holder);
    this.all -= own.bytes;
    const left = this.ofLine.get(own.line)! - own.bytes;
    if (left > 0) this.ofLine.set(own.line, left);
    else this.ofLine.delete(own.line);
  }
}
