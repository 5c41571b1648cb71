export { inBoth, textsInBoth } from './in-both.js';
export { type Argument, argumentsOf } from './message.js';
/** @internal for tests */
export { compile } from './message.js';
export { type TextFile, type TextTree, readTexts } from './text-files.js';
export { filled, placeIn, textsIn } from './texts.js';
export type { Language, Texts } from './generated/texts.js';
