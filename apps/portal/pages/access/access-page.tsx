import { ProblemError } from '#http';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { FormPage, type FieldContext, type FieldProblem, type Taken } from '#fact-form';
import { Instead, type Form, type Visit } from '#pages';
import { minutesToWait } from './wait.js';

export interface AccessPageProps {
  visit: Visit;
  context: FieldContext;
  /** Minutes, where too much was tried. */
  wait?: number;
}

/** A page by which one comes back to an application. Somebody who has tried too often is told how long to wait. */
export abstract class AccessPage extends FormPage<Visit> {
  protected abstract readonly Page: (props: AccessPageProps) => JSX.Element;

  /** What was left empty, or is nothing that could be tried. */
  protected abstract check(form: Form): readonly FieldProblem[];

  /** Tries what was typed. */
  protected abstract attempt(form: Form, visit: Visit, reply: FastifyReply): Promise<Taken>;

  protected find(visit: Visit): Visit {
    return visit;
  }

  protected show(visit: Visit, context: FieldContext): JSX.Element {
    return <this.Page visit={visit} context={context} />;
  }

  protected async take(visit: Visit, form: Form, reply: FastifyReply): Promise<Taken> {
    const missing = this.check(form);
    if (missing.length > 0) return missing;
    try {
      return await this.attempt(form, visit, reply);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'tooManyAttempts') throw error;
      void reply.headers(error.headers);
      const context = { language: visit.language, form, problems: [] };
      return Instead.show(<this.Page visit={visit} context={context} wait={minutesToWait(error)} />, 429);
    }
  }
}
