import type { Provider, Type } from '@nestjs/common';
import { AssetsController } from './assets/assets.controller.js';
import { AppointmentController } from './case/appointment/appointment.controller.js';
import { CaseViews } from './case/case-view.js';
import { CaseController } from './case/case.controller.js';
import { WithdrawController } from './case/withdraw/withdraw.controller.js';
import { ShowPage } from './frame/show-page.js';
import { LanguageController } from './language/language.controller.js';
import { StartController } from './start/start.controller.js';
import { Visits } from './visit/visits.js';

/** The pages: they use the portal's own commands and queries, and have no other way in. */
export const pageControllers: Type[] = [
  AssetsController,
  LanguageController,
  StartController,
  CaseController,
  AppointmentController,
  WithdrawController,
];

export const pageProviders: Provider[] = [ShowPage, Visits, CaseViews];
