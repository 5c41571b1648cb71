export type { AgencyNeeds, Counts, Evaluation } from './evaluate.js';
export { startTopic } from './form-order.js';
export type { Need, NeedKind } from './need-list.js';
export { createNeeds, type EvaluateOptions, type Needs } from './needs.js';
export type { Overlap } from './overlap.js';
