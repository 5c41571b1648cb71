import { personToBe, unchanged } from '#intake';
import type { JSX } from 'preact';
import { ChangeDraft } from '../../applications/change-draft.js';
import { FormPage, type PageRequest, type TypedForm } from '#fact-form';
import { Instead, PageController, type Visit } from '#pages';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { Drafts } from './drafts.js';
import { handedIn } from './handed-in.js';
import { HouseholdPage } from './household-page.js';

@PageController('application/household')
export class HouseholdController extends FormPage<OwnVisit> {
  constructor(
    private readonly visits: OwnVisits,
    private readonly drafts: Drafts,
    private readonly changeDraft: ChangeDraft,
  ) {
    super();
  }

  protected async find(visit: Visit, request: PageRequest): Promise<OwnVisit | Instead> {
    const own = await this.visits.own(visit);
    return own.application.submittedAt === undefined ? own : handedIn(request);
  }

  protected async show(visit: OwnVisit): Promise<JSX.Element> {
    return <HouseholdPage visit={visit} drafts={await this.drafts.all(visit.application)} />;
  }

  protected async take({ application, applicationId }: OwnVisit, form: TypedForm): Promise<Instead> {
    const add = form.text('add');
    const leaving = application.persons[Number(form.text('remove'))];
    if (add === 'spouse' || add === 'child') {
      await this.changeDraft.run(applicationId, { applicant: unchanged, persons: [personToBe(application, add)] });
    } else if (leaving && leaving.relation !== 'applicant') {
      const { personId } = leaving;
      const persons = [{ ...unchanged, personId, remove: true, place: 0 }];
      await this.changeDraft.run(applicationId, { applicant: unchanged, persons });
    }
    return Instead.goTo('/application/household');
  }
}
