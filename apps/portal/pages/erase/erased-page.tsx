import { PlainPage, type Visit } from '#pages';
import { textsIn } from '#texts';
import type { JSX } from 'preact';

const accessWords = textsIn('access');
const eraseWords = textsIn('erase');

/** It is done; the certificate is shown this once. */
export function ErasedPage({ visit, certificate }: { visit: Visit; certificate: string }): JSX.Element {
  const words = eraseWords(visit);
  return (
    <PlainPage title={words.doneTitle} name="erased" lead={words.doneLead}>
      <p>
        <label class="form-label" for="certificate">
          {words.certificate}
        </label>
        <textarea class="form-input" id="certificate" rows={8} readOnly aria-describedby="certificate-help">
          {certificate}
        </textarea>
      </p>
      <p id="certificate-help">
        {words.certificateText} <a href="/.well-known/jwks.json">{words.certificateKey}</a>
      </p>
      <p>
        <a href="/">{accessWords(visit).toStart}</a>
      </p>
    </PlainPage>
  );
}

/** For who comes back with reference and code. */
export function WasErasedPage({ visit, said }: { visit: Visit; said: string }): JSX.Element {
  return (
    <PlainPage title={eraseWords(visit).doneTitle} name="erased" lead={said}>
      <p>
        <a href="/">{accessWords(visit).toStart}</a>
      </p>
    </PlainPage>
  );
}
