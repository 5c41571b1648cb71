import { contracts, type Json } from '#contracts';
import {
  ErrorSummary,
  FactField,
  FactForm,
  type FieldContext,
  filledWith,
  FormPage,
  readFacts,
  type Taken,
  type TypedForm,
} from '#fact-form';
import { fieldsOf } from '#intake';
import { Frame, Instead, PageController, type Form, type Visit } from '#pages';
import type { JSX } from 'preact';

/** What was written down at the counter. */
export const written = new Map<string, Json>();

const topic = contracts.facts.filter(({ paths }) => paths[0]?.topic === 'contact').map(({ fact }) => fact);
const fields = fieldsOf(contracts, topic).map((field) => ({ ...field, needed: false }));

/** Staff write down how a resident can be reached. */
@PageController('counter/contact')
export class CounterPage extends FormPage<Visit> {
  protected find(visit: Visit): Visit {
    return visit;
  }

  protected override filled(visit: Visit): Form {
    return filledWith(fields, written, new Map(), visit);
  }

  protected show({ language }: Visit, context: FieldContext): JSX.Element {
    return (
      <Frame title="Contact" name="counter" hasErrors={context.problems.length > 0} form="form" keepsWhenLeft={false}>
        <ErrorSummary problems={context.problems} language={language} />
        <FactForm action="/counter/contact">
          {fields.map((field) => (
            <FactField field={field} context={context} />
          ))}
          <button type="submit">OK</button>
        </FactForm>
      </Frame>
    );
  }

  protected take(_: Visit, form: TypedForm): Taken {
    const { answers, problems } = readFacts(contracts, form, fields, written, form.kept);
    for (const [fact, value] of answers) written.set(fact, value);
    return problems.length > 0 ? problems : Instead.goTo('/counter/contact');
  }
}
