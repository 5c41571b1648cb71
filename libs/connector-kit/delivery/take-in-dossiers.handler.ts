import { Controller, type Type } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Batch, UnitOfWork } from '#messaging';
import { TakeInDossiers, type Brought } from './take-in-dossiers.js';

/** The handler of one agency's topic; its name stands in the pattern, so each agency gets a class of its own. */
export function takeInDossiersHandler(agency: string): Type {
  @Controller()
  class TakeInDossiersHandler {
    constructor(private readonly dossiers: TakeInDossiers) {}

    @EventPattern<string>(`dossiers.${agency}`)
    async apply(@Payload() batch: Batch<Brought['type']>, @Ctx() work: UnitOfWork): Promise<void> {
      await this.dossiers.take(batch, work);
    }
  }
  return TakeInDossiersHandler;
}
