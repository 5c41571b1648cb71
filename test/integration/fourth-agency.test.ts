import { readContracts } from '#contracts';
import { logTables } from '#messaging';
import { createNeeds } from '#needs';
import { Frame, render, within, type Language } from '#pages';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { h } from 'preact';
import { readPersonas } from '../../apps/hub/demo/personas.js';
import { siteOf } from '../../apps/portal/pages/visit/site.js';
import { putIntoWords } from '#case-copy';
import { CaseStage, TODAY, withDocuments } from '../support/case-stage.js';

const project = join(__dirname, '..', '..');
const FUND = 'unemployment-fund';

/** The fourth agency is a folder of schemas and nothing else: no line of code knows of it. */
describe('an agency that is only a folder of schemas', () => {
  const root = mkdtempSync(join(tmpdir(), 'ankomst-schemas-'));
  cpSync(join(project, 'schemas'), root, { recursive: true });
  cpSync(join(project, 'test/fixtures/fourth-agency'), root, { recursive: true });
  const contracts = readContracts(root);
  const rules = { contracts, needs: createNeeds(contracts) };
  afterAll(() => rmSync(root, { recursive: true }));

  const caseOf = (name: string): CaseStage =>
    new CaseStage(withDocuments(readPersonas(TODAY, [name])[0]!.answers), rules);

  it('stands behind whom it waits for', () => {
    expect(contracts.agencies.indexOf(FUND)).toBeGreaterThan(contracts.agencies.indexOf('tax'));
  });

  it('is asked for, and only for it', () => {
    const stage = caseOf('eu-worker-single');
    const reading = stage.read();
    expect(reading.questions).toMatchObject([{ path: 'employment.benefits', agencies: [FUND] }]);
    const { why } = putIntoWords(contracts, 'question', 'employment.benefits', reading.questions[0]!);
    expect(why.en).toBe('The unemployment fund: Set off against the benefit.');
    expect(reading.agencies.get(FUND)!.state).toMatchObject({ status: 'collecting', missing: ['employment.benefits'] });
    stage.tell({ employment: { benefits: ['pension'] } });
    expect(stage.statuses()).toMatchObject({ [FUND]: 'waiting' });
  });

  it('gets its dossier in its turn, with nothing that it may not see', () => {
    const stage = caseOf('eu-worker-single').tell({ employment: { benefits: ['pension'] } });
    stage.read();
    stage
      .report('siri', { status: 'granted', facts: { 'permit.validTo': 'open' } })
      .report('tax', { status: 'granted' });
    expect(stage.statuses()).toMatchObject({ [FUND]: 'ready' });
    const [dossier] = stage.filed(FUND);
    expect(dossier).toMatchObject({ recipient: 'fund', version: 1 });
    expect(Object.keys(dossier!.data).sort()).toEqual([
      'employment.benefits',
      'identity.birthDate',
      'identity.citizenship',
      'identity.familyName',
    ]);
  });

  it('sees what its situation opens', () => {
    const stage = caseOf('third-country-worker-family');
    stage.read();
    stage.report('siri', { status: 'granted', facts: { 'permit.validTo': '2030-01-01' } });
    stage.read();
    stage.report('tax', { status: 'granted' });
    stage.read();
    expect(stage.filed(FUND)[0]!.data['permit.validTo']).toBe('2030-01-01');
  });

  it('takes no part where its condition does not hold', () => {
    expect(caseOf('third-country-student-no-job').statuses()).toMatchObject({ [FUND]: 'notApplicable' });
  });

  it('may see what it lists and state nothing of what others are the authority for', () => {
    expect(rules.needs.maySee(FUND, 'employment.benefits')).toBe(true);
    expect(rules.needs.maySee(FUND, 'stay.criminalRecord')).toBe(false);
    expect(rules.needs.mayState(FUND, 'identity.birthDate')).toBe(false);
  });

  it('stands in the footer of every page among those who decide', () => {
    const site = siteOf(contracts, { sessionIdleMinutes: 60 });
    const footer = (language: Language): string => {
      const visit = { ...site, language, address: '/', coversPlace: true, now: new Date(TODAY) };
      return render(within({ visit, asset: (name) => name }, h(Frame, { title: '', name: 'start' })));
    };
    expect(footer('en')).toContain('SIRI, the municipality, the Danish Tax Agency and the unemployment fund decide');
    expect(footer('da')).toContain('SIRI, kommunen, Skattestyrelsen og A-kassen afgør');
  });

  it('has topics of its own, which only its connector may read and write', () => {
    const topic = (name: string) => contracts.topics.find((one) => one.name === name);
    expect(topic(`dossiers.${FUND}`)).toMatchObject({ writtenBy: ['collector'], readBy: [`${FUND}-connector`] });
    expect(topic(`reports.${FUND}`)).toMatchObject({ writtenBy: [`${FUND}-connector`], readBy: ['collector'] });
    const grants = logTables(contracts.topics, ['collector', `${FUND}-connector`, 'tax-connector']).join('\n');
    expect(grants).toContain(`GRANT SELECT ON log."dossiers.${FUND}" TO "unemployment_fund_connector"`);
    expect(grants).not.toContain(`log."dossiers.${FUND}" TO "tax_connector"`);
  });
});
