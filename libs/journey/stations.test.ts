import { type AgencyStatus, contracts, type Contracts, type Process, type TimelineEvent } from '#contracts';
import type { CaseAsShown, ShownState, ShownEntry } from '#case-copy';
import { partiesOf, disputeOfStatus, goalOfOne, type Dispute } from '#case-reading';
import { layOut } from './layout.js';
import { proofsOf } from './proof.js';
import { journeyLinesOf, type JourneyLine } from './stations.js';

const now = new Date('2026-09-03T09:34:00.000Z');
const at = (time: string): string => `2026-09-03T${time}:00.000Z`;
const happened = (agency: string, event: TimelineEvent, time: string): ShownEntry => ({
  at: at(time),
  agency,
  event,
  text: { da: event, en: event },
});
const standing = (status: AgencyStatus, more: Partial<ShownState> = {}): ShownState => ({
  status,
  missing: [],
  waitingFor: [],
  deadlines: [],
  ...more,
});

function lines(
  agencies: Record<string, ShownState>,
  timeline: ShownEntry[],
  of: Contracts = contracts,
  disputes: Dispute[] = [],
): JourneyLine[] {
  const shown = { agencies, timeline } as unknown as CaseAsShown;
  return journeyLinesOf(of, partiesOf(of, shown, { language: 'en', coversPlace: false }), disputes, now);
}
const line = (all: readonly JourneyLine[], agency: string): JourneyLine =>
  all.find(({ party }) => party.agency === agency)!;
const names = (stations: JourneyLine['past']): string[] => stations.map(({ name, mark }) => `${name} ${mark}`);

const granted = standing('granted', { outcome: { result: 'granted', at: at('09:21'), facts: {} } });
const ofSiri = [
  happened('siri', 'delivered', '06:58'),
  happened('siri', 'acknowledged', '06:59'),
  happened('siri', 'moreNeeded', '07:40'),
  happened('siri', 'granted', '09:21'),
];

