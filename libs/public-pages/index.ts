export { type OverlapModel, overlapModel } from './overlap/overlap-model.js';
export { OverlapPage } from './overlap/overlap-page.js';
export { type PageAnswer, findAddress } from './page-names.js';
/** @internal for tests */
export { pageNames } from './page-names.js';
export { type Statistics, statisticsOf } from './statistics/figures.js';
export { StatisticsPage } from './statistics/statistics-page.js';
export { AccessibilityPage } from './texts/accessibility-page.js';
export { readLicences } from './texts/licences.js';
export { LicencesPage } from './texts/licences-page.js';
export { PrivacyPage } from './texts/privacy-page.js';
