import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, UseGuards } from '@nestjs/common';
import { refuse } from '#http';
import { AgencyDesk } from '../filings/agency-desk.js';
import { FilingStore, type Received, type Withdrawn } from '../filings/filing-store.js';
import { KnownAgency } from '../known-agency.js';
import { ReportStore, type ReportStatus } from '../reports/report-store.js';
import { CONTEXT, type SandboxContext } from '../context.js';
import { behaviourProblems, type Behaviour } from '../behaviour/behaviour.js';
import { Behaviours } from '../behaviour/behaviours.js';

/** How a simulated agency is told to behave, and what was filed and withdrawn there. */
@Controller('control/:agency')
@UseGuards(KnownAgency)
export class ControlController {
  constructor(
    @Inject(CONTEXT) private readonly context: SandboxContext,
    private readonly desk: AgencyDesk,
    private readonly filings: FilingStore,
    private readonly reports: ReportStore,
    private readonly behaviours: Behaviours,
  ) {}

  @Get('received')
  received(@Param('agency') agency: string): Promise<Received[]> {
    return this.filings.received(this.context.dataSource.manager, agency);
  }

  @Get('withdrawn')
  withdrawn(@Param('agency') agency: string): Promise<Withdrawn[]> {
    return this.filings.withdrawn(this.context.dataSource.manager, agency);
  }

  /** What the agency said, whether its connector took it, and why not. */
  @Get('reports')
  said(@Param('agency') agency: string): Promise<ReportStatus[]> {
    return this.reports.list(this.context.dataSource.manager, agency);
  }

  @Get('behaviour')
  behaviour(@Param('agency') agency: string): Promise<Behaviour> {
    return this.behaviours.of(agency);
  }

  @Put('behaviour')
  behave(@Param('agency') agency: string, @Body() wish: unknown): Promise<Behaviour> {
    refuse(behaviourProblems(wish));
    return this.change(agency, wish as Behaviour);
  }

  /** What was received stays. */
  @Delete('behaviour')
  @HttpCode(200)
  reset(@Param('agency') agency: string): Promise<Behaviour> {
    return this.change(agency, {});
  }

  private async change(agency: string, behaviour: Behaviour): Promise<Behaviour> {
    try {
      await this.context.dataSource.transaction(async (sql) => {
        await this.behaviours.set(sql, agency, behaviour);
        if (!behaviour.refuse) await this.desk.reconsider(sql, agency);
      });
      return behaviour;
    } catch (error) {
      this.behaviours.readAgain();
      throw error;
    }
  }
}
