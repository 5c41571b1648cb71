import type { JSX } from 'preact';

export interface RadioChoiceProps {
  name: string;
  value: string;
  /** Unique on the page; the first of a group has the id of its field, where an error summary leads. */
  id: string;
  label: string;
  hint?: string;
  isChosen: boolean;
}

/** One choice of several of which one is taken. */
export function RadioChoice({ name, value, id, label, hint, isChosen }: RadioChoiceProps): JSX.Element {
  return (
    <div class="form-group-radio">
      <input
        type="radio"
        class="form-radio"
        id={id}
        name={name}
        value={value}
        checked={isChosen}
        aria-describedby={hint && `${id}-hint`}
      />
      <label class="form-label" for={id}>
        {label}
      </label>
      {hint && (
        <span class="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
