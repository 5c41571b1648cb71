export interface HealthReport {
  ready: boolean;
  /** Each check's name and, where it fails, a short reason without personal data. */
  checks: Record<string, string>;
}

const TIME_OUT_MS = 2000;

/**
 * Whether a service can do its job. Live: the process answers. Ready: every registered check holds now; a check that
 * does not answer in two seconds fails.
 */
export class Health {
  private readonly checks = new Map<string, () => Promise<void> | void>();

  /** `check` throws, or rejects, with a short reason when the service can't do its job because of it. */
  register(name: string, check: () => Promise<void> | void): void {
    this.checks.set(name, check);
  }

  async report(): Promise<HealthReport> {
    const entries = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await outcome(check)] as const),
    );
    return { ready: entries.every(([, result]) => result === 'ok'), checks: Object.fromEntries(entries) };
  }
}

async function outcome(check: () => Promise<void> | void): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => (timer = setTimeout(resolve, TIME_OUT_MS, 'no answer')));
  const result = Promise.resolve()
    .then(check)
    .then(
      () => 'ok',
      (error: unknown) => (error as { code?: string }).code ?? (error as Error).name,
    );
  return Promise.race([result, late]).finally(() => clearTimeout(timer));
}