describe('the stations of a line', () => {
  it('are confirmed as soon as the agency has said anything, and in the order in which they happened', () => {
    const siri = line(lines({ siri: granted }, ofSiri), 'siri');
    expect(names(siri.past)).toEqual(['sent done', 'received done', 'asked you', 'yes done']);
    expect(siri).toMatchObject({ ahead: [], result: 'here' });
  });

  it('claim no receipt that nobody gave', () => {
    const tax = line(lines({ tax: standing('delivered') }, [happened('tax', 'delivered', '09:00')]), 'tax');
    expect(names(tax.past)).toEqual(['sent sent']);
    expect(names(tax.ahead)).toEqual(['received todo', 'answer todo']);
  });

  it('are those of who is responsible now: what the one before a move was sent stands on no line of another', () => {
    const of = (recipient: string, event: TimelineEvent, time: string): ShownEntry => ({
      ...happened('municipality', event, time),
      recipient,
    });
    const before = [of('0101', 'delivered', '06:58'), of('0101', 'acknowledged', '06:59')];
    const moved = (timeline: ShownEntry[]): string[] =>
      names(line(lines({ municipality: standing('ready', { recipient: '0751' }) }, timeline), 'municipality').past);
    expect(moved(before)).toEqual([]);
    expect(moved([...before, of('0751', 'delivered', '07:30')])).toEqual(['sent sent']);
  });

  it('of who was responsible before a move stand on a line below, which leads to that it hears of it', () => {
    const of = (recipient: string, event: TimelineEvent, time: string): ShownEntry => ({
      ...happened('municipality', event, time),
      recipient,
    });
    const timeline = [
      ...[of('0101', 'delivered', '06:58'), of('0101', 'acknowledged', '06:59'), of('0101', 'granted', '07:10')],
      ...[of('0751', 'delivered', '07:30'), of('0101', 'withdrawn', '07:40'), of('0147', 'delivered', '06:40')],
    ];
    const former = [
      { recipient: '0101', state: 'withdrawn' as const },
      { recipient: '0147', state: 'withdrawing' as const },
    ];
    const municipality = standing('delivered', { recipient: '0751', former });
    const all = lines({ municipality, tax: standing('delivered') }, timeline);
    expect(all.map(({ party, hears }) => [party.name, hears])).toEqual([
      ['Aarhus Municipality', undefined],
      ['Copenhagen Municipality', 'withdrawn'],
      ['Frederiksberg Municipality', 'withdrawing'],
      ['The Danish Tax Agency', undefined],
    ]);
    expect(all.map(({ past }) => names(past))).toMatchObject([
      ['sent sent'],
      ['sent done', 'received done', 'yes done', 'told done'],
      ['sent sent'],
      [],
    ]);
    expect(all.map(({ ahead, result }) => [...names(ahead), result])).toMatchObject([
      ['received todo', 'answer todo', 'ahead'],
      ['none'],
      ['told todo', 'none'],
      { length: 3 },
    ]);
    expect(all.filter(({ after }) => after !== undefined)).toEqual([]);
  });

  it('are all ahead where nothing has been sent', () => {
    const waiting = standing('waiting', { waitingFor: ['siri'] });
    const municipality = line(lines({ siri: standing('acknowledged'), municipality: waiting }, []), 'municipality');
    expect(municipality).toMatchObject({ past: [], after: 'siri', result: 'ahead' });
    expect(names(municipality.ahead)).toEqual(['sent todo', 'answer todo']);
  });

  it('end where the agency has said no or the resident has withdrawn', () => {
    const refused = standing('refused', { outcome: { result: 'refused', at: at('09:00'), facts: {} } });
    expect(line(lines({ siri: refused }, ofSiri.slice(0, 1)), 'siri')).toMatchObject({ ahead: [], result: 'refused' });
    const withdrawn = lines({ tax: standing('withdrawn') }, [happened('tax', 'withdrawalAsked', '09:00')]);
    expect(names(line(withdrawn, 'tax').past)).toEqual(['withdrawn you']);
  });

  const met = { kind: 'attendance', place: 'Borgerservice', saidAt: at('06:59') };
  const ahead = { ...met, from: '2026-09-07T08:00:00.000Z', to: '2026-09-07T08:25:00.000Z' };
  const over = { ...met, from: at('07:00'), to: at('07:30') };

  it('have a meeting ahead, with who has said yes, too', () => {
    const siri = line(lines({ siri: { ...granted, appointment: ahead } }, ofSiri), 'siri');
    expect(names(siri.ahead)).toEqual(['meeting meeting']);
    expect(siri.result).toBe('here');
  });

  it('claim nothing of a meeting whose time is over, until the agency has answered since', () => {
    const waiting = line(lines({ siri: standing('acknowledged', { appointment: over }) }, ofSiri.slice(0, 2)), 'siri');
    expect(names(waiting.past)).toEqual(['sent done', 'received done', 'meeting passed']);
    expect(proofsOf(waiting.past)).toEqual({ to: ['confirmed', 'confirmed', 'ahead'], after: 'ahead' });
    const answered = line(lines({ siri: { ...granted, appointment: over } }, ofSiri), 'siri');
    expect(names(answered.past)).toContain('meeting came');
    expect(proofsOf(answered.past).to).toEqual(answered.past.map(() => 'confirmed'));
  });

  it('show a meeting that was taken back, and none after a no', () => {
    const cancelled = { ...ahead, cancelled: true } as const;
    const siri = line(
      lines({ siri: standing('acknowledged', { appointment: cancelled }) }, ofSiri.slice(0, 2)),
      'siri',
    );
    expect(names(siri.past)).toContain('cancelled off');
    const no = standing('refused', { appointment: ahead, outcome: { result: 'refused', at: at('09:00'), facts: {} } });
    expect(names(line(lines({ siri: no }, ofSiri.slice(0, 2)), 'siri').ahead)).toEqual([]);
  });

  it('end at a no, at what was revoked, and where a part stopped because of it', () => {
    const refused = standing('refused', { outcome: { result: 'refused', at: at('09:00'), facts: {} } });
    const all = lines({ siri: refused, municipality: standing('stopped') }, ofSiri.slice(0, 2));
    expect(names(line(all, 'siri').past).at(-1)).toBe('no no');
    const stopped = line(all, 'municipality');
    expect(stopped).toMatchObject({ past: [{ name: 'stopped', mark: 'stop', at: at('09:00') }], result: 'stopped' });
    expect(proofsOf(stopped.past)).toEqual({ to: ['ahead'], after: 'ahead' });
    const revoked = standing('revoked', { outcome: { result: 'revoked', at: at('09:00'), facts: {} } });
    expect(line(lines({ siri: revoked }, ofSiri), 'siri')).toMatchObject({ result: 'revoked' });
  });

  it('have what was told later behind the yes, confirmed only by a receipt', () => {
    const told = { version: 2, at: at('09:30'), reach: 'delivered', ended: true } as const;
    const tax = line(lines({ tax: { ...granted, told } }, [happened('tax', 'granted', '09:21')]), 'tax');
    expect(names(tax.past)).toEqual(['sent done', 'yes done', 'told sent']);
    expect(proofsOf(tax.past).after).toBe('claimed');
  });

  it('have two statements, or one that waits, on the line of who decides', () => {
    const ofLine = (dispute: Dispute): string[] =>
      names(line(lines({ siri: granted }, ofSiri, contracts, [dispute]), 'siri').past);
    expect(ofLine(disputeOfStatus())).toContain('differ differ');
    expect(ofLine(disputeOfStatus('delivered'))).toContain('claim claim');
  });

  it('go on grey beyond the own goal of an agency, and are dotted where nobody was reached', () => {
    const silence = { since: at('06:59'), goal: { ...goalOfOne, date: '2026-09-02' }, exceeded: true };
    const siri = line(lines({ siri: standing('acknowledged', { silence }) }, ofSiri.slice(0, 2)), 'siri');
    expect(siri.past.some(({ name, mark }) => name === 'goal' && mark === 'goalPassed')).toBe(true);
    const away = line(lines({ tax: standing('delivering') }, [happened('tax', 'delayed', '09:00')]), 'tax');
    expect(names(away.past)).toEqual(['away lost']);
    expect(
      proofsOf([
        { name: 'received', mark: 'done' },
        { name: 'goal', mark: 'goalPassed' },
      ]),
    ).toEqual({
      to: ['confirmed', 'confirmed'],
      after: 'late',
    });
  });

  it('have the last day of what waits for the resident, ahead or passed, and it makes no line solid', () => {
    const asking = (date: string): JourneyLine =>
      line(
        lines({ tax: standing('collecting', { deadlines: [{ id: 'd', title: { da: 'd', en: 'd' }, date }] }) }, []),
        'tax',
      );
    expect(names(asking('2026-09-05').ahead)[0]).toBe('date goal');
    expect(names(asking('2026-09-01').past)).toEqual(['date goalPassed']);
    expect(proofsOf(asking('2026-09-01').past).after).toBe('ahead');
  });

  it('leave out who takes no part', () => {
    expect(lines({ siri: standing('notApplicable'), tax: standing('ready') }, [])).toHaveLength(1);
  });
});

