export { inBoth } from './in-both.js';
export { type Argument, argumentsOf, compile } from './message.js';
export { type TextFile, type TextTree, findTexts, readTexts } from './text-files.js';
export { type Filled, type TextName, type ValuesOf, filled, placeIn, textsIn } from './texts.js';
export type { Language, Texts } from './generated/texts.js';
