import { ProblemError } from '#http';
import type { Settings } from '#settings';

export type Quota = Pick<Settings, 'documentsPerApplication' | 'documentBytesPerApplication'>;

export interface Holding {
  documents: number;
  bytes: number;
}

/** Anybody may begin an application and send documents: what one holds is limited. 0 is no limit. @throws ProblemError 413 */
export function refuseBeyond(quota: Quota, held: Holding, bytes: number): void {
  const { documentsPerApplication: most, documentBytesPerApplication: mostBytes } = quota;
  const isFull = (most > 0 && held.documents >= most) || (mostBytes > 0 && held.bytes + bytes > mostBytes);
  if (isFull) throw new ProblemError('documentsFull');
}
