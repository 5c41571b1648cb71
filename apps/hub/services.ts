import type { Service } from '#service';
import { agencySandbox } from '../agency-sandbox/index.js';
import { collector } from '../collector/index.js';
import { portal } from '../portal/index.js';
import { connectors } from './generated/connectors.js';

/** Every service of an installation, in the order in which data flows. */
export const services: readonly Service[] = [portal, collector, ...connectors, agencySandbox];
