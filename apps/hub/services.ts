import type { Service } from '#service';
import type { Settings } from '#settings';
import { portal } from '../portal/index.js';
import { backOffice, takingPart } from './back-office/services.js';

/** Every service of an installation. */
export const services: readonly Service[] = [...backOffice, portal];

export function servicesFor(settings: Pick<Settings, 'production'>): readonly Service[] {
  return takingPart(services, settings);
}
