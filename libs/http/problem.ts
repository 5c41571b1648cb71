import type { Text } from '#contracts';
import { textsInBoth } from '#texts';
import { type ProblemKind, problemStatuses, problemTexts } from './problem-kinds.js';

const { furtherErrors } = textsInBoth('requestProblem');

/** One thing to correct: its place (`''` is the whole body), a code, and the remedy in both languages; never the value. */
export interface InputProblem {
  path: string;
  /** The place inside of what `path` names, as a JSON pointer. */
  pointer?: string;
  code: string;
  message: Text;
}

/** RFC 9457. `title` and `detail` are in the caller's language, `message` holds the detail in both. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  message: Text;
  errors?: InputProblem[];
  /** How many more there are than are told. */
  furtherErrors?: number;
}

/** As many as anybody corrects before sending again; an answer is never a multiple of what was asked. */
const ERRORS_AT_MOST = 100;

interface ProblemCircumstances {
  /** Says what to do, better than the kind's own text. Never a person's data. */
  detail?: Text;
  errors?: InputProblem[];
  headers?: Record<string, string>;
}

/** An answer other than the one that was asked for; the exception filter turns it into `application/problem+json`. */
export class ProblemError extends Error {
  readonly status: number;
  readonly detail: Text;
  /** The first of them. */
  readonly errors: readonly InputProblem[] | undefined;
  readonly furtherErrors: number;
  readonly headers: Record<string, string>;

  constructor(
    readonly code: ProblemKind,
    { detail, errors, headers = {} }: ProblemCircumstances = {},
  ) {
    super(problemTexts[code].title.en);
    this.status = problemStatuses[code];
    this.detail = detail ?? problemTexts[code].detail;
    this.errors = errors?.slice(0, ERRORS_AT_MOST);
    this.furtherErrors = Math.max(0, (errors?.length ?? 0) - ERRORS_AT_MOST);
    this.headers = headers;
  }

  body(language: keyof Text): ProblemBody {
    const more = { detail: this.detail, most: ERRORS_AT_MOST, further: this.furtherErrors };
    const detail = this.furtherErrors > 0 ? furtherErrors(more) : this.detail;
    return {
      type: `urn:ankomst:problem:${this.code}`,
      title: problemTexts[this.code].title[language],
      status: this.status,
      detail: detail[language],
      message: detail,
      ...(this.errors && { errors: [...this.errors] }),
      ...(this.furtherErrors > 0 && { furtherErrors: this.furtherErrors }),
    };
  }
}

/** Throws when there are any: one 422 with all of them. */
export function refuse(problems: readonly InputProblem[]): void {
  if (problems.length > 0) throw new ProblemError('invalidInput', { errors: [...problems] });
}

/** Danish where the caller names it before English; English otherwise, since most who arrive do not read Danish yet. */
export function languageOf(acceptLanguage: string | undefined): keyof Text {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => /^\s*([a-zA-Z]+)[^;]*(?:;\s*q=([\d.]+))?/.exec(entry))
    .filter((match) => match !== null)
    .map(([, tag = '', quality]) => ({ tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }))
    .filter(({ tag, quality }) => quality > 0 && (tag === 'da' || tag === 'en'));
  const best = ranked.reduce<(typeof ranked)[number] | undefined>(
    (a, b) => (a && a.quality >= b.quality ? a : b),
    undefined,
  );
  return best?.tag === 'da' ? 'da' : 'en';
}
