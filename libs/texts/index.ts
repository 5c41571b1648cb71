export { type Argument, argumentsOf } from './message.js';
export { type TextFile, type TextTree, findTexts, readTexts } from './text-files.js';
export { type Filled, type TextName, type ValuesOf, filled, textsIn } from './texts.js';
export type { Language, Texts } from './generated/texts.js';
