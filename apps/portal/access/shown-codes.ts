import type { Clock } from '#clock';
import { applicantOf, type Application } from '#intake';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Sealed } from '../ground/sealed.js';
import { CLOCK } from '../ground/tokens.js';

/** Long enough to write it down, and to reload the page. */
const SHOWN_MS = 10 * 60_000;

/** A new access code until its owner has written it down: sealed, for ten minutes, and in neither address nor cookie. */
@Injectable()
export class ShownCodes {
  constructor(
    private readonly sealed: Sealed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async keep(sql: EntityManager, application: Application, accessCode: string): Promise<void> {
    const now = this.clock.now();
    const content = await this.sealed.seal(applicantOf(application).residentId, placeOf(application), { accessCode });
    await sql.query('DELETE FROM shown_code WHERE until <= $1', [now]);
    await sql.query(
      `INSERT INTO shown_code (application_id, until, content) VALUES ($1, $2, $3)
       ON CONFLICT (application_id) DO UPDATE SET until = excluded.until, content = excluded.content`,
      [application.applicationId, new Date(now.getTime() + SHOWN_MS), content],
    );
  }

  async find(sql: EntityManager, application: Application): Promise<string | undefined> {
    const [row] = await sql.query<{ content: Buffer }[]>(
      'SELECT content FROM shown_code WHERE application_id = $1 AND until > $2',
      [application.applicationId, this.clock.now()],
    );
    const { residentId } = applicantOf(application);
    return (
      row && (await this.sealed.open<{ accessCode: string }>(residentId, placeOf(application), row.content))?.accessCode
    );
  }

  async forget(sql: EntityManager, applicationId: string): Promise<void> {
    await sql.query('DELETE FROM shown_code WHERE application_id = $1', [applicationId]);
  }
}

const placeOf = ({ applicationId }: Application): string => `shown_code/${applicationId}`;
