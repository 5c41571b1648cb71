import type { Application } from '../../applications/application.js';
import type { Language } from '../frame/language.js';

/** Somebody who looks at a page. */
export interface Visit {
  readonly language: Language;
  /** The page's own address, where a change of language comes back to. */
  readonly address: string;
  /** Whose application is open in this browser. */
  readonly applicationId?: string;
  readonly now: Date;
  /** So long may nobody be at a page of an open application. */
  readonly idleSeconds?: number;
}

/** Of somebody whose application is open. */
export interface OwnVisit extends Visit {
  readonly applicationId: string;
  readonly application: Application;
}
