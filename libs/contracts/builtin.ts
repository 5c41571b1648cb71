import { assemble } from './contracts.js';
import validators from './generated/validators.js';
import type { Contracts } from './model.js';
import { validatorName } from './names.js';
import { findSchemas, readSchemas } from './schema-files.js';

/** The contracts of `schemas/`, with the generated validators. */
export const contracts: Contracts = assemble(
  readSchemas(findSchemas()),
  (schemaId) => validators[validatorName(schemaId)],
);
