import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ClockMoveError, type ClockMove } from '#clock';
import { ProblemError } from '#http';
import { textsInBoth } from '#texts';
import { CONTEXT, type SandboxContext } from '../context.js';

const says = textsInBoth('simulatorProblem');

/** The development clock of all services. */
@Controller('control/clock')
export class ClockController {
  constructor(@Inject(CONTEXT) private readonly context: SandboxContext) {}

  @Get()
  now(): { now: string } {
    return { now: this.context.clock.now().toISOString() };
  }

  @Put()
  async move(@Body() wish: unknown): Promise<{ now: string }> {
    if (!isMove(wish)) throw invalid();
    try {
      return { now: (await this.context.moveClock(wish)).toISOString() };
    } catch (error) {
      throw error instanceof ClockMoveError ? invalid() : error;
    }
  }
}

function isMove(wish: unknown): wish is ClockMove {
  if (typeof wish !== 'object' || wish === null || Object.keys(wish).length !== 1) return false;
  if ('now' in wish) return typeof wish.now === 'string' && !Number.isNaN(Date.parse(wish.now));
  return 'advanceSeconds' in wish && Number.isFinite(wish.advanceSeconds);
}

function invalid(): ProblemError {
  return new ProblemError('invalidInput', { errors: [{ path: '', code: 'invalid', message: says.clock }] });
}
