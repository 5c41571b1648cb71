/** What a service could not apply and keeps: a dead letter, or a parked message that is tried again by itself. */
export interface Kept {
  /** Says where it lies, and never changes. Of a message: `group:topic:partition:position`. */
  readonly name: string;
  readonly topic: string;
  readonly state: KeptState;
  /** Undefined of a parked one, which has not failed. */
  readonly code?: string;
  /** Names places, never values. */
  readonly detail: string;
  readonly handler?: string;
  /** Since when it lies here, however often it was tried meanwhile. */
  readonly since: Date;
  /** How often it became a dead letter; of a parked one, how often it was tried. */
  readonly times: number;
  /** Whose it is. */
  readonly resident: string;
  readonly type?: string;
  /** Undefined when the sealer cannot open it any more. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Personal values: opened only when asked for, and undefined when they cannot be. */
  data(): string | undefined;
}

export type KeptState = 'deadLettered' | 'parked';

export interface KeptFilter {
  readonly state?: KeptState;
  readonly code?: string;
  readonly topic?: string;
}

/** What was done for one that somebody wants tried again; `noReader`: nothing, the service does not read its topic any more. */
export type Retried = 'retried' | 'noReader';

/** Where one of them stands. */
export interface RetryStatus {
  readonly state: KeptState;
  readonly code?: string;
  readonly detail: string;
  /** Tries since it was parked, or since it was parked again. */
  readonly tries: number;
}

/** What a service keeps, for those who operate it. All of them are asked about names; a name that it does not know it leaves out. */
export interface KeptStore {
  /** Longest kept first, `limit` of them at most. */
  list(filter: KeptFilter, limit: number): Promise<{ readonly total: number; readonly kept: readonly Kept[] }>;
  names(filter: KeptFilter): Promise<readonly string[]>;
  find(name: string): Promise<Kept | undefined>;
  /** Has them tried again by the service itself, now or when it runs; resolves to what was done, by name. */
  retry(names: readonly string[]): Promise<ReadonlyMap<string, Retried>>;
  /** By name; who is not in it has ended. */
  retryStatuses(names: readonly string[]): Promise<ReadonlyMap<string, RetryStatus>>;
}
