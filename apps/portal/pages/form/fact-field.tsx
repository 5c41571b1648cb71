import type { SchemaObject, Text } from '#contracts';
import type { ComponentChildren, JSX } from 'preact';
import { choicesOf, labelsOf, questionOf, type Choice } from '../facts/show-value.js';
import type { Language } from '../frame/language.js';
import type { Form } from '../visit/form.js';
import type { AskedField } from './asked-field.js';
import { fieldWords } from './field-words.js';
import { countOf, type FieldProblem } from './read-value.js';
import { NONE, shapeOf, type Shape } from './shape.js';

/** What every field of a page is shown with. */
export interface FieldContext {
  readonly language: Language;
  /** What stands in the fields: what was typed, or what is known. */
  readonly form: Form;
  readonly problems: readonly FieldProblem[];
  /** Where a document can be looked at. */
  readonly documentAddress?: (documentId: string) => string;
}

/** Letters that may stand in an id and after a # alike. */
export const idOf = (name: string): string => name.replace(/[^A-Za-z0-9]+/g, '-');

/** A question of the form: label, help, what is wrong, its fields, and "I have none" where that is an answer. */
export function FactField({ field, context }: { field: AskedField; context: FieldContext }): JSX.Element {
  const { language, form } = context;
  const words = fieldWords({ language });
  const label = field.question[language];
  const { absence = [] } = field.spec;
  return (
    <>
      <Value
        name={field.field}
        schema={field.schema}
        label={label}
        help={field.help?.[language]}
        note={field.needed ? undefined : words.optional}
        autocomplete={autocomplete[field.field]}
        context={context}
      />
      {absence.length > 0 && (
        <fieldset class="form-group absence">
          <legend class="sr-only">{`${words.instead}: ${label}`}</legend>
          {absence.map((reason) => {
            const id = `${idOf(field.field)}-absent-${reason}`;
            return (
              <div class="form-group-checkbox">
                <input
                  type="checkbox"
                  class="form-checkbox checkbox-small"
                  id={id}
                  name={`${field.field}!absent`}
                  value={reason}
                  checked={form.all(`${field.field}!absent`).includes(reason)}
                />
                <label class="form-label" for={id}>
                  {absenceLabel(field, reason, language)}
                </label>
              </div>
            );
          })}
        </fieldset>
      )}
    </>
  );
}

function absenceLabel({ spec }: AskedField, reason: string, language: Language): string {
  return spec.absenceLabels?.[reason]?.[language] ?? fieldWords({ language }).none;
}

/** What browsers may fill in by themselves (WCAG 1.3.5). */
const autocomplete: Readonly<Record<string, string>> = {
  'identity.familyName': 'family-name',
  'identity.givenNames': 'given-name',
  'contact.email': 'email',
  'contact.phone': 'tel',
};

interface ValueProps {
  name: string;
  schema: SchemaObject;
  label: string;
  help?: string;
  /** Behind the label: that no answer is needed. */
  note?: string;
  autocomplete?: string;
  context: FieldContext;
}

/** The fields of one value, as its schema asks for them. */
export function Value(props: ValueProps): JSX.Element {
  const shape = shapeOf(props.schema);
  switch (shape.kind) {
    case 'choice':
      return shape.long ? <Select {...props} shape={shape} /> : <Radios {...props} choices={withNone(props, shape)} />;
    case 'yesNo':
      return <Radios {...props} choices={yesNoChoices(props)} />;
    case 'confirm':
      return <Confirm {...props} />;
    case 'date':
      return <DateFields {...props} partial={shape.partial} open={shape.open} />;
    case 'document':
      return <FileField {...props} />;
    case 'group':
      return <Group {...props} leaves={shape.leaves} />;
    case 'entries':
      return <Entries {...props} item={shape.item} most={shape.most} />;
    case 'lines':
      return <TextArea {...props} hint={fieldWords(props.context).onePerLine} rows={3} />;
    case 'text':
      return shape.long ? <TextArea {...props} rows={6} /> : <TextField {...props} shape={shape} />;
    case 'number':
      return <TextField {...props} shape={{ kind: 'text', type: 'text', long: false, width: 10 }} numeric />;
  }
}

const problemAt = (context: FieldContext, name: string): FieldProblem | undefined =>
  context.problems.find((problem) => problem.name === name);

