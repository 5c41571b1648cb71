import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Log } from '#observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KnownRoutes } from './known-routes.js';
import { languageOf, ProblemError } from './problem.js';
import { problemOf } from './problem-of.js';
import type { RefusedSaves } from './refused-saves.js';

/** A page in a person's own language, to be sent with the problem's status. */
export type ProblemPage = (problem: ProblemError, request: FastifyRequest) => ShownPage | undefined;

export interface ShownPage {
  html: string;
  headers: Record<string, string>;
}

/** Turns everything that is thrown on the way to an answer into `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly routes: KnownRoutes,
    private readonly logger: Log,
    private readonly refusedSaves: RefusedSaves,
    private readonly page?: ProblemPage,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = this.methodProblem(error, request) ?? problemOf(error);
    if (problem.code === 'noRoom') this.refusedSaves.note();
    if (problem.status >= 500) {
      this.logger.error({ error, route: request.routeOptions?.url, request: request.id }, problem.message);
    }
    const reply = http.getResponse<FastifyReply>();
    const page = reply.raw.headersSent ? undefined : this.page?.(problem, request);
    if (page)
      void reply
        .code(problem.status)
        .headers({ ...problem.headers, ...page.headers })
        .send(page.html);
    else sendProblem(reply, request.headers['accept-language'], problem);
  }

  /** Nest knows no 405: an address that another method would reach is not "not found". */
  private methodProblem(error: unknown, request: FastifyRequest): ProblemError | undefined {
    if (!(error instanceof NotFoundException) || !request.is404) return undefined;
    const allowed = this.routes.methodsOf(request.url);
    if (allowed.length === 0) return undefined;
    return new ProblemError('methodNotAllowed', { headers: { allow: allowed.join(', ') } });
  }
}

export function sendProblem(reply: FastifyReply, acceptLanguage: string | undefined, problem: ProblemError): void {
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.end();
    return;
  }
  const language = languageOf(acceptLanguage);
  void reply
    .code(problem.status)
    .headers({ ...problem.headers, 'content-language': language, 'cache-control': 'no-store' })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.body(language)));
}
