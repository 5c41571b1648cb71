import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The document as it is sent. Everything that is not markup of ours is escaped. */
export const render = (page: JSX.Element): string => `<!doctype html>\n${renderToString(page)}`;
