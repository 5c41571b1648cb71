import { differences, filedWrongly, promisesBroken, versionsWrong } from './differences.js';
import type { Filing, Promised, ResidentEnd } from './end-state.js';
import { planKills } from './kill-plan.js';
import type { Dossier } from './ledger.js';

const end: ResidentEnd = {
  status: 'completed',
  agencies: { tax: { status: 'granted', missing: [] } },
  counts: { asked: 52, wouldHaveBeenAsked: 110, reused: 58 },
  outcome: ['tax card'],
  missingAtFirst: {},
  answeredLater: [],
  profile: ['identity.familyName (resident)'],
  filed: { tax: ['identity.familyName'] },
};
const filing: Filing = { agency: 'tax', caseReference: 'AK-1', dossierVersion: 1, paths: [], times: 1 };
const dossier: Dossier = { agency: 'tax', reference: 'AK-1', version: 1, state: 'delivered' };
const promised: Promised = {
  group: 'collector',
  topic: 'applications',
  partition: 0,
  start: 2,
  next: 10,
  applied: 5,
  duplicate: 2,
  superseded: 1,
  parked: 0,
  deadLettered: 0,
  lost: 0,
  lag: 0,
};

describe('two ends of a resident', () => {
  it('are the same', () => expect(differences('Åse', end, JSON.parse(JSON.stringify(end)) as ResidentEnd)).toEqual([]));

  it.each([
    ['a status', { status: 'inProgress' }],
    ['an agency', { agencies: { tax: { status: 'delivered', missing: [] } } }],
    ['a count', { counts: { ...end.counts, asked: 54 } }],
    ['an outcome', { outcome: [] }],
    ['what was missing', { missingAtFirst: { tax: ['tax.mainJob'] } }],
    ['what was asked later', { answeredLater: ['tax.mainJob'] }],
    ['a fact', { profile: [] }],
    ['what an agency has', { filed: { tax: [] } }],
  ])('differ in %s', (_, change) => {
    expect(differences('Åse', end, { ...end, ...change })).toHaveLength(1);
  });

  it('differ when there was none', () => expect(differences('Åse', undefined, end)).toHaveLength(1));
});

describe('what agencies received', () => {
  const known = new Set(['AK-1']);

  it('is right with one filing for each version and agency', () => {
    const others = [
      { ...filing, dossierVersion: 2 },
      { ...filing, agency: 'siri' },
    ];
    expect(filedWrongly([filing, ...others], known)).toEqual([]);
  });

  it('is wrong when a version is there twice, and when nobody handed it in', () => {
    expect(filedWrongly([filing, filing], known)).toEqual(['tax AK-1 version 1 was filed 2 times']);
    expect(filedWrongly([filing], new Set())).toEqual(['tax AK-1 was filed and never handed in']);
  });
});

describe('dossier versions', () => {
  const second = { ...dossier, version: 2 };

  it('are right when each is filed, or superseded by a later one that is', () => {
    expect(versionsWrong([dossier], [filing])).toEqual([]);
    expect(versionsWrong([{ ...dossier, state: 'superseded' }, second], [{ ...filing, dossierVersion: 2 }])).toEqual(
      [],
    );
  });

  it('are wrong with a gap', () => {
    expect(versionsWrong([second], [{ ...filing, dossierVersion: 2 }])).toEqual(['tax AK-1 has the versions 2']);
  });

  it('are wrong when one was not filed, is not done, or nobody sent it', () => {
    expect(versionsWrong([dossier], [])).toEqual(['tax AK-1 version 1 is delivered and not filed']);
    expect(versionsWrong([{ ...dossier, state: 'superseded' }], [filing])).toEqual([
      'tax AK-1: the last version is superseded',
    ]);
    expect(versionsWrong([], [filing])).toEqual(['tax AK-1 version 1 was filed and is not known to its connector']);
  });
});

describe('the promise sum', () => {
  it('holds', () => expect(promisesBroken([promised])).toEqual([]));

  it.each(['applied', 'parked', 'deadLettered', 'lost', 'lag'] as const)('does not with one more in %s', (what) => {
    expect(promisesBroken([{ ...promised, [what]: promised[what] + 1 }])).not.toEqual([]);
  });
});

describe('a plan of kills', () => {
  const timing = { demoMs: 4_500, startMs: 3_000 };
  const hub = ['hub', 'database', 'both'];
  const ten = Array.from({ length: 10 }, (_, index) => `target ${index}`);

  it('is the same for the same seed, and another for another', () => {
    expect(planKills(20, 7, hub, timing)).toEqual(planKills(20, 7, hub, timing));
    expect(planKills(20, 7, hub, timing)).not.toEqual(planKills(20, 8, hub, timing));
  });

  it('takes the hub, its database and both in turn', () => {
    expect(planKills(4, 1, hub, timing).map(({ target }) => target)).toEqual(['hub', 'database', 'both', 'hub']);
  });

  it.each([
    ['few', hub],
    ['many', ten],
  ])('takes each of %s targets once a lap, and a quarter of them while another one is coming back', (_, targets) => {
    const plan = planKills(4 * targets.length, 1, targets, timing);
    for (let lap = 0; lap < 4; lap += 1) {
      const ofLap = plan.slice(lap * targets.length, (lap + 1) * targets.length);
      expect(ofLap.map(({ target }) => target).sort()).toEqual([...targets].sort());
    }
    const comingBack = plan.filter(({ after }) => after === 'start');
    expect(comingBack).toHaveLength(targets.length);
  });
});
