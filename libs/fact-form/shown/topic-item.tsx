import type { ComponentChildren, JSX } from 'preact';
import { StateMark, type Glyph } from '#pages';

interface TopicItemProps {
  href: string;
  words: { title: string; summary?: string };
  /** What is left of it, as a glyph and in words. */
  glyph: Glyph;
  state: string;
  /** The page that is shown. */
  isCurrent?: boolean;
  children?: ComponentChildren;
}

/** A topic in a list of what is to be answered. */
export function TopicItem({ href, words, glyph, state, isCurrent, children }: TopicItemProps): JSX.Element {
  return (
    <li>
      <a class="task" href={href} aria-current={isCurrent ? 'page' : undefined}>
        {words.title}
      </a>
      <StateMark glyph={glyph}>{state}</StateMark>
      {words.summary !== undefined && <p class="quiet">{words.summary}</p>}
      {children}
    </li>
  );
}
