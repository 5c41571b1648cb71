import { createNeeds } from '#needs';
import type { ServiceParts } from '#service';
import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mergeWhatAgenciesReport } from './apply/merge-what-agencies-report.handler.js';
import { MergeWhatResidentsTell } from './apply/merge-what-residents-tell.handler.js';
import { KnownController } from './known/known.controller.js';
import { WhatWasKnown } from './known/what-was-known.js';
import { Pace } from './review/pace.js';
import { PublishReviews } from './review/publish-reviews.js';
import { ReviewCases } from './review/review-cases.js';
import { ReviewDueCases } from './review/review-due-cases.js';
import { ReviewLoop } from './review/review-loop.js';
import { Store } from './store/store.js';
import { AUDITOR_TOKEN, CLOCK, HASH_KEY, HEALTH, LOG, METRICS, RULES } from './tokens.js';

/**
 * What residents tell and agencies report is merged into one profile a person; a case that something happened to is
 * looked at again; what follows from it is published: dossiers, questions, states.
 */
@Module({})
export class CollectorModule {
  static of(parts: ServiceParts): DynamicModule {
    const { contracts, dataSource } = parts;
    return {
      module: CollectorModule,
      imports: parts.imports,
      controllers: [MergeWhatResidentsTell, mergeWhatAgenciesReport(contracts.agencies), KnownController],
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: CLOCK, useValue: parts.clock },
        { provide: LOG, useValue: parts.log },
        { provide: METRICS, useValue: parts.metrics },
        { provide: HEALTH, useValue: parts.health },
        { provide: HASH_KEY, useValue: parts.hashKey },
        { provide: AUDITOR_TOKEN, useValue: parts.settings.auditorToken ?? null },
        { provide: RULES, useValue: { contracts, needs: createNeeds(contracts) } },
        { provide: Store, useValue: new Store(contracts, parts.sealer) },
        Pace,
        PublishReviews,
        ReviewCases,
        ReviewDueCases,
        ReviewLoop,
        WhatWasKnown,
      ],
    };
  }
}
