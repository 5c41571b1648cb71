import { closingSentence, table, type ResidentReport } from './report.js';
import { openScreen } from './screen.js';

const report: ResidentReport = {
  resident: 'nordic-worker',
  reference: 'R',
  status: 'completed',
  got: [{ agency: 'tax', recipient: 'skattestyrelsen', facts: 47, dossierVersions: 1 }],
  missingAtFirst: {},
  answeredLater: [],
  counts: { asked: 48, wouldHaveBeenAsked: 73, reused: 25 },
  elapsed: { hub: 0.42, resident: 0, agencies: 3, calendar: 0 },
  outcome: { 'CPR number': '…02' },
  shortfalls: [],
};

describe('the closing table', () => {
  it('has one line a resident under its titles, all columns aligned', () => {
    const lines = table([report, { ...report, resident: 'x' }]).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^resident +who got how many facts +asked +would have been +reused/);
    expect(lines[2]).toMatch(
      /^nordic-worker +tax 47 +48 +73 +25 +0 +0\.4 s +0 s +3 s +0 s +completed, CPR number …02$/,
    );
    expect(lines[3]?.indexOf('tax 47')).toBe(lines[2]?.indexOf('tax 47'));
  });

  it('sums up in a sentence', () => {
    expect(closingSentence([report, report])).toBe(
      '2 residents: 96 facts asked instead of 146; the hub itself held no case longer than 0.4 s.',
    );
  });
});

describe('the progress', () => {
  const written: string[] = [];
  const write = (text: string) => written.push(text);
  beforeEach(() => written.splice(0));

  it('redraws one line a resident on a terminal, cut to its width', () => {
    const screen = openScreen({ isTTY: true, columns: 30, write }, ['anna', 'bo']);
    screen.tell('bo', 'siri delivered');
    screen.tell('anna', 'siri acknowledged, tax waiting for the grant');
    expect(written[0]).toBe('\u001b[2Kanna  waits\n\u001b[2Kbo    siri delivered\n');
    expect(written[1]).toBe('\u001b[2A\u001b[2Kanna  siri acknowledged, tax \n\u001b[2Kbo    siri delivered\n');
  });

  it('writes plain lines anywhere else, and nothing twice', () => {
    const screen = openScreen({ write }, ['anna', 'bo']);
    screen.tell('bo', 'siri granted');
    screen.tell('bo', 'siri granted');
    expect(written).toHaveLength(1);
    expect(written[0]).toMatch(/^ +0\.0 s {2}bo {4}siri granted\n$/);
  });
});
