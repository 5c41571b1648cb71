import { ownAddress } from '#pages';

/**
 * Where somebody came from, by what the browser says, when that belongs to the page they named; else the page's own
 * address. So no address with a secret in it is ever carried on.
 */
export function wayBack(address: string, referer: string | undefined, host: string): string {
  if (referer === undefined || !URL.canParse(referer)) return address;
  const { host: from, pathname, search } = new URL(referer);
  const isOfPage = pathname === address || (address !== '/' && pathname.startsWith(`${address}/`));
  return (from === host && isOfPage && ownAddress(pathname + search)) || address;
}
