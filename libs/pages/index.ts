export { AssetsController } from './assets/assets.controller.js';
export { Assets } from './assets/assets.js';
export { formFrom, overlaid, readForm, type Form } from './form.js';
export { Frame, type Link } from './frame.js';
export { Instead } from './instead.js';
export {
  compareIn,
  findLanguage,
  findLanguageName,
  inWords,
  showCountry,
  dayInBoth,
  showDay,
  showDuration,
  showList,
  showMoment,
  showNumber,
  showShortDay,
  showTime,
  showTypedNumber,
  showWeekday,
  type Language,
} from './language.js';
export { AgencyMark, Legend, shapeOf, StateMark, Uses, type Glyph, type NamedAgency } from './marks.js';
export { PlainPage, type PlainPageProps } from './plain-page.js';
export { ownAddress } from './own-address.js';
export { PageController } from './same-origin.js';
export { pageHeaders } from './page-headers.js';
export { within } from './page-context.js';
export { render, ShowPage } from './show-page.js';
export { TableHead, TextTable } from './text-table.js';
export { PlaceCover, PlaceCoverInForm, pressesForPlace, showsPlace } from './place-cover.js';
export { Visits, type Reader, type Site, type Visit } from './visit.js';
export { placeOf, withPerson } from './place-of.js';
