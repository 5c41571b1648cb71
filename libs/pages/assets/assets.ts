import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';

/** What a browser is sent beside the pages: as it is, and compressed once at the start. */
interface Asset {
  type: string;
  bytes: Buffer;
  gzip?: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const own = join(__dirname, 'files');
/** The package closes its inner folders; its main file lies in one of them. */
const dkfds = join(dirname(createRequire(__filename).resolve('dkfds')), '..');
const fonts = join(dkfds, 'fonts/IBMPlexSans/split/woff2');

/** The part of Unicode that each file of the font covers; a browser fetches what a page needs. */
const ranges: Readonly<Record<string, string>> = {
  Latin1:
    'U+0020-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2013-2014, U+2018-201A, U+201C-201E, U+2020-2022, U+2026, U+2030, U+2039-203A, U+2044, U+20AC, U+2122, U+2212',
  Latin2:
    'U+0100-0130, U+0132-0151, U+0154-017F, U+018F, U+0192, U+01A0-01A1, U+01AF-01B0, U+01FA-01FF, U+0218-021B, U+1E80-1E85, U+1E9E',
  Latin3: 'U+0102-0103, U+0110-0111, U+1EA0-1EF9, U+20AB',
};
const weights: Readonly<Record<string, number>> = { Regular: 400, SemiBold: 600 };

/** Read once. Pages ask for addresses, the controller for what lies there. */
@Injectable()
export class Assets {
  private readonly files = readAssets();
  private readonly version = versionOf(this.files);

  find(name: string): Asset | undefined {
    return this.files.get(name);
  }

  /** The address of an asset, such as `portal.css` or `icons/chevron-left.svg`. @throws for one that is not there. */
  addressOf = (name: string): string => {
    if (!this.files.has(name)) throw new Error(`There is no asset ${name}.`);
    return `/assets/${this.version}/${name}`;
  };
}

/** By name, all that pages name: one style sheet, scripts, icons, fonts. */
function readAssets(): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>();
  const add = (name: string, bytes: Buffer): void => {
    const type = TYPES[extname(name)];
    if (type === undefined) throw new Error(`There is no media type for the asset ${name}.`);
    const isText = !type.startsWith('font/');
    assets.set(name, { type, bytes, ...(isText && { gzip: gzipSync(bytes, { level: 9 }) }) });
  };
  add(
    'portal.css',
    Buffer.from([fontFaces(), designSystem(), readFileSync(join(own, 'ankomst.css'), 'utf8')].join('\n')),
  );
  for (const name of readdirSync(own)) if (extname(name) !== '.css') add(name, readFileSync(join(own, name)));
  for (const name of readdirSync(join(dkfds, 'img/svg-icons')))
    if (extname(name) === '.svg') add(`icons/${name}`, readFileSync(join(dkfds, 'img/svg-icons', name)));
  for (const file of fontFiles()) add(`fonts/${basename(file)}`, readFileSync(file));
  return assets;
}

/** Changes with any of them, so that a browser may keep each for ever. */
function versionOf(assets: ReadonlyMap<string, Asset>): string {
  const hash = createHash('sha256');
  for (const [name, { bytes }] of assets) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex').slice(0, 12);
}

/** Without its own fonts, of which it names all, in full. */
function designSystem(): string {
  return readFileSync(join(dkfds, 'css/dkfds.min.css'), 'utf8')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('../img/svg-icons/', 'icons/')
    .replace(/\/\*# sourceMappingURL=.*?\*\//, '');
}

function fontFiles(): string[] {
  return Object.keys(weights).flatMap((weight) => Object.keys(ranges).map((part) => fontFile(weight, part)));
}

const fontFile = (weight: string, part: string): string => join(fonts, `IBMPlexSans-${weight}-${part}.woff2`);

function fontFaces(): string {
  return Object.entries(weights)
    .flatMap(([name, weight]) =>
      Object.entries(ranges).map(
        ([part, range]) =>
          `@font-face{font-family:"IBM Plex Sans";font-weight:${weight};font-display:swap;unicode-range:${range};` +
          `src:url(fonts/${basename(fontFile(name, part))}) format("woff2")}`,
      ),
    )
    .join('');
}
