import { MendableError } from '#observability';

export type DatabaseErrorCode =
  | 'NO_BINARIES'
  | 'NO_USER'
  | 'INIT_FAILED'
  | 'START_FAILED'
  | 'UNREACHABLE'
  | 'PROVISION_FAILED'
  | 'NEWER'
  | 'OLDER'
  | 'COPY_FAILED'
  | 'RECOVERY_FAILED';

/** The database cannot be had. */
export class DatabaseError extends MendableError<DatabaseErrorCode> {}

/** Another hub works on the same database. */
export class AlreadyRunning extends MendableError<'ALREADY_RUNNING'> {
  constructor() {
    super(
      'ALREADY_RUNNING',
      'Ankomst is already running on this data folder. Stop it first, or set DATA_DIR to another folder.',
    );
  }
}

/** A value that no column of the type takes: said before PostgreSQL would, with its SQLSTATE (class 22), and without the value. */
export class DataRefused extends Error {
  override readonly name = 'DataRefused';

  constructor(
    readonly code: string,
    readonly type: string,
  ) {
    super(`A value is no ${type}.`);
  }
}