describe('the map of the lines', () => {
  it('begins a line below the yes that it waited for, and puts what has happened left of now', () => {
    const { lines: placed, nowX } = layOut(
      lines({ siri: granted, municipality: standing('delivered') }, [
        ...ofSiri,
        happened('municipality', 'delivered', '09:22'),
      ]),
    );
    const [siri, municipality] = placed;
    const yes = siri!.past.at(-1)!;
    expect(municipality!.start).toEqual({ x: yes.x, y: siri!.y, of: 'yes' });
    expect(municipality!.past[0]!.x).toBeGreaterThan(yes.x);
    for (const { past, ahead } of placed) {
      expect(past.every(({ x }) => x < nowX)).toBe(true);
      expect(ahead.every(({ x }) => x > nowX)).toBe(true);
    }
  });

  it('keeps what has happened since a yes clear of the box of what it brings', () => {
    const told = { version: 2, at: at('09:30'), reach: 'acknowledged', ended: true } as const;
    const [tax] = layOut(lines({ tax: { ...granted, told } }, [happened('tax', 'granted', '09:21')])).lines;
    const boxEnd = tax!.resultX + 146;
    expect(tax!.past.at(-1)!.x).toBeGreaterThan(boxEnd);
  });

  it('has a row for each of any number of agencies', () => {
    const more: Contracts = {
      ...contracts,
      process: (agency): Process => ({
        ...contracts.process('tax'),
        agency,
        place: Number(agency.slice(1)),
        waitsFor: [],
      }),
    };
    const agencies = Object.fromEntries([1, 2, 3, 4, 5, 6].map((place) => [`a${place}`, standing('ready')]));
    const { lines: placed } = layOut(lines(agencies, [], more));
    expect(new Set(placed.map(({ y }) => y)).size).toBe(6);
  });
});
