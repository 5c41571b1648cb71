import type { Clock } from '#clock';
import { uuidWithin, type Batch, type DeadLetterReason, type Message, type UnitOfWork } from '#messaging';
import type { Rules } from '../case/rules.js';
import { Controller, Inject, type Type } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { AgencyReport } from '../case/record.js';
import { Pace } from '../review/pace.js';
import { keepEvents, type NewEvent } from '../store/events.js';
import { Store } from '../store/store.js';
import { CLOCK, RULES } from '../tokens.js';
import { parkUnknown } from './park-unknown.js';

const REPORT = 'dk.ankomst.report.v1';

type Reported = Message<typeof REPORT | 'dk.ankomst.delivery.v1'>;

/** One handler for every agency's reports: which agencies there are is known from the schemas alone. */
export function mergeWhatAgenciesReport(agencies: readonly string[]): Type {
  @Controller()
  class MergeWhatAgenciesReport {
    constructor(
      private readonly store: Store,
      private readonly pace: Pace,
      @Inject(RULES) private readonly rules: Rules,
      @Inject(CLOCK) private readonly clock: Clock,
    ) {}

    @EventPattern(agencies.map((agency) => `reports.${agency}`))
    async apply(@Payload() batch: Batch<Reported['type']>, @Ctx() work: UnitOfWork): Promise<void> {
      this.pace.note(batch);
      const now = this.clock.now().toISOString();
      const agency = batch.topic.slice('reports.'.length);
      const heard = batch.messages.map((message) => ({ message, said: saidBy(agency, message) }));
      const accepted = heard.filter(({ message, said }) => {
        const reason = this.objection(agency, said);
        if (reason) work.deadLetter(message, reason);
        return !reason;
      });
      const events = accepted.map(({ message, said }): NewEvent => ({
        residentId: message.key,
        eventId: eventIdOf(message),
        content: { said },
      }));
      const unknown = await keepEvents(this.store, work.sql, events, now);
      for (const { message } of accepted) parkUnknown(work, message, unknown);
    }

    private objection(agency: string, { facts }: Omit<AgencyReport, 'eventId'>): DeadLetterReason | undefined {
      const path = Object.keys(facts ?? {}).find((fact) => !this.rules.needs.mayState(agency, fact));
      return path === undefined
        ? undefined
        : {
            code: 'notItsToState',
            detail: `${agency} may not state ${path}: it is not among the sources of that path, or its own dossier does not list it.`,
          };
    }
  }
  return MergeWhatAgenciesReport;
}

/** Whoever reports chooses its ids, of any form, and two may choose the same (CloudEvents 1.0, 3.1: unique with their source). */
function eventIdOf({ source, id }: Message): string {
  return uuidWithin(source, id);
}

/** A report speaks for the recipient that is its source; a delivery is what the connector did for the recipient it names. */
function saidBy(agency: string, { type, source, time, data }: Reported): Omit<AgencyReport, 'eventId'> {
  return type === REPORT
    ? { by: 'agency', agency, recipient: source, time, ...data } // the data first costs twenty times as much
    : { by: 'connector', agency, time: data.at, ...data };
}
