import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '#http';
import { textsInBoth } from '#texts';
import { CONTEXT, type SandboxContext } from './context.js';

const says = textsInBoth('simulatorProblem');

/** Answers 404 for an agency that no schema speaks of. */
@Injectable()
export class KnownAgency implements CanActivate {
  constructor(@Inject(CONTEXT) private readonly context: SandboxContext) {}

  canActivate(execution: ExecutionContext): boolean {
    const { agencies } = this.context.contracts;
    const { params } = execution.switchToHttp().getRequest<FastifyRequest<{ Params: { agency: string } }>>();
    if (agencies.includes(params.agency)) return true;
    throw new ProblemError('notFound', { detail: says.unknownAgency({ agencies: agencies.join(', ') }) });
  }
}
