import { ProblemError } from '#http';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { AccessCookie } from './access-cookie.js';
import { AccessTokens } from './access-tokens.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** No token or an unknown one: 401. A token of another application: 404, as if there were nothing. */
@Injectable()
export class ApplicationAccess implements CanActivate {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: AccessTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { applicationId: string } }>>();
    const opened = await openedBy(bearerOf(request), this.tokens, this.dataSource);
    if (request.params.applicationId !== opened) throw new ProblemError('notFound');
    return true;
  }
}

/** An application's token opens the cases of its household. */
@Injectable()
export class CaseAccess implements CanActivate {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: AccessTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    return opensCase(context, bearerOf, this.tokens, this.dataSource);
  }
}

/** For live events: by header, or by cookie. */
@Injectable()
export class LiveCaseAccess implements CanActivate {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: AccessTokens,
    private readonly cookie: AccessCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const tokenOf = (request: FastifyRequest): string | undefined => bearerOf(request) ?? this.cookie.tokenOf(request);
    return opensCase(context, tokenOf, this.tokens, this.dataSource);
  }
}

async function opensCase(
  context: ExecutionContext,
  tokenOf: (request: FastifyRequest) => string | undefined,
  tokens: AccessTokens,
  dataSource: DataSource,
): Promise<boolean> {
  const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { caseId: string } }>>();
  const opened = await openedBy(tokenOf(request), tokens, dataSource);
  const { caseId } = request.params;
  const rows = UUID.test(caseId)
    ? await dataSource.query<unknown[]>('SELECT 1 FROM person WHERE case_id = $1 AND application_id = $2', [
        caseId,
        opened,
      ])
    : [];
  if (rows.length === 0) throw new ProblemError('notFound');
  return true;
}

async function openedBy(token: string | undefined, tokens: AccessTokens, dataSource: DataSource): Promise<string> {
  const opened = token === undefined ? undefined : await tokens.find(dataSource.manager, token);
  if (opened === undefined) throw new ProblemError('unauthorised', { headers: { 'www-authenticate': 'Bearer' } });
  return opened;
}

function bearerOf({ headers: { authorization = '' } }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
}
