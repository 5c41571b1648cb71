import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { documentsToken, sameSecret } from '#secrecy';

/** Whose connector shows this credential. @throws ProblemError 401 */
export function agencyShowing(authorization = '', { agencies }: Pick<Contracts, 'agencies'>, hashKey: Buffer): string {
  const agency = agencies.find((one) => sameSecret(authorization, `Bearer ${documentsToken(hashKey, one)}`));
  if (agency === undefined) throw new ProblemError('unauthorised');
  return agency;
}
