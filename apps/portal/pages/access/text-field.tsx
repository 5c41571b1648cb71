import type { JSX } from 'preact';
import type { FieldProblem } from '#fact-form';
import { type Language, wordsIn } from '#pages';

const words = wordsIn({ en: { error: 'Error: ' }, da: { error: 'Fejl: ' } });

interface TextFieldProps {
  name: string;
  label: string;
  hint?: string;
  value: string;
  problems: readonly FieldProblem[];
  language: Language;
  type?: 'text' | 'email';
  autocomplete?: string;
}

/** A line of text that is no fact. */
export function TextField(props: TextFieldProps): JSX.Element {
  const { name, label, hint, value, problems, language, type = 'text', autocomplete = 'off' } = props;
  const problem = problems.find((one) => one.name === name);
  const described = [hint && `${name}-hint`, problem && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div class={problem ? 'form-group form-error' : 'form-group'}>
      <label class="form-label" for={name}>
        {label}
      </label>
      {hint && (
        <span class="form-hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {problem && (
        <span class="form-error-message" id={`${name}-error`}>
          <span class="sr-only">{words({ language }).error}</span>
          {problem.message[language]}
        </span>
      )}
      <input
        class="form-input input-width-l"
        type={type}
        id={name}
        name={name}
        value={value}
        autocomplete={autocomplete}
        autocapitalize="off"
        spellcheck={false}
        aria-describedby={described || undefined}
        aria-invalid={problem ? 'true' : undefined}
      />
    </div>
  );
}
