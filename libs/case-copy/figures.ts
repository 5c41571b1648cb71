import type { CaseElement, ElementBody } from '#contracts';

/** What is counted of a case. It says nothing of a person, so it is stored in the clear, and outlives a key. */
export interface Figures {
  case?: Pick<ElementBody<'case'>, 'status'>;
  counts?: ElementBody<'counts'>;
  holder?: ElementBody<'holder'>;
}

export function figuresOf({ kind, body }: CaseElement): Figures[keyof Figures] {
  if (body === null) return undefined;
  if (kind === 'case') return { status: body.status };
  return kind === 'counts' || kind === 'holder' ? body : undefined;
}
