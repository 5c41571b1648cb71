import { ProblemError } from '#http';
import type { FastifyReply } from 'fastify';
import { OpenSession } from '../../sessions/open-session.js';
import type { FieldProblem, Taken } from '#fact-form';
import { Instead, PageController, type Form, type Visit } from '#pages';
import { OwnVisits } from '../visit/visits.js';
import { WasErasedPage } from '../erase/erased-page.js';
import { AccessPage } from './access-page.js';
import { ContinuePage } from './continue-page.js';
import { missing } from './missing.js';
import { textsInBoth } from '#texts';

const LONGEST = 100;

@PageController('continue')
export class ContinueController extends AccessPage {
  protected readonly Page = ContinuePage;

  constructor(
    private readonly visits: OwnVisits,
    private readonly openSession: OpenSession,
  ) {
    super();
  }

  protected check(form: Form): readonly FieldProblem[] {
    return [
      ...missing(form, 'reference', textsInBoth('access').referenceMissing),
      ...missing(form, 'code', textsInBoth('continue').codeMissing),
    ];
  }

  protected async attempt(form: Form, visit: Visit, reply: FastifyReply): Promise<Taken> {
    const reference = form.text('reference').slice(0, LONGEST);
    const code = form.text('code').slice(0, LONGEST);
    try {
      const { ip } = reply.request;
      const { accessToken, applicationId, caseId } = await this.openSession.run(reference, code, ip, 'browser');
      await this.visits.begin(reply, accessToken);
      await this.visits.remember({ ...visit, applicationId });
      return Instead.goTo(caseId === undefined ? '/application' : '/case');
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'gone')
        return Instead.show(<WasErasedPage visit={visit} said={error.detail[visit.language]} />, 410);
      if (!(error instanceof ProblemError) || error.code !== 'unauthorised') throw error;
      return [{ name: 'code', message: textsInBoth('continue').wrong }];
    }
  }
}
