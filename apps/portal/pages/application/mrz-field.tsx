import type { JSX } from 'preact';
import type { FieldContext } from '#fact-form';
import { textsIn } from '#texts';

const fieldWords = textsIn('field');
const mrzWords = textsIn('mrz');

/** The facts that stand in the machine-readable zone of a travel document. */
export const mrzFacts: ReadonlySet<string> = new Set(['identity.familyName', 'travelDocument.number']);

export const MRZ = 'mrz';

/** A shortcut in front of the fields that it fills in; who leaves it empty types them. */
export function Mrz({ context }: { context: FieldContext }): JSX.Element {
  const words = mrzWords(context);
  const problem = context.problems.find(({ name }) => name === MRZ);
  return (
    <details class="details mrz" open={problem !== undefined}>
      <summary class="details-summary">{words.title}</summary>
      <div class="details-text">
        <div class={problem ? 'form-group form-error' : 'form-group'}>
          <label class="form-label" for={MRZ}>
            {words.label}
          </label>
          <span class="form-hint" id="mrz-hint">
            {words.help}
          </span>
          {problem && (
            <span class="form-error-message" id="mrz-error">
              <span class="sr-only">{fieldWords(context).error}</span>
              {problem.message[context.language]}
            </span>
          )}
          <textarea
            class="form-input mrz-lines"
            id={MRZ}
            name={MRZ}
            rows={3}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby={problem ? 'mrz-hint mrz-error' : 'mrz-hint'}
          >
            {context.form.text(MRZ)}
          </textarea>
        </div>
        <button class="button button-secondary" type="submit" name="read" value={MRZ} formNoValidate>
          {words.read}
        </button>
      </div>
    </details>
  );
}
