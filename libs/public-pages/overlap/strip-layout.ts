/** Where the blocks of topics stand in the wide picture: as many lines as it takes, each with the agencies' rows. */
export interface Block {
  topic: string;
  line: number;
  x: number;
  columns: number;
}

export interface Layout {
  blocks: readonly Block[];
  lines: number;
}

interface Sizes {
  /** Where blocks begin, right of the agencies' names. */
  left: number;
  right: number;
  column: number;
  gap: number;
  /** The width of a letter of a title, above its block. */
  letter: number;
}

/** A block is as wide as its columns or its title, whichever is more, and is never broken over two lines. */
export function layOut(topics: readonly { topic: string; columns: number; title: string }[], sizes: Sizes): Layout {
  const blocks: Block[] = [];
  let line = 0;
  let x = sizes.left;
  for (const { topic, columns, title } of topics) {
    const width = Math.max(columns * sizes.column, title.length * sizes.letter);
    if (x > sizes.left && x + width > sizes.right) {
      line += 1;
      x = sizes.left;
    }
    blocks.push({ topic, line, x, columns });
    x += width + sizes.gap;
  }
  return { blocks, lines: line + 1 };
}
