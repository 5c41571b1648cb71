import type { JSX } from 'preact';
import { control, Field, type ValueProps } from './field-parts.js';
import type { Shape } from './shape.js';

export function TextField(
  props: ValueProps & { shape: Extract<Shape, { kind: 'text' }>; numeric?: boolean },
): JSX.Element {
  const { name, context, shape, numeric, autocomplete = 'off' } = props;
  const width = shape.width <= 4 ? 'input-char-4' : shape.width <= 10 ? 'input-char-11' : 'input-width-l';
  return (
    <Field {...props}>
      <input
        class={`form-input ${width}`}
        type={shape.type}
        inputMode={numeric ? 'decimal' : undefined}
        {...control(props)}
        value={context.form.text(name)}
        autocomplete={autocomplete}
      />
    </Field>
  );
}

export function TextArea({ hint, rows, ...props }: ValueProps & { hint?: string; rows: number }): JSX.Element {
  const field = { ...props, help: [props.help, hint].filter(Boolean).join(' ') || undefined };
  return (
    <Field {...field}>
      <textarea class="form-input input-width-l" {...control(field)} rows={rows} autocomplete="off">
        {field.context.form.text(field.name)}
      </textarea>
    </Field>
  );
}

interface TextLineProps extends Pick<ValueProps, 'name' | 'label' | 'help' | 'autocomplete' | 'context'> {
  type?: 'text' | 'email';
}

/** A line of text that is no fact: nothing is corrected while it is typed. */
export function TextLine({ type = 'text', autocomplete = 'off', ...field }: TextLineProps): JSX.Element {
  return (
    <Field {...field}>
      <input
        class="form-input input-width-l"
        type={type}
        {...control(field)}
        value={field.context.form.text(field.name)}
        autocomplete={autocomplete}
        autocapitalize="off"
        spellcheck={false}
      />
    </Field>
  );
}
