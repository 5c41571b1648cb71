import type { Contracts } from '#contracts';

/** What residents tell the hub, and what it makes of it. */
export const HUB = 'hub';
/** What the simulated agencies know: they are somebody else, whose data happens to lie on the same machine. */
export const SIMULATED = 'simulated';

/**
 * For which purpose an audience keeps values: each agency's dossiers and reports, on their way and at its connector, have
 * keys of their own, since it may have to keep what others may not (GDPR art. 5(1)(b) and (e)).
 * @param agencies their names, as folders of schemas
 */
export function purposeOf(agencies: readonly string[]): (audience: string) => string {
  const known = new Map<string, string>();
  return (audience) => {
    const found = known.get(audience) ?? find(agencies, audience.replace(/^(?:wire|kept):/, ''));
    known.set(audience, found);
    return found;
  };
}

/**
 * The purposes whose keys a service opens: its own store, and the topics that it reads or writes. The portal hands out the
 * keys of agencies to who stands in the place of a connector. No other key-encryption key has to be where it runs.
 */
export function purposesOpenedBy(
  service: string,
  { agencies, topics }: Pick<Contracts, 'agencies' | 'topics'>,
): readonly string[] {
  const own = topics.filter(({ readBy, writtenBy }) => readBy.includes(service) || writtenBy.includes(service));
  const opened = [service, ...own.map(({ name }) => name)].map(purposeOf(agencies));
  return [...new Set([...opened, ...(service === 'portal' ? agencies : [])])].sort();
}

/** @param name of a service (`<agency>-connector`), or of a topic (`dossiers.<agency>`, `<service>.dead-letters`) */
function find(agencies: readonly string[], name: string): string {
  const [service = ''] = name.split('.');
  const agency = agencies.find((one) => service === `${one}-connector` || name.endsWith(`.${one}`));
  return agency ?? (service === 'sandbox' ? SIMULATED : HUB);
}
