import { contracts } from '#contracts';
import { createNeeds, type Counts } from '#needs';
import { type Application, type Draft, draftOf } from '#intake';
import { render } from '#pages';
import { textsIn } from '#texts';
import { PlanPanel } from '../start/plan-panel.js';
import { TasksAside } from './tasks-aside.js';

const applicationWords = textsIn('application');
const householdWords = textsIn('household');

const person = { residentId: 'r', personId: 'p', relation: 'applicant' as const, reference: 'AK', statements: {} };
const application: Application = { applicationId: 'a', householdId: 'h', channel: 'web', persons: [person] };
const draft = draftOf({ contracts, needs: createNeeds(contracts) }, application, 0, new Set()) as Draft;
const much: Counts = { asked: 52, wouldHaveBeenAsked: 110, reused: 58 };
const nothing: Counts = { asked: 38, wouldHaveBeenAsked: 38, reused: 0 };

describe.each(['en', 'da'] as const)('the words of a count (%s)', (language) => {
  const visit = {
    language,
    address: '/',
    now: new Date(),
    agencies: [],
    idleSeconds: 1,
    applicationId: 'a',
    application,
    coversPlace: false,
  };

  it('say that something was spared only where something was', () => {
    const aside = (counts: Counts): string =>
      render(
        <TasksAside
          visit={visit}
          draft={{ ...draft, evaluation: { ...draft.evaluation, counts } }}
          asksOthers={false}
          kept=""
        />,
      );
    expect(aside(much)).toMatch(/52 .* 110/);
    expect(aside(nothing)).not.toContain('38');
    const answers = (counts: Counts, agencies: readonly string[]): string | undefined =>
      /<dt>([^<]*)</.exec(
        render(<PlanPanel visit={visit} contracts={contracts} plan={{ agencies, counts, papers: [] }} isAlone />),
      )?.[1];
    expect(answers(much, contracts.agencies)).toContain('110');
    expect(answers(nothing, contracts.agencies.slice(0, 1))).toMatch(/^\D+$/);
  });

  it('tell one from several', () => {
    const { left } = householdWords({ language });
    expect(left({ count: 1 })).toBe({ en: 'One answer to go', da: 'Ét svar mangler' }[language]);
    expect(left({ count: 2 })).toMatch(/^2 (?:answers to go|svar mangler)$/);
    expect(applicationWords({ language }).lead({ given: 0, all: 1 })).not.toMatch(/answers|\d/);
  });
});
