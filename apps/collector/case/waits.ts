import type { AgencyReading, Scene } from './scene.js';
import { mayHold } from './scene.js';

/** Whom an agency still waits for, and whether it waits in vain: what it waits for was refused or withdrawn. */
export function waitsOf(scene: Scene, agency: string): { waitingFor: string[]; halted: boolean } {
  const waits = scene.rules.contracts.process(agency).waitsFor.filter((one) => mayHold(scene, one.if));
  const open = waits.filter(({ agency: other, outcome }) => !isReached(scene.read.get(other), outcome));
  return {
    waitingFor: open.map(({ agency: other }) => other),
    halted: open.some(({ agency: other }) => HALTING.has(scene.read.get(other)?.state.status ?? '')),
  };
}

const HALTING: ReadonlySet<string> = new Set(['refused', 'revoked', 'stopped', 'withdrawn']);

/** Whoever takes no part is waited for by nobody. */
function isReached(other: AgencyReading | undefined, outcome: string): boolean {
  if (!other || other.state.status === 'notApplicable') return true;
  if (outcome === 'granted') return other.summary.decision?.status === 'granted';
  const reaches = [...other.summary.reached.values()];
  return reaches.includes('acknowledged') || (outcome === 'delivered' && reaches.includes('delivered'));
}
