export { CaseCopy, type ArrivedElement, type Element, type NamedElement } from './case-copy.js';
export type { Covers } from './words/put-into-words.js';
/** @internal for tests */
export { figuresOf } from './figures.js';
export { elapsedOf, type Elapsed } from './elapsed.js';
export { caseCopyGrants, caseCopyRetention, caseCopyTables } from './tables.js';
/** @internal for tests */
export { putIntoWords } from './words/put-into-words.js';
export type { CaseAsShown, ShownBody, ShownDisclosure, ShownEntry, ShownQuestion, ShownState } from './words/shown.js';
