import type { JSX } from 'preact';
import { choicesOf, labelsOf, wordFor, type Choice } from './shown/show-value.js';
import { describedBy, ErrorText, groupClass, Hint, idOf, Label, problemAt, type ValueProps } from './field-parts.js';
import { fieldWords } from './field-words.js';
import { NONE, type Shape } from './shape.js';
import { RadioChoice } from './radio-choice.js';

function withNone({ context, schema }: ValueProps, shape: Extract<Shape, { kind: 'choice' }>): Choice[] {
  const choices = choicesOf(shape.schema, context.language);
  const none =
    (labelsOf(schema).null ?? labelsOf(shape.schema).null)?.[context.language] ?? fieldWords(context).noneOfThese;
  return shape.none ? [...choices, { value: NONE, label: none }] : choices;
}

/** What was chosen elsewhere, such as a dialect, stays chosen though the list does not offer it. */
export function withChosen(props: ValueProps, shape: Extract<Shape, { kind: 'choice' }>, chosen: string): Choice[] {
  const choices = withNone(props, shape);
  const isOffered = chosen === '' || choices.some(({ value }) => value === chosen);
  const isKnown = shape.schema.enum === undefined || shape.schema.enum.includes(chosen);
  return isOffered || !isKnown
    ? choices
    : [{ value: chosen, label: wordFor(shape.schema, chosen, props.context.language) }, ...choices];
}

export function yesNoChoices({ schema, context }: ValueProps): Choice[] {
  const words = fieldWords(context);
  const labels = labelsOf(schema);
  return [
    { value: 'true', label: labels.true?.[context.language] ?? words.yes },
    { value: 'false', label: labels.false?.[context.language] ?? words.no },
  ];
}

export function Select(props: ValueProps & { shape: Extract<Shape, { kind: 'choice' }> }): JSX.Element {
  const { name, label, help, note, context } = props;
  const id = idOf(name);
  const chosen = context.form.text(name);
  return (
    <div class={groupClass(name, context)}>
      <Label label={label} note={note} of={id} />
      <Hint name={name} help={help} />
      <ErrorText name={name} context={context} />
      <select
        class="form-select input-width-l"
        id={id}
        name={name}
        aria-describedby={describedBy(name, context, help)}
        aria-invalid={problemAt(context, name) ? 'true' : undefined}
      >
        <option value="">{fieldWords(context).choose}</option>
        {withChosen(props, props.shape, chosen).map(({ value, label: words }) => (
          <option value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Radios({
  name,
  label,
  help,
  note,
  context,
  choices,
  group = 'form-group',
}: Omit<ValueProps, 'schema'> & { choices: readonly (Choice & { hint?: string })[]; group?: string }): JSX.Element {
  const chosen = context.form.text(name);
  return (
    <div class={problemAt(context, name) ? `${group} form-error` : group}>
      <fieldset aria-describedby={describedBy(name, context, help)}>
        <Label label={label} note={note} />
        <Hint name={name} help={help} />
        <ErrorText name={name} context={context} />
        {choices.map(({ value, label: words, hint }, index) => (
          <RadioChoice
            {...{ name, value, label: words, hint, isChosen: value === chosen }}
            id={index === 0 ? idOf(name) : `${idOf(name)}-${index}`}
          />
        ))}
      </fieldset>
    </div>
  );
}

export function Confirm({ name, label, help, context }: ValueProps): JSX.Element {
  const id = idOf(name);
  return (
    <div class={groupClass(name, context)}>
      <ErrorText name={name} context={context} />
      <div class="form-group-checkbox">
        <input
          type="checkbox"
          class="form-checkbox"
          id={id}
          name={name}
          value="true"
          checked={context.form.text(name) === 'true'}
          aria-describedby={describedBy(name, context, help)}
        />
        <label class="form-label" for={id}>
          {label}
        </label>
        <Hint name={name} help={help} />
      </div>
    </div>
  );
}
