/* Generated from schemas/ by npm run generate. Do not edit. */
import type { Validator } from '../compile.js';

declare const validators: Readonly<Record<string, Validator | undefined>>;
export = validators;
