import type { Provider, Type } from '@nestjs/common';
import { CodeController } from './access/code.controller.js';
import { ContinueController } from './access/continue.controller.js';
import { LeaveController } from './access/leave.controller.js';
import { LostCodeController } from './access/lost-code.controller.js';
import { ReturnController } from './access/return.controller.js';
import { CheckController } from './application/check.controller.js';
import { OwnDocumentsController } from './application/documents.controller.js';
import { Drafts } from './application/drafts.js';
import { HouseholdController } from './application/household.controller.js';
import { ReceiptController } from './application/receipt.controller.js';
import { SavePage } from './application/save-page.js';
import { SavedPages } from './application/saved-pages.js';
import { SignAndSend } from './application/sign-and-send.js';
import { TasksController } from './application/tasks.controller.js';
import { TopicController } from './application/topic.controller.js';
import { AssetsController } from './assets/assets.controller.js';
import { KeepFiles } from './form/keep-files.js';
import { ShowPage } from './frame/show-page.js';
import { LanguageController } from './language/language.controller.js';
import { InvitationsController } from './participants/invitations.controller.js';
import { PartController } from './participants/part.controller.js';
import { TakePart } from './participants/take-part.js';
import { PartsAsked } from './participants/parts-asked.js';
import { BeginApplication } from './start/begin-application.js';
import { StartController } from './start/start.controller.js';
import { Visits } from './visit/visits.js';

/** The pages: they use the portal's own commands and queries, and have no other way in. */
export const pageControllers: Type[] = [
  AssetsController,
  CheckController,
  CodeController,
  ContinueController,
  HouseholdController,
  InvitationsController,
  LanguageController,
  LeaveController,
  LostCodeController,
  OwnDocumentsController,
  PartController,
  ReceiptController,
  ReturnController,
  StartController,
  TasksController,
  TopicController,
];

export const pageProviders: Provider[] = [
  BeginApplication,
  Drafts,
  KeepFiles,
  PartsAsked,
  TakePart,
  SavedPages,
  SavePage,
  ShowPage,
  SignAndSend,
  Visits,
];
