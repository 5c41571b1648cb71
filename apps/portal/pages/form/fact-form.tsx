import type { ComponentChildren, JSX } from 'preact';

interface FactFormProps {
  action: string;
  /** What is said once a script has saved what is typed; without it none does. */
  autosaved?: string;
  children: ComponentChildren;
}

/** The one form of a page that asks for facts. It may hold files, and the server says what is wrong. */
export function FactForm({ action, autosaved, children }: FactFormProps): JSX.Element {
  return (
    <form id="form" method="post" action={action} encType="multipart/form-data" noValidate data-autosave={autosaved}>
      {children}
    </form>
  );
}
