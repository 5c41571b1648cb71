import { CaseCopy, type ArrivedElement } from '#case-copy';
import type { Batch, UnitOfWork } from '#messaging';
import type { Clock } from '#clock';
import { documentsIn, onlyPasses, type CaseStatus, type Contracts } from '#contracts';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ApiExcludeController } from '@nestjs/swagger';
import { Documents } from '../documents/documents.js';
import { Happenings } from '../ground/happenings.js';
import { CLOCK, CONTRACTS } from '../ground/tokens.js';

/** Keeps a copy of each case as the collector shows it, and tells what was news. */
@Controller()
@ApiExcludeController()
export class KeepWhatTheCollectorShows {
  /** Facts that only pass through. */
  private readonly passing: ReadonlySet<string>;

  constructor(
    private readonly copy: CaseCopy,
    private readonly documents: Documents,
    private readonly happenings: Happenings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONTRACTS) contracts: Contracts,
  ) {
    this.passing = new Set(contracts.paths.filter(onlyPasses).map(({ fact }) => fact));
  }

  @EventPattern<string>('cases')
  async keep(@Payload() batch: Batch<'dk.ankomst.case.changed.v1'>, @Ctx() work: UnitOfWork): Promise<void> {
    const { arrived, news } = await this.copy.take(batch, work, this.clock.now());
    await this.happenings.tell(work.sql, { kind: 'casesShown', elements: news });
    const passed = [...arrived.flatMap(passedThrough), ...(await this.leftIn(news.filter(isOver), work))];
    if (passed.length > 0) await this.documents.forget(work.sql, passed, this.clock.now().toISOString());
  }

  /** What no agency got of what only passes through: when all have answered, none will (the rule `photo` of retention). */
  private async leftIn(over: readonly ArrivedElement[], { sql }: UnitOfWork): Promise<string[]> {
    const left: string[] = [];
    for (const { caseId } of over)
      for (const { id, body } of await this.copy.listOf(sql, caseId, 'fact'))
        if (this.passing.has(id)) left.push(...documentsIn(body));
    return left.length > 0 ? this.documents.unrestricted(sql, left) : [];
  }
}

/** Biometrics only pass through: once their agency has confirmed them, nobody needs the bytes. */
function passedThrough({ kind, body }: ArrivedElement): string[] {
  return kind === 'disclosure' && body?.confirmed ? (body.passedThrough ?? []) : [];
}

const OVER: ReadonlySet<string> = new Set<CaseStatus>(['completed', 'refused', 'withdrawn']);

const isOver = ({ kind, body }: ArrivedElement): boolean => kind === 'case' && body !== null && OVER.has(body.status);
