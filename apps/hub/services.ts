import type { Service } from '#service';
import type { Settings } from '#settings';
import { agencySandbox } from '../agency-sandbox/index.js';
import { collector } from '../collector/index.js';
import { portal } from '../portal/index.js';
import { connectors } from './generated/connectors.js';

/** Every service of an installation. */
export const services: readonly Service[] = [agencySandbox, ...connectors, collector, portal];

/** In production no simulated agency takes part. */
export function servicesFor({ production }: Pick<Settings, 'production'>): readonly Service[] {
  return services.filter(({ simulator }) => !(simulator && production));
}

/** Who works on cases: every service but the one that people meet. */
export function backOfficeFor(settings: Pick<Settings, 'production'>): readonly Service[] {
  return servicesFor(settings).filter((service) => service !== portal);
}
