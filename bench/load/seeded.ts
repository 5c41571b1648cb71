/** The same seed gives the same numbers (mulberry32). */
export class Seeded {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 to before `limit`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** A UUIDv7 of this moment. */
  uuidAt(ms: number): string {
    const time = ms.toString(16).padStart(12, '0');
    const a = this.hex(0x1000, 3);
    const b = (0x8000 | this.below(0x4000)).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${a}-${b}-${this.hex(2 ** 24, 6)}${this.hex(2 ** 24, 6)}`;
  }

  private hex(limit: number, digits: number): string {
    return this.below(limit).toString(16).padStart(digits, '0');
  }
}
