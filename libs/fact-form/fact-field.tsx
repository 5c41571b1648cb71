import { type SchemaObject, type Text, questionOf } from '#contracts';
import type { AskedField } from '#intake';
import type { ComponentChildren, JSX } from 'preact';
import type { Labels } from './shown/show-value.js';
import { Confirm, Radios, Select, withChosen, yesNoChoices } from './choice-fields.js';
import { DateFields } from './date-fields.js';
import { Box, FieldSet, idOf, type FieldContext, type ValueProps } from './field-parts.js';
import { FileField } from './file-field.js';
import { countOf } from './read-value.js';
import { absentField, reasonsIn, shapeOf } from './shape.js';
import { TextArea, TextField } from './text-fields.js';
import { textsIn } from '#texts';

const fieldWords = textsIn('field');

/** A question of the form: label, help, what is wrong, its fields, and "I have none" where that is an answer. */
export function FactField({ field, context }: { field: AskedField; context: FieldContext }): JSX.Element {
  const { language } = context;
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
      <Absence name={field.field} label={label} reasons={absence} labels={field.spec.absenceLabels} context={context} />
    </>
  );
}

interface AbsenceProps {
  name: string;
  label: string;
  reasons: readonly string[];
  labels?: Labels;
  context: FieldContext;
}

/** "I have none", for each reason that there may be. */
function Absence({ name, label, reasons, labels, context }: AbsenceProps): JSX.Element | null {
  const words = fieldWords(context);
  if (reasons.length === 0) return null;
  return (
    <fieldset class="form-group absence">
      <legend class="sr-only">{`${words.instead}: ${label}`}</legend>
      {reasons.map((reason) => (
        <Box
          type="checkbox"
          isSmall
          id={`${idOf(name)}-absent-${reason}`}
          name={absentField(name)}
          value={reason}
          label={labels?.[reason]?.[context.language] ?? words.none}
          isChosen={context.form.all(absentField(name)).includes(reason)}
        />
      ))}
    </fieldset>
  );
}

/** What browsers may fill in by themselves (WCAG 1.3.5). */
const autocomplete: Readonly<Record<string, string>> = {
  'identity.familyName': 'family-name',
  'identity.givenNames': 'given-name',
  'contact.email': 'email',
  'contact.phone': 'tel',
};

/** The fields of one value, as its schema asks for them. */
export function Value(props: ValueProps): JSX.Element {
  const shape = shapeOf(props.schema);
  switch (shape.kind) {
    case 'choice':
      return shape.long ? (
        <Select {...props} shape={shape} />
      ) : (
        <Radios {...props} choices={withChosen(props, shape, props.context.form.text(props.name))} />
      );
    case 'yesNo':
      return <Radios {...props} choices={yesNoChoices(props)} />;
    case 'confirm':
      return <Confirm {...props} />;
    case 'date':
      return <DateFields {...props} partial={shape.partial} open={shape.open} />;
    case 'document':
      return (
        <>
          <FileField {...props} />
          <Absence
            {...props}
            reasons={reasonsIn(props.schema)}
            labels={props.schema['x-absenceLabels'] as Labels | undefined}
          />
        </>
      );
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

interface GroupProps extends ValueProps {
  leaves: readonly { name: string; schema: SchemaObject; required: boolean }[];
  children?: ComponentChildren;
}

function Group({ leaves, children, ...field }: GroupProps): JSX.Element {
  const { name, context } = field;
  return (
    <FieldSet {...field} kind="group">
      {leaves.map((leaf) => (
        <Value
          name={`${name}.${leaf.name}`}
          schema={leaf.schema}
          label={questionOf(leaf.schema, leaf.name)[context.language]}
          help={(leaf.schema['x-help'] as Text | undefined)?.[context.language]}
          note={leaf.required || leaves.every(({ required }) => !required) ? undefined : fieldWords(context).optional}
          context={context}
        />
      ))}
      {children}
    </FieldSet>
  );
}

function Entries({ item, most, ...field }: ValueProps & { item: SchemaObject; most: number }): JSX.Element {
  const { name, label, context } = field;
  const words = fieldWords(context);
  const count = countOf(context.form, name);
  const inner = shapeOf(item);
  return (
    <FieldSet {...field} kind="entries">
      <input type="hidden" name={`${name}.count`} value={String(count)} />
      {count === 0 && <p class="quiet">{words.noEntries}</p>}
      {Array.from({ length: count }, (_, index) => {
        const entry = { name: `${name}.${index}`, schema: item, label: `${label} ${index + 1}`, context };
        const remove = (
          <button class="button button-tertiary" type="submit" name="remove" value={entry.name} formNoValidate>
            {words.remove}
            <span class="sr-only">{` ${entry.label}`}</span>
          </button>
        );
        return inner.kind === 'group' ? (
          <Group {...entry} leaves={inner.leaves}>
            {remove}
          </Group>
        ) : (
          <div class="entry">
            <Value {...entry} />
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
    </FieldSet>
  );
}
