export type { EventsTokens } from './events-tokens.js';
export type { KafkaConnection } from './kafka.js';
export { handOn } from './hand-on.js';
export { readSettings, type Settings } from './settings.js';
export { SettingError } from './table.js';
export { loadSecret } from './secret.js';
