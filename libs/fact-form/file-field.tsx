import type { JSX } from 'preact';
import { Box, control, Field, idOf, type ValueProps } from './field-parts.js';
import { textsIn } from '#texts';

const fieldWords = textsIn('field');

export function FileField({ name, label, help, note, context }: ValueProps): JSX.Element {
  const words = fieldWords(context);
  const documentId = context.form.text(`${name}.documentId`);
  const field = { name: `${name}.file`, help: [help, words.files].filter(Boolean).join(' '), note, context };
  return (
    <Field {...field} label={documentId ? `${label}: ${words.replace}` : label}>
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
          <Box
            type="checkbox"
            isSmall
            id={`${idOf(name)}-forget`}
            name={`${name}.forget`}
            value="yes"
            label={words.forget}
          />
        </div>
      )}
      <input
        class="form-input input-width-l"
        type="file"
        {...control(field)}
        multiple
        accept="application/pdf,image/jpeg,image/png,image/webp"
      />
    </Field>
  );
}
