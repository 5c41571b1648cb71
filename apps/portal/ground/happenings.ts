import type { ArrivedElement } from '#case-copy';
import type { Application, Invitation, Person, Role } from '#intake';
import type { EntityManager } from 'typeorm';

/** A case, and whose it is. */
export interface OwnedCase {
  applicationId: string;
  residentId: string;
  caseId: string;
}

/** What a command did. */
export type Happening =
  | { kind: 'draftBegun' | 'draftChanged' | 'draftLeft' | 'codeAskedFor' | 'submitted'; application: Application }
  | { kind: 'invited'; application: Application; invitation: Invitation }
  | { kind: 'invitationAnswered'; application: Application; person: Person; role: Role; at: string }
  /** Two applications are about one person, it seems. `sharesAddress`: both said that mail reaches them at one address. */
  | { kind: 'foundTwice'; cases: readonly [OwnedCase, OwnedCase]; sharesAddress: boolean }
  /** Of cases, what was newer than the copy. */
  | { kind: 'casesShown'; elements: readonly ArrivedElement[] };

/** Acts upon what happened within its transaction: what it throws undoes that. */
export interface Listener {
  handle(sql: EntityManager, happening: Happening): Promise<void>;
}

/** Where commands say what they did, and whoever has to know acts upon it before that is committed. */
export class Happenings {
  constructor(private readonly listeners: readonly Listener[]) {}

  async tell(sql: EntityManager, happening: Happening): Promise<void> {
    for (const listener of this.listeners) await listener.handle(sql, happening);
  }
}
