import { type Link, type Visit } from '#pages';
import { textsIn } from '#texts';

const frameWords = textsIn('frame');

/** Ways on from a page for everybody; whoever has an application open gets back to it. */
export function publicLinks(visit: Visit, here: string): Link[] {
  const words = frameWords(visit);
  const links: Link[] = [
    { href: '/', label: words.start },
    visit.applicationId ? { href: '/data', label: words.yourData } : { href: '/continue', label: words.continue },
    { href: '/statistics', label: words.howLong },
  ];
  return links.map((link) => ({ ...link, current: link.href === here }));
}
