/** What files hold in memory while they are taken, by whom, and all together never above a limit. */
export class BytesInHand<Holder extends object = object> {
  private readonly held = new WeakMap<Holder, number>();
  private readonly gone = new WeakSet<Holder>();
  private all = 0;

  constructor(private readonly most: number) {}

  /** False where there is no room now, or the holder has let go; nothing is taken then. */
  take(holder: Holder, bytes: number): boolean {
    if (this.gone.has(holder) || this.all + bytes > this.most) return false;
    this.all += bytes;
    this.held.set(holder, (this.held.get(holder) ?? 0) + bytes);
    return true;
  }

  /** For good: of a request that broke off, what still arrives is taken by nobody. */
  letGo(holder: Holder): void {
    this.gone.add(holder);
    this.all -= this.held.get(holder) ?? 0;
    this.held.delete(holder);
  }
}
