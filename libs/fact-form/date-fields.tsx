import type { JSX } from 'preact';
import { describedBy, ErrorText, groupClass, Hint, idOf, Label, problemAt, type ValueProps } from './field-parts.js';
import { fieldWords } from './field-words.js';

export function DateFields({
  name,
  label,
  help,
  note,
  context,
  partial,
  open,
}: ValueProps & { partial: boolean; open: boolean }): JSX.Element {
  const words = fieldWords(context);
  const at = `${name}.day`;
  const hint = help ?? (partial ? undefined : words.dateExample);
  const openId = `${idOf(name)}-open`;
  return (
    <div class={groupClass(at, context)}>
      <fieldset aria-describedby={describedBy(at, context, hint)}>
        <Label label={label} note={note} />
        <Hint name={at} help={hint} />
        <ErrorText name={at} context={context} />
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
                  aria-invalid={problemAt(context, at) ? 'true' : undefined}
                />
              </div>
            );
          })}
        </div>
        {open && (
          <div class="form-group-checkbox">
            <input
              type="checkbox"
              class="form-checkbox"
              id={openId}
              name={`${name}.open`}
              value="open"
              checked={context.form.has(`${name}.open`)}
            />
            <label class="form-label" for={openId}>
              {words.openEnd}
            </label>
          </div>
        )}
      </fieldset>
    </div>
  );
}