/** Ids of what describes a field, in the order in which it stands above it. */
function describedBy(name: string, context: FieldContext, help: string | undefined): string | undefined {
  const ids = [help && `${idOf(name)}-hint`, problemAt(context, name) && `${idOf(name)}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Hint({ name, help }: { name: string; help?: string }): JSX.Element | null {
  return help ? (
    <span class="form-hint" id={`${idOf(name)}-hint`}>
      {help}
    </span>
  ) : null;
}

function ErrorText({ name, context }: { name: string; context: FieldContext }): JSX.Element | null {
  const problem = problemAt(context, name);
  return problem ? (
    <span class="form-error-message" id={`${idOf(name)}-error`}>
      <span class="sr-only">{fieldWords(context).error}</span>
      {problem.message[context.language]}
    </span>
  ) : null;
}

const groupClass = (name: string, context: FieldContext): string =>
  problemAt(context, name) ? 'form-group form-error' : 'form-group';

function Label({ label, note, of }: { label: string; note?: string; of?: string }): JSX.Element {
  const inner = (
    <>
      {label}
      {note && <span class="weight-normal">{` (${note})`}</span>}
    </>
  );
  return of ? (
    <label class="form-label" for={of}>
      {inner}
    </label>
  ) : (
    <legend class="form-label">{inner}</legend>
  );
}

function TextField(props: ValueProps & { shape: Extract<Shape, { kind: 'text' }>; numeric?: boolean }): JSX.Element {
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

function TextArea(props: ValueProps & { hint?: string; rows: number }): JSX.Element {
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

function withNone({ context, schema }: ValueProps, shape: Extract<Shape, { kind: 'choice' }>): Choice[] {
  const choices = choicesOf(shape.schema, context.language);
  const none =
    (labelsOf(schema).null ?? labelsOf(shape.schema).null)?.[context.language] ?? fieldWords(context).noneOfThese;
  return shape.none ? [...choices, { value: NONE, label: none }] : choices;
}

function yesNoChoices({ schema, context }: ValueProps): Choice[] {
  const words = fieldWords(context);
  const labels = labelsOf(schema);
  return [
    { value: 'true', label: labels.true?.[context.language] ?? words.yes },
    { value: 'false', label: labels.false?.[context.language] ?? words.no },
  ];
}

function Select(props: ValueProps & { shape: Extract<Shape, { kind: 'choice' }> }): JSX.Element {
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
        {withNone(props, props.shape).map(({ value, label: words }) => (
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
}: Omit<ValueProps, 'schema'> & { choices: readonly Choice[]; group?: string }): JSX.Element {
  const chosen = context.form.text(name);
  return (
    <div class={problemAt(context, name) ? `${group} form-error` : group}>
      <fieldset aria-describedby={describedBy(name, context, help)}>
        <Label label={label} note={note} />
        <Hint name={name} help={help} />
        <ErrorText name={name} context={context} />
        {choices.map(({ value, label: words }, index) => {
          const id = index === 0 ? idOf(name) : `${idOf(name)}-${index}`;
          return (
            <div class="form-group-radio">
              <input type="radio" class="form-radio" id={id} name={name} value={value} checked={value === chosen} />
              <label class="form-label" for={id}>
                {words}
              </label>
            </div>
          );
        })}
      </fieldset>
    </div>
  );
}

function Confirm({ name, label, help, context }: ValueProps): JSX.Element {
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

function DateFields({
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
                  maxLength={part === 'year' ? 4 : 2}
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

function FileField({ name, label, help, note, context }: ValueProps): JSX.Element {
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

function Group({
  name,
  label,
  help,
  note,
  context,
  leaves,
  children,
}: ValueProps & {
  leaves: readonly { name: string; schema: SchemaObject; required: boolean }[];
  children?: ComponentChildren;
}): JSX.Element {
  const words = fieldWords(context);
  return (
    <fieldset
      class={`${groupClass(name, context)} group`}
      id={idOf(name)}
      aria-describedby={describedBy(name, context, help)}
    >
      <Label label={label} note={note} />
      <Hint name={name} help={help} />
      <ErrorText name={name} context={context} />
      {leaves.map((leaf) => (
        <Value
          name={`${name}.${leaf.name}`}
          schema={leaf.schema}
          label={questionOf(leaf.name, leaf.schema, context.language)}
          help={(leaf.schema['x-help'] as Text | undefined)?.[context.language]}
          note={leaf.required || leaves.every(({ required }) => !required) ? undefined : words.optional}
          context={context}
        />
      ))}
      {children}
    </fieldset>
  );
}

function Entries({
  name,
  label,
  help,
  note,
  context,
  item,
  most,
}: ValueProps & { item: SchemaObject; most: number }): JSX.Element {
  const words = fieldWords(context);
  const count = countOf(context.form, name);
  const inner = shapeOf(item);
  return (
    <fieldset
      class={`${groupClass(name, context)} entries`}
      id={idOf(name)}
      aria-describedby={describedBy(name, context, help)}
    >
      <Label label={label} note={note} />
      <Hint name={name} help={help} />
      <ErrorText name={name} context={context} />
      <input type="hidden" name={`${name}.count`} value={String(count)} />
      {count === 0 && <p class="quiet">{words.noEntries}</p>}
      {Array.from({ length: count }, (_, index) => {
        const entry = `${name}.${index}`;
        const title = `${label} ${index + 1}`;
        const remove = (
          <button class="button button-tertiary" type="submit" name="remove" value={entry} formNoValidate>
            {words.remove}
            <span class="sr-only">{` ${title}`}</span>
          </button>
        );
        return inner.kind === 'group' ? (
          <Group name={entry} schema={item} label={title} context={context} leaves={inner.leaves}>
            {remove}
          </Group>
        ) : (
          <div class="entry">
            <Value name={entry} schema={item} label={title} context={context} />
            {remove}
          </div>
        );
      })}
      {count < most && (
        <button class="button button-secondary" type="submit" name="add" value={name} formNoValidate>
          {count === 0 ? words.add : words.addAnother}
          <span class="sr-only">{`: ${label}`}</span>
        </button>
      )}
    </fieldset>
  );
}
