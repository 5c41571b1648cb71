export { contracts } from './builtin.js';
export { readContracts } from './contracts.js';
export { isObject } from './facts.js';
export { isEmailAddress, isUuid } from './formats/codes.js';
export { issuers } from './formats/issuers.js';
export { documentsIn, onlyPasses } from './documents.js';
export { agencyName, type AgencyName } from './agency-names.js';
export { lacksSection, legalBasesOf } from './legal-basis.js';
export { plainText } from './plain-text.js';
export { retentionDays } from './retention-days.js';
export { recipientsOf, tellsPlace } from './recipients.js';
export { capital, inWords, labelOf, questionOf, small, titleOf } from './words.js';
export type { ElementBody, ElementKind } from './case-elements.js';
export type * from './model.js';
export { CHOICES } from './generated/messages.js';
export type * from './generated/messages.js';

// What the generator and the checks of schemas/ stand on.
export { createAjv, describesMessages } from './compile.js';
export { typeName, validatorName } from './names.js';
export { SCHEMA_BASE } from './references.js';
export { findSchemas, readSchemas, type SchemaFiles } from './schema-files.js';
