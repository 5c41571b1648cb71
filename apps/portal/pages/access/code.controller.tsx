import { applicantOf } from '#intake';
import type { JSX } from 'preact';
import { DataSource } from 'typeorm';
import { ShownCodes } from '../../access/shown-codes.js';
import { FormPage } from '#fact-form';
import { Instead, PageController, type Visit, PlainPage } from '#pages';
import { OwnVisits, type OwnVisit } from '../visit/visits.js';
import { ShowCode } from './show-code.js';
import { textsIn } from '#texts';

const codeWords = textsIn('code');

@PageController('code')
export class CodeController extends FormPage<OwnVisit> {
  constructor(
    private readonly visits: OwnVisits,
    private readonly shownCodes: ShownCodes,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  protected find(visit: Visit): Promise<OwnVisit> {
    return this.visits.own(visit);
  }

  protected async show(visit: OwnVisit): Promise<JSX.Element> {
    const accessCode = await this.shownCodes.find(this.dataSource.manager, visit.application);
    return <CodePage visit={visit} accessCode={accessCode} />;
  }

  /** Written down: from now on nobody sees it. */
  protected async take({ applicationId, application }: OwnVisit): Promise<Instead> {
    await this.shownCodes.forget(this.dataSource.manager, applicationId);
    return Instead.goTo(application.submittedAt === undefined ? '/application' : '/case');
  }
}
interface CodeProps {
  visit: OwnVisit;
  accessCode: string | undefined;
}

function CodePage({ visit, accessCode }: CodeProps): JSX.Element {
  const words = codeWords(visit);
  const { language, application } = visit;
  return (
    <PlainPage
      title={words.title}
      name="code"
      heading={accessCode === undefined ? words.goneH1 : words.h1}
      lead={accessCode === undefined ? words.goneLead : words.lead}
    >
      {accessCode === undefined ? (
        <div class="actions">
          <a class="button button-primary" href="/application">
            {words.goOn}
          </a>
          <a href="/lost-code">{words.newCode}</a>
        </div>
      ) : (
        <form method="post" action="/code">
          <ShowCode language={language} reference={applicantOf(application).reference} accessCode={accessCode} />
          <p>{words.print}</p>
          <p class="measure">{words.once}</p>
          <div class="actions">
            <button class="button button-primary" type="submit">
              {words.done}
            </button>
          </div>
        </form>
      )}
    </PlainPage>
  );
}
