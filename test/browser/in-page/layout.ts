/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Complaints about a page that has to be scrolled sideways: how far, and because of what. */
export function faultsOfWidth(): string[] {
  const { scrollWidth } = document.scrollingElement!;
  if (scrollWidth <= innerWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right + scrollX > innerWidth + 1,
  );
  const inner = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  const because = inner.slice(0, 3).map(({ localName, id, className, textContent }) => {
    const of = id ? `#${id}` : typeof className === 'string' && className ? `.${className.split(/\s+/).join('.')}` : '';
    return `${localName}${of} "${textContent.trim().slice(0, 40)}"`;
  });
  return [`sideways: ${scrollWidth} px on a screen of ${innerWidth}: ${because.join(', ') || 'nobody sticks out'}`];
}

/** The spacing that a reader may set by WCAG 1.4.12. By the CSSOM, which no Content-Security-Policy refuses. */
export function spaceText(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Takes away the sheet that came last. */
export function unspaceText(): void {
  document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
}

/** Complaints about text that does not fit its box, where the box hides what sticks out. */
export function faultsOfClipping(): string[] {
  const SLACK = 1; // sizes are rounded
  return [...document.body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const { overflowX, overflowY, clipPath, clip, position } = getComputedStyle(element);
    const { clientWidth, clientHeight, scrollWidth, scrollHeight, textContent } = element;
    const isForEarsOnly =
      clientWidth <= 1 || clientHeight <= 1 || clipPath !== 'none' || (position === 'absolute' && clip !== 'auto');
    if (isForEarsOnly || textContent.trim() === '' || element.localName === 'select') return [];
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const isClipped =
      (hides(overflowX) && scrollWidth > clientWidth + SLACK) ||
      (hides(overflowY) && scrollHeight > clientHeight + SLACK);
    if (!isClipped) return [];
    return [
      `clipped: "${textContent.trim().slice(0, 40)}" needs ${scrollWidth} x ${scrollHeight} px, and has ${clientWidth} x ${clientHeight}`,
    ];
  });
}
