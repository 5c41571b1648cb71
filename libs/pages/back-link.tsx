import type { ComponentChildren, JSX } from 'preact';
import { usePage } from './page-context.js';

/** The way back, above the heading of a page. */
export function BackLink({ href, children }: { href: string; children: ComponentChildren }): JSX.Element {
  return (
    <a class="back-link" href={href}>
      <img class="icon-svg" src={usePage().asset('icons/chevron-left.svg')} alt="" />
      {children}
    </a>
  );
}
