import type { Contracts } from '#contracts';
import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACTS } from '../../ground/tokens.js';
import { PageController, ShowPage } from '#pages';
import { OwnVisits } from '../visit/visits.js';
import { SayKept } from '../erase/say-kept.js';
import { FindTasks } from './find-tasks.js';
import { handedIn } from './handed-in.js';
import { TasksPage } from './tasks-page.js';

@PageController('application')
export class TasksController {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly visits: OwnVisits,
    private readonly pages: ShowPage,
    private readonly tasks: FindTasks,
    private readonly kept: SayKept,
  ) {}

  @Get()
  show(@Query('person') place: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, async (visit) => {
      const own = await this.visits.own(visit);
      if (own.application.submittedAt !== undefined) return handedIn(request);
      const tasks = await this.tasks.of(own, place);
      return <TasksPage {...tasks} contracts={this.contracts} kept={await this.kept.of(own)} />;
    });
  }
}
