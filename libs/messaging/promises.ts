/** `next - start` is the sum of the six counts, by a constraint of the table. */
export interface PromiseRow {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly start: number;
  readonly next: number;
  readonly applied: number;
  readonly duplicate: number;
  readonly superseded: number;
  readonly parked: number;
  readonly deadLettered: number;
  /** Positions that the transport no longer had. More than 0 is an alarm. */
  readonly lost: number;
  /** Messages written and not yet handled; undefined while the transport cannot be asked. */
  readonly lag?: number;
}
