import { contracts, readContracts } from '#contracts';
import { createNeeds } from '#needs';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overlapModel, type OverlapModel } from './overlap-model.js';

const project = join(__dirname, '../../..');
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function expectToAddUp(model: OverlapModel): void {
  expect(sum(model.byAskers.map(({ pieces }) => pieces))).toBe(model.pieces);
  expect(sum(model.topics.map(({ pieces }) => pieces.length))).toBe(model.pieces);
  expect(sum(model.topics.map(({ byTwoOrMore }) => byTwoOrMore))).toBe(model.byTwoOrMore);
  expect(sum(model.topics.map(({ byAll }) => byAll))).toBe(model.byAll);
  expect(model.byAskers[0]!.pieces).toBe(model.byAll);
  for (const { agency, paths } of model.agencies)
    expect(sum(model.topics.map(({ askedBy }) => askedBy.get(agency) ?? 0))).toBe(paths);
}

describe('what the agencies ask', () => {
  test('adds up: by topic, by agency and by how many ask it is the same', () => {
    expectToAddUp(overlapModel(contracts, createNeeds(contracts)));
  });

  test('has what is shared first within each topic', () => {
    for (const { pieces } of overlapModel(contracts, createNeeds(contracts)).topics) {
      const askers = pieces.map((piece) => piece.askers);
      expect(askers).toEqual([...askers].sort((one, other) => other - one));
    }
  });

  test('does not count as asked what an agency issues itself', () => {
    const { topics } = overlapModel(contracts, createNeeds(contracts));
    const card = topics.flatMap(({ pieces }) => pieces).find(({ path }) => path === 'tax.card')!;
    expect([...card.kinds]).toEqual([['tax', 'issued']]);
    expect(card.askers).toBe(0);
  });

  test('adds up with a fourth agency that is only a folder', () => {
    const root = mkdtempSync(join(tmpdir(), 'ankomst-overlap-'));
    cpSync(join(project, 'schemas'), root, { recursive: true });
    cpSync(join(project, 'test/fixtures/fourth-agency'), root, { recursive: true });
    const four = readContracts(root);
    const model = overlapModel(four, createNeeds(four));
    rmSync(root, { recursive: true });
    expect(model.agencies).toHaveLength(4);
    expect(model.byAskers.map(({ askers }) => askers)).toEqual([4, 3, 2, 1, 0]);
    expectToAddUp(model);
  });
});
