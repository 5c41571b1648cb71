export type ContractErrorCode =
  | 'schemasNotFound'
  | 'unreadableSchema'
  | 'unknownSchema'
  | 'unknownPath'
  | 'unknownGroup'
  | 'unknownOperator'
  | 'unknownAgency'
  | 'unknownDossierVersion'
  | 'unprotectedPlace'
  | 'invalidProcess'
  | 'invalidReminders'
  | 'invalidRetention'
  | 'circularProcess'
  | 'sharedPlace';

/** A contract that cannot be read, or was asked for by a name it does not have. Never retriable. */
export class ContractError extends Error {
  override readonly name = 'ContractError';

  constructor(
    readonly code: ContractErrorCode,
    message: string,
  ) {
    super(message);
  }
}
