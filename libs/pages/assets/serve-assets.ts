import { Injectable } from '@nestjs/common';
import { readAssets, versionOf, type Asset } from './assets.js';

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
