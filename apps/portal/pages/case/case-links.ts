import { type Link, type Visit } from '#pages';
import { textsIn } from '#texts';

const frameWords = textsIn('frame');

/** The ways on from every page of a case. */
export function caseLinks(visit: Visit, current?: 'case'): Link[] {
  const words = frameWords(visit);
  return [
    { href: '/case', label: words.yourCase, current: current === 'case' },
    { href: '/data', label: words.yourData },
  ];
}
