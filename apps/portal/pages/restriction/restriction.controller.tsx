import { FormPage, type Taken, type TypedForm } from '#fact-form';
import { Instead, PageController, type Visit } from '#pages';
import type { JSX } from 'preact';
import { RestrictApplication } from '../../erasure/restrict-application.js';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { RestrictionPage } from './restriction-page.js';

@PageController('restriction')
export class RestrictionPageController extends FormPage<OwnVisit> {
  constructor(
    private readonly visits: OwnVisits,
    private readonly restrictApplication: RestrictApplication,
  ) {
    super();
  }

  /** Of a draft nothing is sent, so there is nothing to restrict: it can be erased. */
  protected async find(looking: Visit): Promise<OwnVisit | Instead> {
    const visit = await this.visits.own(looking);
    return visit.application.submittedAt === undefined ? Instead.goTo('/erase') : visit;
  }

  protected show(visit: OwnVisit): JSX.Element {
    return <RestrictionPage visit={visit} />;
  }

  /** By one press, since it can be taken back by another. */
  protected async take(visit: OwnVisit, form: TypedForm): Promise<Taken> {
    const restricted = form.text('restricted') !== 'no';
    await this.restrictApplication.run(visit.applicationId, restricted);
    return Instead.goTo(`/case?done=${restricted ? 'restricted' : 'lifted'}`);
  }
}
