import { Catch, type ExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Nest's own filter for messages replaces every unknown error by `{status: 'error'}`, so that its SQLSTATE is lost, and
 * logs PostgreSQL's `detail` with a person's values. This one hands the error on as it is: messaging classifies it.
 */
@Catch()
export class Rethrow implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
