import type { Clock } from '#clock';
import type { Contracts } from '#contracts';
import { refuse } from '#http';
import { Messaging, type UnitOfWork } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import type { Person } from '../applications/application.js';
import { CLOCK, CONTRACTS } from '../tokens.js';
import { FindCase } from './find-case.js';

/** Stands in the row for all agencies at once. */
const ALL = '';

/** Command: withdraws the case, as a whole or from one agency. Again changes nothing. */
@Injectable()
export class WithdrawCase {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly messaging: Messaging,
    private readonly findCase: FindCase,
  ) {}

  async run(caseId: string, agency: string | undefined): Promise<void> {
    if (agency !== undefined && !this.contracts.agencies.includes(agency)) {
      refuse([{ path: 'agency', code: 'notInList', message: this.agenciesMessage() }]);
    }
    const { person } = await this.findCase.get(caseId);
    await this.messaging.transact([person.residentId], (work) => this.withdraw(work, person, agency));
  }

  private async withdraw(work: UnitOfWork, { caseId, reference, residentId }: Person, agency?: string): Promise<void> {
    const rows = await work.sql.query<unknown[]>(
      'INSERT INTO withdrawal (case_id, agency, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING case_id',
      [caseId, agency ?? ALL, this.clock.now()],
    );
    if (rows.length === 0) return;
    work.emit('applications', {
      id: uuidV7(),
      source: 'portal',
      type: 'dk.ankomst.application.withdrawn.v1',
      subject: reference,
      key: residentId,
      data: { caseId: caseId!, ...(agency !== undefined && { agency }) },
    });
  }

  private agenciesMessage(): { da: string; en: string } {
    const names = this.contracts.agencies.join(', ');
    return { da: `Skriv en af myndighederne: ${names}.`, en: `Write one of the agencies: ${names}.` };
  }
}
