import { readFileSync, statSync } from 'node:fs';
import { SettingError, type Setting } from './table.js';

/**
 * A secret that may change while we run. Where it comes from a file, that is looked at anew at each use, so what changes it
 * is a new file and nothing is started again.
 */
export interface Secret<T = string> {
  /** The one that we show, and make others from: the first line. */
  readonly current: T;
  /** Those that we take from others: while it is changed the one before, too. */
  readonly accepted: readonly T[];
}

/** While it is changed there are two: the one that is shown, and the other that is taken as well. */
const MOST = 2;

/** One a line, read by `one`, which throws a SettingError for what is no such secret. */
export function secret<T>(one: (name: string, line: string) => T): Setting<Secret<T> | undefined> {
  return {
    secret: true,
    parse(name, given, file) {
      if (given === undefined) return undefined;
      const values = readAll(name, given, one);
      return file === undefined ? fixed(values) : new SecretInFile(file, values, (text) => readAll(name, text, one));
    },
  };
}

/** As a setting takes it: the one to show first. */
export function linesOf<T>({ accepted }: Secret<T>, write: (one: T) => string = String): string {
  return accepted.map(write).join('\n');
}

/** One that stays. */
export function fixedSecret<T>(value: T): Secret<T> {
  return fixed([value]);
}

/** The same with something made of each. */
export function mapSecret<T, R>(from: Secret<T>, make: (value: T) => R): Secret<R> {
  return {
    get current() {
      return make(from.current);
    },
    get accepted() {
      return from.accepted.map(make);
    },
  };
}

function fixed<T>(values: Values<T>): Secret<T> {
  return { current: values[0], accepted: values };
}

type Values<T> = readonly [T, ...T[]];

function readAll<T>(name: string, text: string, one: (name: string, line: string) => T): Values<T> {
  const lines = text.split('\n').map((line) => line.trim());
  const [first, ...more] = lines.filter((line) => line !== '').map((line) => one(name, line));
  if (first !== undefined && more.length < MOST) return [first, ...more];
  throw new SettingError(name, `takes one secret, or two while it is changed, a line each: the one to show first.`);
}

/** A file that is gone or wrong for now changes nothing: what it held before goes on. Its next form is looked at again. */
export class SecretInFile<T> implements Secret<T> {
  private seen: string;

  constructor(
    private readonly file: string,
    private values: Values<T>,
    private readonly read: (text: string) => Values<T>,
  ) {
    this.seen = markOf(file);
  }

  get current(): T {
    return this.look()[0];
  }

  get accepted(): readonly T[] {
    return this.look();
  }

  private look(): Values<T> {
    const mark = markOf(this.file);
    if (mark === this.seen) return this.values;
    this.seen = mark;
    try {
      this.values = this.read(readFileSync(this.file, 'utf8'));
    } catch (error) {
      // Its writer may be half way through: it is read again when it changes.
      const why = error instanceof SettingError ? error.message : `${this.file} cannot be read`;
      process.emitWarning(`${why} The secret that it held before goes on.`, { code: 'ANKOMST_SECRET' });
    }
    return this.values;
  }
}

/** Another one whenever the file was written or replaced, by whatever a link leads to. */
function markOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? 'gone' : `${found.ino} ${found.mtimeNs} ${found.size}`;
}
