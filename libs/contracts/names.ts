import { SCHEMA_BASE } from './references.js';

/** `…/library/dossier/v1/schema.json` -> `library_dossier_v1`. */
export function validatorName(schemaId: string): string {
  return schemaId.slice(SCHEMA_BASE.length, -'/schema.json'.length).replace(/[^a-z0-9]/g, '_');
}

/** `…/library/dossier/v1/schema.json` -> `LibraryDossierV1`. */
export function typeName(schemaId: string): string {
  return validatorName(schemaId).replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
