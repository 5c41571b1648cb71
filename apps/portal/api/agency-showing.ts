import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { documentsToken, sameAsOne } from '#secrecy';
import type { Secret } from '#settings';

/** Whose connector shows this credential. @throws ProblemError 401 */
export function agencyShowing(
  authorization = '',
  { agencies }: Pick<Contracts, 'agencies'>,
  { accepted }: Secret<Buffer>,
): string {
  const agency = agencies.find((one) =>
    sameAsOne(
      authorization,
      accepted.map((key) => `Bearer ${documentsToken(key, one)}`),
    ),
  );
  if (agency === undefined) throw new ProblemError('unauthorised');
  return agency;
}
