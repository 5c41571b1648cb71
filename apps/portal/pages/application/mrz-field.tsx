import type { JSX } from 'preact';
import { fieldWords, type FieldContext } from '#fact-form';
import { wordsIn } from '#pages';

/** The facts that stand in the machine-readable zone of a travel document. */
export const mrzFacts: ReadonlySet<string> = new Set(['identity.familyName', 'travelDocument.number']);

export const MRZ = 'mrz';

export const mrzWords = wordsIn({
  en: {
    title: 'Fill in from your passport',
    label: 'The lines of letters and < at the bottom of the photo page',
    help: 'Type or paste the two lines of a passport or the three lines of an ID card. We fill in what they say; you check it.',
    read: 'Read the lines',
  },
  da: {
    title: 'Udfyld fra dit pas',
    label: 'Linjerne med bogstaver og < nederst på billedsiden',
    help: 'Skriv eller indsæt passets to linjer eller id-kortets tre. Vi udfylder det, de siger; du ser det efter.',
    read: 'Læs linjerne',
  },
});

export const mrzProblems = {
  unreadable: {
    da: 'Linjerne kan ikke læses. Et pas har to linjer med 44 tegn, et id-kort tre med 30. Skriv dem af igen, med hvert <',
    en: 'The lines cannot be read. A passport has two lines of 44 characters, an ID card three of 30. Copy them again, with every <',
  },
  checkDigit: {
    da: 'Et kontrolciffer passer ikke, så et tegn er skrevet forkert. Sammenlign linjerne med passet, især 0 og O',
    en: 'A check digit does not fit, so a character is mistyped. Compare the lines with your passport, above all 0 and O',
  },
  notToTravelOn: {
    da: 'Det er linjerne fra et opholdskort, et visum eller lignende, og det rejser man ikke på. Brug linjerne fra dit pas eller nationale id-kort',
    en: 'These are the lines of a residence card, a visa or the like, which is no document to travel on. Use the lines of your passport or national ID card',
  },
} as const;

/** What is said beside what was filled in. */
export const mrzRemarks = {
  mayBeCut: {
    da: 'Linjerne har ikke plads til mere, så navnene kan være afkortet. Sammenlign med passet, og skriv dem helt ud.',
    en: 'The lines have no room for more, so the names may be cut. Compare them with the passport, and write them in full.',
  },
  notRead: {
    da: 'Det, der står i linjerne, kan ikke udfyldes her. Udfyld det selv, som det står i dokumentet.',
    en: 'What the lines say cannot be filled in here. Fill it in yourself, as the document has it.',
  },
} as const;

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
