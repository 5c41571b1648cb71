import type { Provider, Type } from '@nestjs/common';
import { AssetsController } from './assets/assets.controller.js';
import { ShowPage } from './frame/show-page.js';
import { LanguageController } from './language/language.controller.js';
import { StartController } from './start/start.controller.js';
import { UsefulController } from './useful/useful.controller.js';
import { Visits } from './visit/visits.js';

/** The pages: they use the portal's own commands and queries, and have no other way in. */
export const pageControllers: Type[] = [AssetsController, LanguageController, StartController, UsefulController];

export const pageProviders: Provider[] = [ShowPage, Visits];
