import { readContracts } from '#contracts';
import { createNeeds } from '#needs';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timeline } from '../../apps/collector/case/timeline.js';
import { readPersonas } from '../../apps/hub/demo/personas.js';
import { CaseStage, TODAY, withDocuments } from '../support/case-stage.js';

const IN_FORCE = '2026-12-01';

/** The tax agency's second version also needs what its first one only took when it was given. */
function withSecondVersion(): string {
  const root = mkdtempSync(join(tmpdir(), 'ankomst-schemas-'));
  cpSync(join(__dirname, '..', '..', 'schemas'), root, { recursive: true });
  cpSync(join(root, 'tax/dossier/v1/schema.json'), join(root, 'tax/dossier/v2/schema.json'));
  change(join(root, 'tax/dossier/v2/schema.json'), (schema) => {
    schema.$id = (schema.$id as string).replace('/v1/', '/v2/');
    (schema.required as string[]).push('tax.commuting');
  });
  change(join(root, 'tax/process.json'), (process) => {
    (process.dossiers as object[]).push({ version: 'v2', inForceFrom: IN_FORCE });
  });
  return root;
}

function change(file: string, by: (content: Record<string, unknown>) => void): void {
  const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  by(content);
  writeFileSync(file, JSON.stringify(content));
}

describe('when an agency needs more from a day on', () => {
  const root = withSecondVersion();
  const contracts = readContracts(root);
  const rules = { contracts, needs: createNeeds(contracts) };
  afterAll(() => rmSync(root, { recursive: true }));

  const worker = (): CaseStage =>
    new CaseStage(withDocuments(readPersonas(TODAY, ['eu-worker-single'])[0]!.answers), rules);
  const entriesOf = (stage: CaseStage): string[] =>
    timeline(stage.record, [...stage.read().agencies.values()], new Date(stage.now()))
      .filter(({ agency }) => agency === 'tax')
      .map(({ event }) => event);

  it('the case is looked at on that day', () => {
    expect(worker().read().lookAgainAt!.getTime()).toBeLessThanOrEqual(Date.parse('2026-11-30T23:00:00.000Z'));
  });

  it('an undelivered dossier waits for what is new, and is made anew', () => {
    const stage = worker();
    stage.read();
    expect(stage.pass(20).read().questions).toMatchObject([{ path: 'tax.commuting', agencies: ['tax'] }]);
    expect(entriesOf(stage)).toContain('needsChanged');
    stage.tell({ tax: { commuting: { kmPerDay: 20, daysPerYear: 200 } } });
    stage.read();
    expect(stage.filed('tax').map(({ schemaVersion }) => schemaVersion)).toEqual(['v1', 'v2']);
  });

  it('a delivered one stays as it is, what is new is asked and told', () => {
    const stage = worker();
    stage.read();
    stage.deliver('tax', 'delivering').deliver('tax', 'delivered');
    stage.pass(20).read();
    expect(stage.filed('tax')).toHaveLength(1);
    expect(stage.statuses()).toMatchObject({ tax: 'delivered' });
    expect(stage.read().questions).toMatchObject([{ path: 'tax.commuting' }]);
  });

  it('nothing is asked for an agency that has decided', () => {
    const stage = worker();
    stage.read();
    stage.report('tax', { status: 'granted' });
    expect(stage.pass(20).read().questions).toEqual([]);
    expect(entriesOf(stage)).not.toContain('needsChanged');
  });
});
