import { keyedHash } from '#secrecy';

/** Whose case it is: another recipient of the same kind has another case of the same reference. */
export interface CaseKey {
  readonly agency: string;
  readonly recipient: string;
  readonly caseReference: string;
}

/** What the simulator looks up, as keyed hashes: they tell nothing of what was hashed. */
export class CaseHashes {
  constructor(private readonly hashKey: Buffer) {}

  /** Whose a case is, wherever it is filed: what lies here of a person is sealed for this. */
  owner(caseReference: string): string {
    return keyedHash(this.hashKey, 'owner', caseReference);
  }

  case({ agency, recipient, caseReference }: CaseKey): string {
    return keyedHash(this.hashKey, 'case', agency, recipient, caseReference);
  }

  /** A number that an agency gave out. */
  number(agency: string, number: string): string {
    return keyedHash(this.hashKey, 'number', agency, number);
  }
}
