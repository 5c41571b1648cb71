import type { JSX } from 'preact';
import { describedBy, ErrorText, groupClass, Hint, idOf, Label, problemAt, type ValueProps } from './field-parts.js';
import { fieldWords } from './field-words.js';

export function FileField({ name, label, help, note, context }: ValueProps): JSX.Element {
  const words = fieldWords(context);
  const at = `${name}.file`;
  const id = idOf(at);
  const documentId = context.form.text(`${name}.documentId`);
  const hint = [help, words.files].filter(Boolean).join(' ');
  const forget = `${idOf(name)}-forget`;
  return (
    <div class={groupClass(at, context)}>
      <Label label={documentId ? `${label}: ${words.replace}` : label} note={note} of={id} />
      <Hint name={at} help={hint} />
      <ErrorText name={at} context={context} />
      {documentId && (
        <div class="kept-file">
          <input type="hidden" name={`${name}.documentId`} value={documentId} />
          <p>
            <strong>{words.kept}</strong>{' '}
            {context.documentAddress && (
              <a href={context.documentAddress(documentId)} target="_blank" rel="noopener">
                {words.look}
              </a>
            )}
          </p>
          <div class="form-group-checkbox">
            <input
              type="checkbox"
              class="form-checkbox checkbox-small"
              id={forget}
              name={`${name}.forget`}
              value="yes"
            />
            <label class="form-label" for={forget}>
              {words.forget}
            </label>
          </div>
        </div>
      )}
      <input
        class="form-input input-width-l"
        type="file"
        id={id}
        name={at}
        multiple
        accept="application/pdf,image/jpeg,image/png,image/webp"
        aria-describedby={describedBy(at, context, hint)}
        aria-invalid={problemAt(context, at) ? 'true' : undefined}
      />
    </div>
  );
}
