import { layOut } from './strip-layout.js';

const sizes = { left: 100, right: 400, column: 10, gap: 10, letter: 8 };

test('blocks stand beside each other as long as there is room for columns and titles, then on a new line', () => {
  const { blocks, lines } = layOut(
    [
      { topic: 'a', columns: 14, title: 'A' },
      { topic: 'b', columns: 1, title: 'A long title' },
      { topic: 'c', columns: 10, title: 'C' },
      { topic: 'd', columns: 99, title: 'Wider than a line' },
    ],
    sizes,
  );
  expect(blocks.map(({ line, x }) => [line, x])).toEqual([
    [0, 100],
    [0, 250],
    [1, 100],
    [2, 100],
  ]);
  expect(lines).toBe(3);
});
