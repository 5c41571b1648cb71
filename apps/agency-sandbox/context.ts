import type { ClockMove } from '#clock';
import type { ServiceParts } from '#service';

/** What the simulator is given to work with. */
export interface SandboxContext extends Omit<ServiceParts, 'imports'> {
  /** Moves the clock of all services. @throws ClockMoveError */
  readonly moveClock: (wish: ClockMove) => Promise<Date>;
  /** Where an agency's connector listens. */
  readonly connectorUrl: (agency: string) => string;
  /** How much faster than usual the agencies work. */
  readonly pace: number;
}

export const CONTEXT = Symbol('context');
