export { fixedSecret, linesOf, mapSecret, type Secret } from './changing-secret.js';
export type { EventsTokens } from './events-tokens.js';
export type { KafkaConnection } from './kafka.js';
export { handOn } from './hand-on.js';
export { readSettings, type Settings } from './settings.js';
export { beginChange, endChange, secretsSet, type SecretOrigin } from './secret-files.js';
export { SettingError } from './table.js';
export { loadSecret, secretFile } from './secret.js';
