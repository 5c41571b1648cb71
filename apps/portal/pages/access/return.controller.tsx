import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { OpenByLink } from '../../sessions/open-by-link.js';
import { FormPage, readValue, type FieldContext, type PageRequest, type Taken, type TypedForm } from '#fact-form';
import { Instead, PageController, type Visit } from '#pages';
import { OwnVisits } from '../visit/visits.js';
import { BIRTH_DATE, birthDateSchema, GoneLinkPage, ReturnPage } from './return-page.js';
import { textsInBoth } from '#texts';

interface Link {
  visit: Visit;
  token: string;
}

@PageController('return/:token')
export class ReturnController extends FormPage<Link> {
  constructor(
    private readonly visits: OwnVisits,
    private readonly openByLink: OpenByLink,
  ) {
    super();
  }

  protected async find(visit: Visit, { params: { token = '' } }: PageRequest): Promise<Link | Instead> {
    return (await this.openByLink.isOpen(token)) ? { visit, token } : gone(visit);
  }

  protected show({ visit }: Link, context: FieldContext): JSX.Element {
    return <ReturnPage visit={visit} context={context} />;
  }

  protected async take({ visit, token }: Link, form: TypedForm, reply: FastifyReply): Promise<Taken> {
    const wrong = [{ name: `${BIRTH_DATE}.day`, message: textsInBoth('return').wrong }];
    const { value } = readValue(form, BIRTH_DATE, birthDateSchema, form.kept);
    if (typeof value !== 'string') return wrong;
    const opened = await this.openByLink.run(token, value);
    if (opened === 'gone') return gone(visit);
    if (opened === 'wrong') return wrong;
    await this.visits.begin(reply, opened.accessToken);
    await this.visits.remember({ ...visit, applicationId: opened.applicationId });
    return Instead.goTo(opened.hasNewCode ? '/code' : opened.isSubmitted ? '/case' : '/application');
  }
}

const gone = (visit: Visit): Instead => Instead.show(<GoneLinkPage visit={visit} />);
