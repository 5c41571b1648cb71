/** `?person=2`: the place in the application, the applicant's 0 where it is left out; -1, where nobody is, for anything else. */
export function placeOf(query: unknown): number {
  if (query === undefined) return 0;
  return typeof query === 'string' && /^\d{1,2}$/.test(query) ? Number(query) : -1;
}
