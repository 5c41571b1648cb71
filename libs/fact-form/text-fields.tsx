import type { JSX } from 'preact';
import { describedBy, ErrorText, groupClass, Hint, idOf, Label, problemAt, type ValueProps } from './field-parts.js';
import type { Shape } from './shape.js';

export function TextField(
  props: ValueProps & { shape: Extract<Shape, { kind: 'text' }>; numeric?: boolean },
): JSX.Element {
  const { name, label, help, note, context, shape, numeric, autocomplete: completion } = props;
  const id = idOf(name);
  const width = shape.width <= 4 ? 'input-char-4' : shape.width <= 10 ? 'input-char-11' : 'input-width-l';
  return (
    <div class={groupClass(name, context)}>
      <Label label={label} note={note} of={id} />
      <Hint name={name} help={help} />
      <ErrorText name={name} context={context} />
      <input
        class={`form-input ${width}`}
        type={shape.type}
        inputMode={numeric ? 'decimal' : undefined}
        id={id}
        name={name}
        value={context.form.text(name)}
        autocomplete={completion ?? 'off'}
        aria-describedby={describedBy(name, context, help)}
        aria-invalid={problemAt(context, name) ? 'true' : undefined}
      />
    </div>
  );
}

export function TextArea(props: ValueProps & { hint?: string; rows: number }): JSX.Element {
  const { name, label, note, context, rows } = props;
  const help = [props.help, props.hint].filter(Boolean).join(' ') || undefined;
  const id = idOf(name);
  return (
    <div class={groupClass(name, context)}>
      <Label label={label} note={note} of={id} />
      <Hint name={name} help={help} />
      <ErrorText name={name} context={context} />
      <textarea
        class="form-input input-width-l"
        id={id}
        name={name}
        rows={rows}
        autocomplete="off"
        aria-describedby={describedBy(name, context, help)}
        aria-invalid={problemAt(context, name) ? 'true' : undefined}
      >
        {context.form.text(name)}
      </textarea>
    </div>
  );
}

interface TextLineProps extends Pick<ValueProps, 'name' | 'label' | 'help' | 'autocomplete' | 'context'> {
  type?: 'text' | 'email';
}

/** A line of text that is no fact: nothing is corrected while it is typed. */
export function TextLine(props: TextLineProps): JSX.Element {
  const { name, label, help, context, type = 'text', autocomplete = 'off' } = props;
  return (
    <div class={groupClass(name, context)}>
      <Label label={label} of={idOf(name)} />
      <Hint name={name} help={help} />
      <ErrorText name={name} context={context} />
      <input
        class="form-input input-width-l"
        type={type}
        id={idOf(name)}
        name={name}
        value={context.form.text(name)}
        autocomplete={autocomplete}
        autocapitalize="off"
        spellcheck={false}
        aria-describedby={describedBy(name, context, help)}
        aria-invalid={problemAt(context, name) ? 'true' : undefined}
      />
    </div>
  );
}
