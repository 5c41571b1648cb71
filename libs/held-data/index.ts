export { AlsoHeldSection } from './also-held-section.js';
export { coverPlace } from './cover-place.js';
export { Disclosures } from './disclosures-section.js';
export { downloadOf } from './download.js';
export { Facts } from './facts-section.js';
export type {
  Beside,
  DatedDocument,
  DocumentRead,
  HeldData,
  HeldDocument,
  HeldFact,
  HeldLink,
  HeldMail,
  KeptDocument,
} from './held-data.js';
export { type KnownFact, knownFacts } from './known-fact.js';
export { NotInUseSection } from './not-in-use-section.js';
export { dataPdf, lacksLetters } from './pdf/data-pdf.js';
export { Telling } from './telling.js';
