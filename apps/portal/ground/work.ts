import type { Clock } from '#clock';
import type { Person } from '#intake';
import type { OutgoingEvent, UnitOfWork } from '#messaging';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import type { Happening, Happenings } from './happenings.js';

type Emitted<T extends string> = Pick<OutgoingEvent<T>, 'type' | 'data' | 'time'>;

/** What a command works in: what it writes, emits and tells commits together, or not at all. */
export class Work {
  private startedAt: string | undefined;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly happenings: Happenings,
  ) {}

  get sql(): EntityManager {
    return this.unit.sql;
  }

  /** One time for all of it, read when it is first asked for: whoever waited for a lock comes after whom it waited for. */
  now(): string {
    this.startedAt ??= this.clock.now().toISOString();
    return this.startedAt;
  }

  tell(happening: Happening): Promise<void> {
    return this.happenings.tell(this.sql, happening);
  }

  emit<T extends string>({ caseId, residentId }: Person, event: Emitted<T>): void {
    const about = { id: uuidV7(), source: 'portal', subject: caseId, key: residentId };
    this.unit.emit('applications', { ...about, ...event });
  }
}
