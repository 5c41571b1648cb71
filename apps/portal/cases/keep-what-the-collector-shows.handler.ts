import { CaseCopy, type ArrivedElement } from '#case-copy';
import type { Batch, UnitOfWork } from '#messaging';
import type { Clock } from '#clock';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ApiExcludeController } from '@nestjs/swagger';
import { Documents } from '../documents/documents.js';
import { Happenings } from '../ground/happenings.js';
import { CLOCK } from '../ground/tokens.js';

/** Keeps a copy of each case as the collector shows it, and tells what was news. */
@Controller()
@ApiExcludeController()
export class KeepWhatTheCollectorShows {
  constructor(
    private readonly copy: CaseCopy,
    private readonly documents: Documents,
    private readonly happenings: Happenings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @EventPattern<string>('cases')
  async keep(@Payload() batch: Batch<'dk.ankomst.case.changed.v1'>, @Ctx() work: UnitOfWork): Promise<void> {
    const { arrived, news } = await this.copy.take(batch, work, this.clock.now());
    await this.happenings.tell(work.sql, { kind: 'casesShown', elements: news });
    const passed = arrived.flatMap(passedThrough);
    if (passed.length > 0) await this.documents.forget(work.sql, passed, this.clock.now().toISOString());
  }
}

/** Biometrics only pass through: once their agency has confirmed them, nobody needs the bytes. */
function passedThrough({ kind, body }: ArrivedElement): string[] {
  return kind === 'disclosure' && body?.confirmed ? (body.passedThrough ?? []) : [];
}
