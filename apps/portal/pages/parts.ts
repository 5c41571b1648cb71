import type { Provider, Type } from '@nestjs/common';
import { AssetsController } from './assets/assets.controller.js';
import { DataController } from './data/data.controller.js';
import { ReadHeldData } from './data/held-data.js';
import { ShowPage } from './frame/show-page.js';
import { LanguageController } from './language/language.controller.js';
import { OverlapController } from './public/overlap.controller.js';
import { StatisticsPageController } from './public/statistics.controller.js';
import { TextsController } from './public/texts.controller.js';
import { StartController } from './start/start.controller.js';
import { UsefulController } from './useful/useful.controller.js';
import { Visits } from './visit/visits.js';

/** The pages: they use the portal's own commands and queries, and have no other way in. */
export const pageControllers: Type[] = [
  AssetsController,
  DataController,
  LanguageController,
  OverlapController,
  StartController,
  StatisticsPageController,
  TextsController,
  UsefulController,
];

export const pageProviders: Provider[] = [ReadHeldData, ShowPage, Visits];
