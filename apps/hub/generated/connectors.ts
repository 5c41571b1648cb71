// Generated from schemas/: npm run generate. Do not edit.
import { siriConnector } from '../../siri-connector/index.js';
import { municipalityConnector } from '../../municipality-connector/index.js';
import { taxConnector } from '../../tax-connector/index.js';

/** One for each agency that has a folder of schemas. */
export const connectors = [siriConnector, municipalityConnector, taxConnector] as const;
