import { danishDate } from '#clock';
import type { Text } from '#contracts';
import { textsIn, textsInBoth } from '#texts';

export type Language = keyof Text;

export const languages: readonly Language[] = ['en', 'da'];

export const findLanguage = (name: string | undefined): Language | undefined => languages.find((one) => one === name);

const figures = textsIn('figures');
const locales = textsInBoth('figures').locale;
const timeZone = 'Europe/Copenhagen';

const format = (options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> => ({
  da: new Intl.DateTimeFormat(locales.da, { timeZone, ...options }),
  en: new Intl.DateTimeFormat(locales.en, { timeZone, ...options }),
});

const day = format({ day: 'numeric', month: 'long', year: 'numeric' });
const weekday = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = format({ day: 'numeric', month: 'short', year: 'numeric' });
const clock = format({ hour: '2-digit', minute: '2-digit', hour12: false });

/** `2026-09-03` or a moment → 3 September 2026; what is only a year or a month stays one. */
export function showDay(value: string, language: Language): string {
  const month = /^(\d{4})-(\d{2})$/.exec(value);
  if (month) return format({ month: 'long', year: 'numeric' })[language].format(new Date(`${value}-15T12:00:00Z`));
  return /^\d{4}$/.test(value) ? value : day[language].format(momentOf(value));
}

/** The same for a problem, which says it in both languages. */
export const dayInBoth = (value: string): Text => ({ da: showDay(value, 'da'), en: showDay(value, 'en') });

/** Thursday 3 September 2026. */
export const showWeekday = (value: string, language: Language): string => weekday[language].format(momentOf(value));

/** 3 Sept 2026. */
export const showShortDay = (value: string, language: Language): string => shortDay[language].format(momentOf(value));

/** 11:34 in English, 11.34 in Danish. */
export const showTime = (moment: string, language: Language): string => clock[language].format(new Date(moment));

/** The time alone today, with its day before. */
export function showMoment(moment: string, now: Date, language: Language): string {
  const time = showTime(moment, language);
  return danishDate(moment) === danishDate(now) ? time : `${showShortDay(moment, language)}, ${time}`;
}

/** As somebody types it, without marks between thousands. */
export const showTypedNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { useGrouping: false, maximumFractionDigits: 20 }).format(value);

export const showNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language]).format(value);

const names: Readonly<Record<Language, Intl.DisplayNames>> = {
  da: new Intl.DisplayNames('da', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
};

/** Of an ISO 3166-1 alpha-2 code. */
export const showCountry = (code: string, language: Language): string => names[language].of(code) ?? code;

const languageNames: Readonly<Record<Language, Intl.DisplayNames>> = {
  da: new Intl.DisplayNames('da', { type: 'language', fallback: 'none' }),
  en: new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }),
};

/** Of a BCP 47 tag, as it stands alone: with a capital. Undefined for a language that has no name here. */
export function findLanguageName(tag: string, language: Language): string | undefined {
  const name = languageNames[language].of(tag);
  return name && name.charAt(0).toLocaleUpperCase(locales[language]) + name.slice(1);
}

/** Sorts as a reader of this language looks for it. */
export const compareIn = (language: Language): ((one: string, other: string) => number) =>
  new Intl.Collator(locales[language]).compare;

/** A list in a sentence: a passport, a contract and a lease. */
export const showList = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items);

/** 2 h 36 min; below a minute its seconds, from two days on days. */
export function showDuration(seconds: number, language: Language): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const words = figures({ language });
  if (seconds < 60) return words.seconds({ seconds: Math.round(seconds) });
  if (hours < 1) return words.minutes({ minutes });
  if (hours < 48) return words.hours({ hours, minutes });
  return words.days({ days: Math.floor(hours / 24), hours: hours % 24 });
}

/** A day is noon of that day in Denmark: it is the same date in every formatter. */
function momentOf(value: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T11:00:00Z` : value);
}

/** Small numbers as words. */
export const inWords = (count: number, language: Language): string =>
  figures({ language }).inWords[count] ?? String(count);
