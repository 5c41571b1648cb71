/** An address of this site, as it was given; undefined for any other. `//elsewhere` and `/\elsewhere` are other sites to a browser. */
export function ownAddress(given: unknown): string | undefined {
  if (typeof given !== 'string' || !/^\/(?![/\\])/.test(given) || /[\s\\]/.test(given)) return undefined;
  return given;
}
