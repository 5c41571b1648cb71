import { contracts, type Contracts, type Process } from '#contracts';
import type { ShownCase } from '../../../cases/show-case.js';
import type { TimelineEntry } from '../../../cases/case-element.js';
import { partiesOf, type Standing, type Status } from '../party.js';
import { layOut } from './layout.js';
import { linesOf, type Line } from './stations.js';

const now = new Date('2026-09-03T09:34:00.000Z');
const at = (time: string): string => `2026-09-03T${time}:00.000Z`;
const happened = (agency: string, event: string, time: string): TimelineEntry => ({
  at: at(time),
  agency,
  event,
  text: { da: event, en: event },
});
const standing = (status: Status, more: Partial<Standing> = {}): Standing => ({
  status,
  missing: [],
  waitingFor: [],
  deadlines: [],
  ...more,
});

function lines(agencies: Record<string, Standing>, timeline: TimelineEntry[], of: Contracts = contracts): Line[] {
  const shown = { agencies, timeline } as unknown as ShownCase;
  return linesOf(of, partiesOf(of, shown, 'en'), now);
}
const line = (all: readonly Line[], agency: string): Line => all.find(({ party }) => party.agency === agency)!;
const names = (stations: Line['past']): string[] => stations.map(({ name, mark }) => `${name} ${mark}`);

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

  it('are all ahead where nothing has been sent', () => {
    const waiting = standing('waiting', { waitingFor: ['siri'] });
    const municipality = line(lines({ siri: standing('acknowledged'), municipality: waiting }, []), 'municipality');
    expect(municipality).toMatchObject({ past: [], after: 'siri', result: 'ahead' });
    expect(names(municipality.ahead)).toEqual(['sent todo', 'answer todo']);
  });

  it('end where the agency has said no or the resident has withdrawn', () => {
    const refused = standing('refused', { outcome: { result: 'refused', at: at('09:00'), facts: {} } });
    expect(line(lines({ siri: refused }, ofSiri.slice(0, 1)), 'siri')).toMatchObject({ ahead: [], result: 'none' });
    const withdrawn = lines({ tax: standing('withdrawn') }, [happened('tax', 'withdrawalAsked', '09:00')]);
    expect(names(line(withdrawn, 'tax').past)).toEqual(['withdrawn you']);
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
