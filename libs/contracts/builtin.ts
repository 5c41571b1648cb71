import { assemble } from './contracts.js';
import { compiling } from './compile.js';
import type { Contracts } from './model.js';
import { findSchemas, readSchemas } from './schema-files.js';

const files = readSchemas(findSchemas());

/** The contracts of `schemas/`. */
export const contracts: Contracts = assemble(files, compiling(files));
