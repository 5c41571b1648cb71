import type { CaseElement } from './generated/messages.js';

export type ElementKind = CaseElement['kind'];

/** What an element of this kind shows, as long as it is shown. */
export type ElementBody<K extends ElementKind> = NonNullable<Extract<CaseElement, { kind: K }>['body']>;
