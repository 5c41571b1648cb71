import { ProblemError } from '#http';
import {
  applyDecorators,
  Controller,
  Injectable,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

/**
 * A form of another site must not act in the name of whoever has an application open here. Browsers say where a form
 * comes from (Fetch Metadata, or `Origin`); what says neither is no browser and has no cookie to misuse.
 */
@Injectable()
export class SameOrigin implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, headers, host } = context.switchToHttp().getRequest<FastifyRequest>();
    if (method === 'GET' || method === 'HEAD') return true;
    const site = headers['sec-fetch-site'];
    const origin = headers.origin;
    const isForeign =
      site !== undefined ? site !== 'same-origin' && site !== 'none' : origin !== undefined && !isOf(origin, host);
    if (isForeign) throw new ProblemError('foreignForm');
    return true;
  }
}

function isOf(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Answers with pages, for people: not part of the described API, and forms only from our own pages. */
export function PageController(path: string | string[] = ''): ClassDecorator {
  return applyDecorators(Controller(path), ApiExcludeController(), UseGuards(SameOrigin));
}
