export { isDrawable } from './fonts.js';
export { Sheets, type Block } from './sheets.js';
