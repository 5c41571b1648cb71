import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { refuse } from '#http';
import { AgencyDesk } from '../filings/agency-desk.js';
import { FilingStore, type Received, type Withdrawn } from '../filings/filing-store.js';
import { knownAgency } from '../known-agency.js';
import { ReportStore, type ReportStatus } from '../reports/report-store.js';
import { CONTEXT, type SandboxContext } from '../context.js';
import { behaviourProblems, type Behaviour } from '../behaviour/behaviour.js';
import { BehaviourStore } from '../behaviour/behaviour-store.js';

/** How a simulated agency is told to behave, and what was filed and withdrawn there. */
@Controller('control/:agency')
export class ControlController {
  constructor(
    @Inject(CONTEXT) private readonly surroundings: SandboxContext,
    private readonly behaviours: BehaviourStore,
    private readonly filings: FilingStore,
    private readonly desk: AgencyDesk,
    private readonly reports: ReportStore,
  ) {}

  @Get('received')
  async received(@Param('agency') agency: string): Promise<Received[]> {
    knownAgency(this.surroundings.contracts, agency);
    return this.filings.list(this.surroundings.dataSource.manager, agency);
  }

  @Get('withdrawn')
  async withdrawn(@Param('agency') agency: string): Promise<Withdrawn[]> {
    knownAgency(this.surroundings.contracts, agency);
    return this.filings.withdrawn(this.surroundings.dataSource.manager, agency);
  }

  /** What the agency said, whether its connector took it, and why not. */
  @Get('reports')
  async said(@Param('agency') agency: string): Promise<ReportStatus[]> {
    knownAgency(this.surroundings.contracts, agency);
    return this.reports.list(this.surroundings.dataSource.manager, agency);
  }

  @Get('behaviour')
  async behaviour(@Param('agency') agency: string): Promise<Behaviour> {
    knownAgency(this.surroundings.contracts, agency);
    return this.behaviours.get(this.surroundings.dataSource.manager, agency);
  }

  @Put('behaviour')
  async behave(@Param('agency') agency: string, @Body() wish: unknown): Promise<Behaviour> {
    knownAgency(this.surroundings.contracts, agency);
    refuse(behaviourProblems(wish));
    return this.change(agency, wish as Behaviour);
  }

  /** What was received stays. */
  @Delete('behaviour')
  @HttpCode(200)
  async reset(@Param('agency') agency: string): Promise<Behaviour> {
    knownAgency(this.surroundings.contracts, agency);
    return this.change(agency, {});
  }

  private async change(agency: string, behaviour: Behaviour): Promise<Behaviour> {
    await this.surroundings.dataSource.transaction(async (sql) => {
      await this.behaviours.set(sql, agency, behaviour);
      if (!behaviour.refuse) await this.desk.reconsider(sql, agency);
    });
    return behaviour;
  }
}
