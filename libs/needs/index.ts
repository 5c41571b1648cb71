export type { AgencyNeeds, AsksFor, Counts, Evaluation, Views } from './evaluate.js';
export { startTopic, type Page } from './form-order.js';
export type { Need, NeedKind } from './need-list.js';
export { NeedsError, type NeedsErrorCode } from './needs-error.js';
export { createNeeds, type EvaluateOptions, type Needs, type ProjectOptions } from './needs.js';
export type { Overlap } from './overlap.js';
export type { Projection } from './project.js';
export type { Question } from './questions.js';
export type { Truth } from './truth.js';
