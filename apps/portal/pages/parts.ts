import type { Provider, Type } from '@nestjs/common';
import { Drafts } from './application/drafts.js';
import { SavePage } from './application/save-page.js';
import { SavedPages } from './application/saved-pages.js';
import { TasksController } from './application/tasks.controller.js';
import { TopicController } from './application/topic.controller.js';
import { AssetsController } from './assets/assets.controller.js';
import { KeepFiles } from './form/keep-files.js';
import { ShowPage } from './frame/show-page.js';
import { LanguageController } from './language/language.controller.js';
import { StartController } from './start/start.controller.js';
import { Visits } from './visit/visits.js';

/** The pages: they use the portal's own commands and queries, and have no other way in. */
export const pageControllers: Type[] = [
  AssetsController,
  LanguageController,
  StartController,
  TasksController,
  TopicController,
];

export const pageProviders: Provider[] = [Drafts, KeepFiles, SavedPages, SavePage, ShowPage, Visits];
