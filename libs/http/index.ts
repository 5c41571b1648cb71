export { shapeProblems } from './body-shape.js';
export { readSentForm, type FormFile, type SentForm } from './form-body.js';
export { callOut, meaningOf, NoAnswer } from './call-out.js';
export { lineOf } from './line-of.js';
export { parseJson } from './json-body.js';
export { languageOf, ProblemError, refuse, type InputProblem, type ProblemBody } from './problem.js';
export type { ProblemPage, ShownPage } from './problem-filter.js';
export { type ProblemKind, problemStatuses, problemTexts } from './problem-kinds.js';
export { startHttp, type RunningHttp } from './start-http.js';
