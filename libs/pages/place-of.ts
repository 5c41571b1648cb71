/** `?person=2`: the place in the application, the applicant's 0 where it is left out; -1, where nobody is, for anything else. */
export function placeOf(query: unknown): number {
  if (query === undefined) return 0;
  return typeof query === 'string' && /^\d{1,2}$/.test(query) ? Number(query) : -1;
}

/** Where a person's pages lie: the applicant's have no number. */
export const withPerson = (address: string, place: number): string =>
  place === 0 ? address : `${address}${address.includes('?') ? '&' : '?'}person=${place}`;
