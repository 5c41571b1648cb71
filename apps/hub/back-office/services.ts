import type { Service } from '#service';
import type { Settings } from '#settings';
import { agencySandbox } from '../../agency-sandbox/index.js';
import { collector } from '../../collector/index.js';
import { connectors } from '../generated/connectors.js';

/** Who works on cases: every service but the one that people meet, which the thread need not load. */
export const backOffice: readonly Service[] = [agencySandbox, ...connectors, collector];

/** In production no simulated agency takes part. */
export function takingPart(
  services: readonly Service[],
  { production }: Pick<Settings, 'production'>,
): readonly Service[] {
  return services.filter(({ simulator }) => !(simulator && production));
}
