import type { JSX } from 'preact';
import type { Language } from '#pages';
import { textsIn } from '#texts';

const codeWords = textsIn('code');

/** Reference and code, large enough to copy from, and to print. */
export function ShowCode({
  language,
  reference,
  accessCode,
}: {
  language: Language;
  reference: string;
  accessCode: string;
}): JSX.Element {
  const words = codeWords({ language });
  return (
    <dl class="panel shown-code">
      <div>
        <dt>{words.reference}</dt>
        <dd>{reference}</dd>
      </div>
      <div>
        <dt>{words.code}</dt>
        <dd>{accessCode}</dd>
      </div>
    </dl>
  );
}
