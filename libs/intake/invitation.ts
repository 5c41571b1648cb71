import type { PathSpec } from '#contracts';
import type { Statements } from './statements.js';

/** Who may be asked for a part of somebody's application; named as the contracts name them as sources. */
export const ROLES = ['employer', 'school'] as const;
export type Role = (typeof ROLES)[number];

export interface Invitation {
  invitationId: string;
  applicationId: string;
  /** Whom it is about. */
  residentId: string;
  role: Role;
  /** When it was sent last; it ends some days after that. */
  invitedAt: string;
  answeredAt?: string;
  withdrawnAt?: string;
  address: string;
  /** What was answered; kept apart from what the resident says. */
  statements: Statements;
}

/** Paths of which this source is believed something. */
export const isOf =
  (role: Role) =>
  ({ authority }: Pick<PathSpec, 'authority'>): boolean =>
    authority.includes(role);
