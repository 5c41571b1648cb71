import { frameWords } from '../frame/frame-words.js';
import type { Link } from '../frame/frame.js';
import type { Visit } from '../visit/visit.js';

/** The ways on from every page of a case. */
export function caseLinks(visit: Visit, current?: 'case'): Link[] {
  const words = frameWords(visit);
  return [
    { href: '/case', label: words.yourCase, current: current === 'case' },
    { href: '/data', label: words.yourData },
  ];
}
