import { contracts } from '#contracts';
import { createNeeds } from '#needs';
import type { FastifyReply } from 'fastify';
import { InvalidChange } from '../../../applications/invalid-change.js';
import type { AmendCase } from '../../../cases/amend-case.js';
import type { ShowCaseParts } from '../../../cases/show-case-parts.js';
import type { PageRequest } from '#fact-form';
import { Instead } from '#pages';
import type { FindCaseFacts } from '../amend/case-facts.js';
import type { CaseView, CaseViews } from '../case-view.js';
import { AmendByMove } from './amend-by-move.js';
import { FindMove } from './find-move.js';
import { MoveController } from './move.controller.js';

type Answer = { props: { context: { problems: unknown } } } | (Instead & { answer: { address: string } });

const typed = {
  'stay.moveInDate.day': '1',
  'stay.moveInDate.month': '2',
  'stay.moveInDate.year': '2027',
  'address.street': 'Nordre Ringgade',
  'address.houseNumber': '1',
  'address.postalCode': '8000',
  'address.municipalityCode': '0751',
};

/** A browser that sends the form of a move; what is amended, and where it is led. */
async function send(
  form: Record<string, string>,
  refusal?: InvalidChange,
): Promise<{ amended: unknown[]; led: string[]; shown: unknown[] }> {
  const amended: unknown[] = [];
  const led: string[] = [];
  const shown: unknown[] = [];
  const person = { personId: 'me', relation: 'applicant', statements: {} };
  const visit = { applicationId: 'a', language: 'en', application: { persons: [person] } };
  const view = {
    visit,
    person,
    place: 0,
    caseId: 'case-1',
    parties: [],
    disputes: [],
    shown: {},
  } as unknown as CaseView;
  const views = { find: () => Promise.resolve(view) } as unknown as CaseViews;
  const facts = {
    of: () => Promise.resolve({ values: new Map(), absent: new Map(), sources: new Map() }),
    standing: () => Promise.resolve(new Map()),
  } as unknown as FindCaseFacts;
  const parts = { disclosures: () => Promise.resolve([]) } as unknown as ShowCaseParts;
  const amendCase = {
    run: (...call: unknown[]) => (refusal ? Promise.reject(refusal) : Promise.resolve(void amended.push(call))),
  } as unknown as AmendCase;
  const controller = new MoveController(
    contracts,
    views,
    new FindMove(contracts, createNeeds(contracts), views, facts, parts),
    new AmendByMove(contracts, amendCase),
  );
  const pages = {
    send: (_reply: unknown, _visit: unknown, answer: Answer) =>
      answer instanceof Instead ? led.push(answer.answer.address) : shown.push(answer.props.context.problems),
  };
  const keepFiles = { take: (_: unknown, taken: object) => Promise.resolve({ ...taken, kept: new Map() }) };
  Object.assign(controller, { ground: { visits: { of: () => Promise.resolve(visit) }, pages, keepFiles } });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const request = { isMultipart: () => false, headers, body: form, query: {} } as unknown as PageRequest;
  await controller.post(request, {} as FastifyReply);
  return { amended, led, shown };
}

describe('a move that is confirmed', () => {
  it('is one amendment of the case, and leads back to it', async () => {
    const { amended, led } = await send({ ...typed, confirmed: 'yes' });
    expect(amended).toEqual([['case-1', expect.objectContaining({ from: '2027-02-01', movers: ['applicant'] })]]);
    expect(led).toEqual(['/case?done=moved']);
  });

  it('is said at the field of its day where that day cannot be', async () => {
    const message = { da: 'Dagen ligger før indrejsen.', en: 'This day is before the arrival.' };
    const refusal = new InvalidChange([{ path: 'from', code: 'wrongOrder', message }]);
    const { led, shown } = await send({ ...typed, confirmed: 'yes' }, refusal);
    expect([led, shown]).toEqual([[], [[{ name: 'stay.moveInDate.day', message }]]]);
  });
});
