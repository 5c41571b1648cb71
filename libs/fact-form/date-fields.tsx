import type { JSX } from 'preact';
import { Box, FieldSet, groupClass, idOf, isInvalid, type ValueProps } from './field-parts.js';
import { textsIn } from '#texts';

const fieldWords = textsIn('field');

export function DateFields({ partial, open, ...field }: ValueProps & { partial: boolean; open: boolean }): JSX.Element {
  const { name, help, context } = field;
  const words = fieldWords(context);
  const at = `${name}.day`;
  return (
    <div class={groupClass(at, context)}>
      <FieldSet {...field} name={at} help={help ?? (partial ? undefined : words.dateExample)}>
        <div class="date-group">
          {(['day', 'month', 'year'] as const).map((part) => {
            const id = idOf(`${name}.${part}`);
            return (
              <div class={`form-group form-group-${part}`}>
                <label class="form-label" for={id}>
                  {words[part]}
                </label>
                <input
                  class="form-input"
                  id={id}
                  name={`${name}.${part}`}
                  inputMode="numeric"
                  autocomplete="off"
                  value={context.form.text(`${name}.${part}`)}
                  aria-invalid={isInvalid(context, at)}
                />
              </div>
            );
          })}
        </div>
        {open && (
          <Box
            type="checkbox"
            id={`${idOf(name)}-open`}
            name={`${name}.open`}
            value="open"
            label={words.openEnd}
            isChosen={context.form.has(`${name}.open`)}
          />
        )}
      </FieldSet>
    </div>
  );
}
