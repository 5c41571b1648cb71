import type { ComponentChildren, JSX } from 'preact';

/** Names the fields that the sender had before them, and how each stood: see `touched`. */
export const SHOWN = 'shown';

interface FactFormProps {
  action: string;
  /** What stood in the fields when the page was opened. */
  shown?: readonly string[];
  /** What the scripts say of saving and sending; without scripts nothing is saved before the form is sent. */
  autosaved?: Readonly<Record<'saved' | 'notSaved' | 'notOpen' | 'sending' | 'broken', string>>;
  children: ComponentChildren;
}

/** The one form of a page that asks for facts. It may hold files, and the server says what is wrong. */
export function FactForm({ action, shown = [], autosaved, children }: FactFormProps): JSX.Element {
  return (
    <form
      id="form"
      method="post"
      action={action}
      encType="multipart/form-data"
      noValidate
      data-autosave={autosaved?.saved}
      data-not-saved={autosaved?.notSaved}
      data-not-open={autosaved?.notOpen}
      data-sending={autosaved?.sending}
      data-broken={autosaved?.broken}
    >
      {shown.map((text) => (
        <input type="hidden" name={SHOWN} value={text} />
      ))}
      {children}
    </form>
  );
}
