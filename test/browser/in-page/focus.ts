/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** What a walk by Tab came past. It lives in the page. */
export interface Walk {
  passed: Element[];
  looks: string[];
}

export interface Step {
  faults: string[];
  /** Round: there is nothing more, or it begins anew. Held: the focus goes back to where it was on the way. */
  came: 'on' | 'round' | 'held';
}

/** Sets the focus before the first thing that takes it. */
export function startWalk(): Walk {
  const { body } = document;
  const before = body.getAttribute('tabindex');
  body.tabIndex = -1;
  body.focus({ preventScroll: true });
  if (before === null) body.removeAttribute('tabindex');
  else body.setAttribute('tabindex', before);
  return { passed: [], looks: [] };
}

/**
 * Judges what has the focus now, and what had it before: some of it can be seen (WCAG 2.4.11), and it looks otherwise
 * than without the focus (2.4.7). A label counts for its field, since some fields are drawn by their label.
 */
export function takeStep(walk: Walk): Step {
  const labelsOf = (element: Element) => [...((element as HTMLInputElement).labels ?? [])];
  const nameOf = (element: Element) => {
    const { localName, id } = element;
    const words = (labelsOf(element)[0] ?? element).textContent.replace(/\s+/g, ' ').trim();
    return `${localName}${id ? `#${id}` : ''} "${words.slice(0, 40)}"`;
  };
  const lookOf = (element: Element) =>
    [element, ...labelsOf(element)]
      .flatMap((one) => [undefined, '::before', '::after'].map((pseudo) => getComputedStyle(one, pseudo)))
      .map((style) =>
        [style.outline, style.boxShadow, style.border, style.backgroundColor, style.textDecoration].join(),
      )
      .join('|');
  const isSeen = (element: Element) => {
    const drawn = [element, ...labelsOf(element)];
    return drawn.some((one) =>
      [...one.getClientRects()].some(({ left, top, right, bottom }) => {
        if (right - left <= 1 || bottom - top <= 1) return false;
        const points = [(left + right) / 2, left + 2, right - 2].flatMap(
          (x) => [(top + bottom) / 2, top + 2, bottom - 2].map((y) => document.elementFromPoint(x, y)), // null off the screen
        );
        return points.some((there) => there !== null && drawn.some((part) => part.contains(there)));
      }),
    );
  };

  const faults: string[] = [];
  const focused = document.activeElement;
  const last = walk.passed.at(-1);
  if (last && last !== focused && lookOf(last) === walk.looks.at(-1)) {
    faults.push(`focus: nothing shows that ${nameOf(last)} has it`);
  }
  const isNowhere = !focused || focused === document.body || focused === document.documentElement;
  if (isNowhere || (focused === walk.passed[0] && last !== focused)) return { faults, came: 'round' };
  if (walk.passed.includes(focused)) {
    const isOnly = walk.passed.length === 1;
    if (!isOnly) faults.push(`focus: it does not get past ${nameOf(last!)}`);
    return { faults, came: isOnly ? 'round' : 'held' };
  }
  if (!isSeen(focused)) faults.push(`focus: ${nameOf(focused)} is hidden while it has it`);
  walk.passed.push(focused);
  walk.looks.push(lookOf(focused));
  return { faults, came: 'on' };
}

/** Where the focused link leads within the page, and whether that is ahead; undefined if it is no such link. */
export function skipFromFocused(): { id: string; isAhead: boolean } | undefined {
  const link = document.activeElement;
  const href = link?.localName === 'a' ? link.getAttribute('href') : null;
  if (!link || !href?.startsWith('#')) return undefined;
  const id = decodeURIComponent(href.slice(1));
  const target = document.getElementById(id);
  const isAhead = target !== null && (link.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return { id, isAhead };
}

/** Whether the focus is in the element of this id or further on, or there is nothing in it or further on that takes it. */
export function isFocusPast(id: string): boolean {
  const target = document.getElementById(id)!;
  const isPast = (element: Element | null) =>
    element !== null &&
    (target.contains(element) || (target.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  if (isPast(document.activeElement)) return true;
  const taking = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
  return ![...taking].some(isPast);
}

/** After a browser went back it restores where the page was scrolled to, some frames later. */
export function scrollRestored(): Promise<void> {
  if (matchMedia('(scripting: none)').matches) return Promise.resolve(); // no frame is told of there
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
