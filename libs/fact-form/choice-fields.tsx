import type { JSX } from 'preact';
import { choicesOf, labelsOf, wordFor, type Choice } from './shown/show-value.js';
import {
  Box,
  control,
  describedBy,
  ErrorText,
  Field,
  FieldSet,
  groupClass,
  idOf,
  type ValueProps,
} from './field-parts.js';
import { NONE, type Shape } from './shape.js';
import { textsIn } from '#texts';

const fieldWords = textsIn('field');

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
  const { context } = props;
  const chosen = context.form.text(props.name);
  return (
    <Field {...props}>
      <select class="form-select input-width-l" {...control(props)}>
        <option value="">{fieldWords(context).choose}</option>
        {withChosen(props, props.shape, chosen).map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface RadiosProps extends Omit<ValueProps, 'schema'> {
  choices: readonly (Choice & { hint?: string })[];
  group?: string;
}

export function Radios({ choices, group, ...field }: RadiosProps): JSX.Element {
  const { name, context } = field;
  const chosen = context.form.text(name);
  return (
    <div class={groupClass(name, context, group)}>
      <FieldSet {...field}>
        {choices.map((choice, index) => (
          <Box
            {...choice}
            type="radio"
            id={index === 0 ? idOf(name) : `${idOf(name)}-${index}`}
            name={name}
            isChosen={choice.value === chosen}
          />
        ))}
      </FieldSet>
    </div>
  );
}

export function Confirm(props: ValueProps): JSX.Element {
  const { name, label, help, context } = props;
  const isChosen = context.form.text(name) === 'true';
  return (
    <div class={groupClass(name, context)}>
      <ErrorText name={name} context={context} />
      <Box
        {...{ name, label, isChosen, type: 'checkbox', id: idOf(name), value: 'true' }}
        hint={help}
        describedBy={describedBy(props)}
      />
    </div>
  );
}
