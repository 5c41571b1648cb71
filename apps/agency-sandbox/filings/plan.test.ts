import type { Behaviour } from '../behaviour/behaviour.js';
import { grantAfterRefusal, plan, type AgencyCase, type Filed } from './plan.js';

const filed = (version = 1, more: Partial<Filed> = {}): Filed => ({
  version,
  tells: ['identity.familyName', 'family.spouse.name'],
  issues: { 'permit.number': 'P' },
  ...more,
});
const said = (before: AgencyCase | undefined, what: Filed, behaviour: Behaviour = {}) =>
  plan(before, what, behaviour).reports.map(({ statement }) => statement.status);

describe('a simulated agency', () => {
  it('confirms receipt and grants with what it issues', () => {
    const { next, reports } = plan(undefined, filed(), {});
    expect(next).toEqual({ state: 'granted', version: 1 });
    expect(reports.map(({ statement }) => statement)).toEqual([
      { dossierVersion: 1, status: 'acknowledged' },
      { dossierVersion: 1, status: 'granted', facts: { 'permit.number': 'P' } },
    ]);
  });

  it('grants without a word of facts where it states none', () => {
    const granted = { dossierVersion: 1, status: 'granted' };
    expect(plan(undefined, filed(1, { issues: {} }), {}).reports.at(-1)?.statement).toEqual(granted);
    expect(grantAfterRefusal({ state: 'refused', version: 1 }, {}).reports[0]?.statement).toEqual(granted);
  });

  it('stays with its grant when a newer version comes, also when told to refuse or to ask', () => {
    const granted: AgencyCase = { state: 'granted', version: 1 };
    expect(said(granted, filed(2), { refuse: true, askMore: ['contact.phone'] })).toEqual(['acknowledged', 'granted']);
  });

  it('only confirms an older version that comes late', () => {
    const granted: AgencyCase = { state: 'granted', version: 2 };
    expect(plan(granted, filed(1), {})).toMatchObject({
      next: granted,
      reports: [{ statement: { status: 'acknowledged' } }],
    });
  });

  it('refuses, and grants what it refused', () => {
    const { next } = plan(undefined, filed(), { refuse: true });
    expect(next.state).toBe('refused');
    expect(grantAfterRefusal(next, { 'permit.number': 'P' })).toMatchObject({
      next: { state: 'granted' },
      reports: [{ statement: { status: 'granted', dossierVersion: 1, facts: { 'permit.number': 'P' } } }],
    });
  });

  it('asks once a case, also for what was given, and goes on when a newer version tells it', () => {
    const behaviour = { askMore: ['family.spouse'] };
    const { next, reports } = plan(undefined, filed(), behaviour);
    expect(reports.at(-1)?.statement).toMatchObject({ status: 'moreNeeded', asksFor: ['family.spouse'] });
    expect(said(next, filed(2, { tells: ['identity.familyName'] }), behaviour)).toEqual(['acknowledged']);
    expect(said(next, filed(2), behaviour)).toEqual(['acknowledged', 'granted']);
  });

  it('grants and takes it back', () => {
    expect(said(undefined, filed(), { revoke: true })).toEqual(['acknowledged', 'granted', 'revoked']);
  });

  it('contradicts with its grant', () => {
    const { reports } = plan(undefined, filed(), { contradict: { 'identity.familyName': 'Other' } });
    expect(reports.at(-1)?.statement.facts).toEqual({ 'permit.number': 'P', 'identity.familyName': 'Other' });
  });

  it('answers twice, late, or the outcome first, without changing what it says', () => {
    const usual = plan(undefined, filed(), {}).reports;
    const twice = plan(undefined, filed(), { answerTwice: true }).reports;
    const late = plan(undefined, filed(), { late: true }).reports;
    const swapped = plan(undefined, filed(), { outOfOrder: true }).reports;
    for (const one of [twice, late, swapped])
      expect(one.map((r) => r.statement)).toEqual(usual.map((r) => r.statement));
    expect(twice.map(({ copies }) => copies)).toEqual([2, 2]);
    expect(late[1]?.leavesMs).toBeGreaterThanOrEqual(6_000);
    expect(swapped[0]?.leavesMs).toBeGreaterThan(swapped[1]?.leavesMs ?? Infinity);
    expect(swapped[0]?.happensMs).toBeLessThan(swapped[1]?.happensMs ?? 0);
  });

  it('tells of an appointment with the first receipt only', () => {
    const appointment = { kind: 'attendance', place: 'here', from: 'a', to: 'b' };
    expect(plan(undefined, filed(1, { appointment }), {}).reports[0]?.statement.appointment).toEqual(appointment);
    const again = plan({ state: 'granted', version: 1 }, filed(2, { appointment }), {});
    expect(again.reports[0]?.statement.appointment).toBeUndefined();
  });
});
