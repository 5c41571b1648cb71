import { StoredValues, type Sealer } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import { SEALER } from './tokens.js';

/** The one place where values of persons become what the portal stores, and come back. */
@Injectable()
export class Sealed extends StoredValues {
  constructor(@Inject(SEALER) sealer: Sealer) {
    super(sealer, 'portal');
  }
}
