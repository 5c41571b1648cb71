import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';

/** What a text does with one of its values. */
export interface Argument {
  /** Stands in the text as it is. */
  isShown: boolean;
  /** Is counted: its number chooses the form of the words. */
  isCounted: boolean;
  /** The keys of `select` that its value chooses among, `other` aside. */
  choices: ReadonlySet<string>;
}

export type Values = Readonly<Record<string, string | number | boolean | undefined>>;

/** What has no value chooses this key. */
const NONE = 'none';

/**
 * The values that a text takes, by name. `{Agency}` is the value `agency` with a capital, as a sentence begins.
 * @param message in ICU MessageFormat (Unicode Technical Standard 35, part 9)
 * @throws SyntaxError where the braces do not hold
 */
export function argumentsOf(message: string): Map<string, Argument> {
  const found = new Map<string, Argument>();
  for (const element of everyElement(read(message))) {
    const name = small(element.value);
    const { isShown, isCounted, choices } = found.get(name) ?? { isShown: false, isCounted: false, choices: new Set() };
    const chosen = element.type === TYPE.select ? Object.keys(element.options).filter((key) => key !== 'other') : [];
    found.set(name, {
      isShown: isShown || element.type === TYPE.argument,
      isCounted: isCounted || element.type === TYPE.plural,
      choices: new Set([...choices, ...chosen]),
    });
  }
  return found;
}

/** The text as a function of its values. */
export function compile(message: string, language: string): (values: Values) => string {
  const elements = read(message);
  const names = [...new Set(everyElement(elements).map(({ value }) => value))];
  const chosenBy = new Set(everyElement(elements).flatMap(({ type, value }) => (type === TYPE.select ? [value] : [])));
  const formatter = new IntlMessageFormat(elements, language);
  const valueOf = (name: string, values: Values): string | number =>
    written(name, values[small(name)]) ?? (chosenBy.has(name) ? NONE : '');
  return (values) => String(formatter.format(Object.fromEntries(names.map((name) => [name, valueOf(name, values)]))));
}

/** Undefined where there is nothing. */
function written(name: string, value: Values[string]): string | number | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'number') return value;
  return name === small(name) ? String(value) : capital(String(value));
}

/** Markup is no part of a text: `<` is a letter like others. */
const read = (message: string): MessageFormatElement[] => parse(message, { ignoreTag: true });

type Valued = Extract<MessageFormatElement, { type: TYPE.argument | TYPE.select | TYPE.plural }>;

/** Those that take a value, at any depth. Dates and numbers are written before they come here, as the reader's country does. */
function everyElement(elements: readonly MessageFormatElement[]): Valued[] {
  return elements.flatMap((element): Valued[] => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.argument:
        return [element];
      case TYPE.select:
      case TYPE.plural:
        return [element, ...Object.values(element.options).flatMap(({ value }) => everyElement(value))];
      default:
        throw new SyntaxError('A text takes plain values, select and plural; other formats are not used here');
    }
  });
}

const small = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
