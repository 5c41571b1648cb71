// Generated from schemas/: npm run generate. Do not edit.
import { siriConnector } from '../../siri-connector/index.js';
import { municipalityConnector } from '../../municipality-connector/index.js';
import { taxConnector } from '../../tax-connector/index.js';

/** In the order of the ports: one after the other behind the portal. */
export const connectors = [siriConnector, municipalityConnector, taxConnector] as const;
