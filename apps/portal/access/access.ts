import { isUuid } from '#contracts';
import { ProblemError } from '#http';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { AccessCookie } from './access-cookie.js';
import { AccessTokens, type ShownToken } from './access-tokens.js';

/** What a request shows to be let in, and what it opens. */
@Injectable()
export class ShownAccess {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: AccessTokens,
    private readonly cookie: AccessCookie,
  ) {}

  bearer({ headers: { authorization = '' } }: FastifyRequest): ShownToken | undefined {
    const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    return token === undefined ? undefined : { token, by: 'bearer' };
  }

  /** The application that it opens. */
  find(shown: ShownToken): Promise<string | undefined> {
    return this.tokens.find(this.dataSource.manager, shown);
  }

  /** @throws ProblemError 401 for no token or one that opens nothing */
  async getApplication(shown: ShownToken | undefined): Promise<string> {
    return (shown && (await this.find(shown))) ?? refuse();
  }

  revoke(token: string): Promise<void> {
    return this.tokens.revoke(this.dataSource.manager, token);
  }

  /** Who reads live events of a case: by header, or by cookie. A stream goes on by itself, so that it keeps nothing open. */
  async readerOf(request: FastifyRequest, caseId: string): Promise<{ key: string; isLetIn(): Promise<boolean> }> {
    const { manager } = this.dataSource;
    const cookie = this.cookie.tokenOf(request);
    const shown =
      this.bearer(request) ?? (cookie === undefined ? undefined : ({ token: cookie, by: 'cookie' } as const));
    const opened = shown && (await this.tokens.look(manager, shown));
    if (!shown || opened === undefined) return refuse();
    await this.checkCase(caseId, opened);
    return {
      key: this.tokens.nameOf(shown.token),
      isLetIn: async () => (await this.tokens.look(manager, shown)) === opened,
    };
  }

  /** What is open in a browser ends when something else is opened in it. */
  async endSessionOf(request: FastifyRequest): Promise<void> {
    for (const token of this.cookie.tokensOf(request)) await this.tokens.endSession(this.dataSource.manager, token);
  }

  /** @throws ProblemError 404 for another's case, as if there were nothing */
  async checkCase(caseId: string, applicationId: string): Promise<void> {
    const rows = isUuid(caseId)
      ? await this.dataSource.query<unknown[]>('SELECT 1 FROM person WHERE case_id = $1 AND application_id = $2', [
          caseId,
          applicationId,
        ])
      : [];
    if (rows.length === 0) throw new ProblemError('notFound');
  }
}

/** No token or an unknown one: 401. A token of another application: 404, as if there were nothing. */
@Injectable()
export class ApplicationAccess implements CanActivate {
  constructor(private readonly access: ShownAccess) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { applicationId: string } }>>();
    const opened = await this.access.getApplication(this.access.bearer(request));
    if (request.params.applicationId !== opened) throw new ProblemError('notFound');
    return true;
  }
}

/** An application's token opens the cases of its household. */
@Injectable()
export class CaseAccess implements CanActivate {
  constructor(private readonly access: ShownAccess) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { caseId: string } }>>();
    const opened = await this.access.getApplication(this.access.bearer(request));
    await this.access.checkCase(request.params.caseId, opened);
    return true;
  }
}

function refuse(): never {
  throw new ProblemError('unauthorised', { headers: { 'www-authenticate': 'Bearer' } });
}
