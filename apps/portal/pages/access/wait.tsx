import type { ProblemError } from '#http';
import type { JSX } from 'preact';
import type { Visit } from '#pages';
import { textsIn } from '#texts';

const accessWords = textsIn('access');

/** How long somebody has to wait after too many attempts. */
export const minutesToWait = ({ headers }: ProblemError): number =>
  Math.max(1, Math.ceil(Number(headers['retry-after'] ?? 900) / 60));

export function Wait({ visit, minutes }: { visit: Visit; minutes: number }): JSX.Element {
  return (
    <div class="alert alert-warning sum-error" role="alert">
      <div class="alert-body">
        <p class="alert-text">{accessWords(visit).wait({ minutes })}</p>
      </div>
    </div>
  );
}
