export interface EmbeddedOptions {
  /** The database lives in `<dataDir>/postgres`, or in a reachable folder when running as root (see `EmbeddedPostgres.dataDir`). */
  readonly dataDir: string;
  /** Told in short words of starts, adoptions, crashes; never a value. */
  readonly log?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** The owner's URL, password included; the same for as long as this process lives. */
  readonly url: string;
  /** Where the data really is. */
  readonly dataDir: string;
  /** Whether a server that had outlived its hub was taken over. */
  readonly adopted: boolean;
  readonly pid: number;
  /** Fast shutdown of the server, started or adopted. */
  stop(): Promise<void>;
}

export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  throw new Error(`not yet: ${options.dataDir}`);
}
