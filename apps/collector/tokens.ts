/** Injection tokens for what has no class of its own. */
export const CLOCK = Symbol('clock');
export const RULES = Symbol('rules');
export const LOG = Symbol('log');
/** The key of hashes that leave a person's own rows. */
export const HASH_KEY = Symbol('hash key');
export const HEALTH = Symbol('health');
/** What auditors show; null: none is let in. */
export const AUDITOR_TOKEN = Symbol('auditor token');
export const METRICS = Symbol('metrics');
