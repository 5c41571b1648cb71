/** Injection tokens for what has no class of its own. */
export const CLOCK = Symbol('clock');
export const CONTRACTS = Symbol('contracts');
export const NEEDS = Symbol('needs');
/** Both, as what the household shares is read by them. */
export const RULES = Symbol('rules');
export const SEALER = Symbol('sealer');
/** The store of residents' keys. */
export const KEYS = Symbol('keys');
/** The hashes that the portal keeps. */
export const HASHES = Symbol('hashes');
/** What the portal's credentials for connectors follow from. */
export const PORTAL_KEY = Symbol('portal key');
/** The folder of documents' bytes. */
export const DOCUMENTS_FOLDER = Symbol('documents folder');
/** All settings, for what reads several of them. */
export const SETTINGS = Symbol('settings');
/** What stands on every page. */
export const SITE = Symbol('site');
export const LOG = Symbol('log');
export const METRICS = Symbol('metrics');
