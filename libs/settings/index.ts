export type { EventsTokens } from './events-tokens.js';
export { handOn } from './hand-on.js';
export { readSettings, type Settings } from './settings.js';
export { SettingError, settingNames } from './table.js';
export { loadSecret } from './secret.js';
