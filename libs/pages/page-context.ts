import { createContext, h, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { Visit } from './visit.js';

/** What every page is shown with. */
export interface PageContext {
  /** Who looks at it. */
  readonly visit: Visit;
  /** The address of an asset. */
  readonly asset: (name: string) => string;
}

const Context = createContext<PageContext | undefined>(undefined);

export const within = (value: PageContext, page: JSX.Element): JSX.Element => h(Context.Provider, { value }, page);

/** @throws outside a page. */
export function usePage(): PageContext {
  const context = useContext(Context);
  if (!context) throw new Error('This is part of a page, and stands in none.');
  return context;
}
