import { isEmailAddress, isLanguage, isName, isPhoneNumber, isUuid } from './codes.js';
import { isDate, isMoment, isPartialDate, isTimestamp } from './dates.js';
import { ibanFault } from './iban.js';
import { isIcaoIssuer } from './issuers.js';
import { isCprNumber, isCvrNumber } from './numbers.js';

/** Every `format` that a schema may name. The generated validators read this table too. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  'partial-date': isPartialDate,
  'date-or-open': (text) => text === 'open' || isDate(text),
  moment: isMoment,
  timestamp: isTimestamp,
  name: isName,
  email: isEmailAddress,
  phone: isPhoneNumber,
  language: isLanguage,
  uuid: isUuid,
  iban: (text) => ibanFault(text) === undefined,
  cvr: isCvrNumber,
  'cpr-number': isCprNumber,
  'icao-issuer': isIcaoIssuer,
};
