import { StoredValues } from '#secrecy';
import { Module, type DynamicModule } from '@nestjs/common';
import { ClockController } from './control/clock.controller.js';
import { Behaviours } from './behaviour/behaviours.js';
import { ControlController } from './control/control.controller.js';
import { ForgottenController } from './control/forgotten.controller.js';
import { AgencyDesk } from './filings/agency-desk.js';
import { CaseStore } from './filings/case-store.js';
import { FilingStore } from './filings/filing-store.js';
import { FilingsController } from './filings/filings.controller.js';
import { ReportSender } from './reports/report-sender.js';
import { ReportStore } from './reports/report-store.js';
import { CaseHashes } from './case-key.js';
import { CONTEXT, type SandboxContext } from './context.js';

@Module({})
class SandboxModule {}

/** The simulated agencies: filings in, decisions, reports out, and the calls that tell them how to behave. */
export function sandboxModule(context: SandboxContext): DynamicModule {
  const { sealer, clock, hashKey, dataSource } = context;
  const values = new StoredValues(sealer, 'sandbox');
  const hashes = new CaseHashes(hashKey);
  const behaviours = new Behaviours(dataSource.manager);
  const reports = new ReportStore(context, values, hashes);
  const filings = new FilingStore(values, hashes);
  const desk = new AgencyDesk(clock, filings, new CaseStore(values, hashes), reports, behaviours);
  return {
    module: SandboxModule,
    controllers: [ClockController, ForgottenController, ControlController, FilingsController],
    providers: [
      { provide: CONTEXT, useValue: context },
      { provide: Behaviours, useValue: behaviours },
      { provide: AgencyDesk, useValue: desk },
      { provide: FilingStore, useValue: filings },
      { provide: ReportStore, useValue: reports },
      { provide: ReportSender, useValue: new ReportSender(context, reports, behaviours) },
    ],
  };
}
