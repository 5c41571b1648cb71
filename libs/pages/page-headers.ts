import type { Visit } from './visit.js';

/** Everything a page loads is our own; it is shown in no frame, and its forms go nowhere else. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function pageHeaders({ language }: Pick<Visit, 'language'>): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': POLICY,
    'referrer-policy': 'same-origin',
    vary: 'cookie, accept-language',
  };
}
