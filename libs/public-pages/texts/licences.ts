import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Licences {
  code: string;
  icons: string;
  font: string;
  fontOfFiles: string;
}

const resolve = createRequire(__filename).resolve;
const dkfds = join(dirname(resolve('dkfds')), '../..');

/** As their owners wrote them. The design system names the icons' licence without its text, which is the same everywhere. */
export function readLicences(): Licences {
  return {
    code: readFileSync(join(dkfds, 'LICENSE.md'), 'utf8'),
    icons: readFileSync(join(dirname(resolve('reflect-metadata')), 'LICENSE'), 'utf8'),
    font: readFileSync(join(dkfds, 'dist/fonts/IBMPlexSans/complete/ttf/license.txt'), 'utf8'),
    fontOfFiles: readFileSync(join(dirname(resolve('dejavu-fonts-ttf/package.json')), 'LICENSE'), 'utf8'),
  };
}
