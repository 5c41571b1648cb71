import { ProblemError } from '#http';
import type { Log, Metrics } from '#observability';
import { Inject, Injectable } from '@nestjs/common';
import { LOG, METRICS } from '../ground/tokens.js';
import { EraseApplication } from './erase-application.js';
import { EraseForPurpose } from './erase-for-purpose.js';
import { FindDue } from './find-due.js';

/** Why something was erased without anybody pressing: its rule's day came, or an erasure left it behind. */
const REASONS = ['draft', 'case', 'brokenOff', 'returned'] as const; // who returned is ordered again, and then finished
type Reason = (typeof REASONS)[number];

/** Command: erases what the rules of retention say is over, and what an erasure left behind. */
@Injectable()
export class EraseWhatIsDue {
  private readonly erased: ReturnType<Metrics['counter']>;

  constructor(
    @Inject(LOG) private readonly log: Log,
    @Inject(METRICS) metrics: Metrics,
    private readonly due: FindDue,
    private readonly eraseApplication: EraseApplication,
    private readonly eraseForPurpose: EraseForPurpose,
  ) {
    const help =
      'Applications that were erased by themselves: by a rule of retention, or since an erasure left them behind';
    this.erased = metrics.counter('applications_erased_total', help, ['reason']);
  }

  async run(stopping: AbortSignal): Promise<void> {
    const counts: Record<Reason, number> = { draft: 0, case: 0, brokenOff: 0, returned: 0 };
    const each = async <One>(reason: Reason, ones: readonly One[], erase: (one: One) => Promise<unknown>) => {
      for (const one of ones) if (!stopping.aborted && (await this.try(() => erase(one)))) counts[reason] += 1;
    };
    await this.try(() => this.eraseForPurpose.finishAll());
    await each('returned', await this.due.returned(), (id) => this.eraseApplication.orderAgain(id));
    await each('brokenOff', await this.due.brokenOff(), (id) => this.eraseApplication.finish(id));
    await each('draft', await this.due.drafts(), ({ id, at }) => this.eraseApplication.run(id, at));
    await each('case', await this.due.cases(), ({ id }) => this.eraseApplication.run(id));
    for (const reason of REASONS) this.erased.inc({ reason }, counts[reason]);
    if (REASONS.some((reason) => counts[reason] > 0)) this.log.info(counts, 'erased what was due');
  }

  /** Before anybody is answered: who was erased does not come in because an old copy of the database was put back. */
  async shutOutReturned(): Promise<void> {
    for (const id of await this.due.returned()) await this.eraseApplication.orderAgain(id);
  }

  /** False where the law keeps it still, or it is gone already. One that fails keeps no other from being erased. */
  private async try(erase: () => Promise<unknown>): Promise<boolean> {
    try {
      await erase();
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) this.log.warn({ error }, 'an application cannot be erased, will try again');
      return false;
    }
  }
}
