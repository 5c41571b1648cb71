import { CONTRACTS, SETTINGS, SITE } from '../ground/tokens.js';
import type { Provider, Type } from '@nestjs/common';
import { CodeController } from './access/code.controller.js';
import { ContinueController } from './access/continue.controller.js';
import { LeaveController } from './access/leave.controller.js';
import { LostCodeController } from './access/lost-code.controller.js';
import { ReturnController } from './access/return.controller.js';
import { StayController } from './access/stay.controller.js';
import { AskedOthers } from './application/asked-others.js';
import { CheckController } from './application/check.controller.js';
import { OwnDocumentsController } from './application/documents.controller.js';
import { Drafts } from './application/drafts.js';
import { FindTasks } from './application/find-tasks.js';
import { HouseholdController } from './application/household.controller.js';
import { ReceiptController } from './application/receipt.controller.js';
import { SavePage } from './application/save-page.js';
import { SavedPages } from './application/saved-pages.js';
import { SignAndSend } from './application/sign-and-send.js';
import { TasksController } from './application/tasks.controller.js';
import { TopicController } from './application/topic.controller.js';
import { FormGround, KeepFiles } from '#fact-form';
import { AssetsController, ShowPage, Visits } from '#pages';
import { EraseController } from './erase/erase.controller.js';
import { SayKept } from './erase/say-kept.js';
import { FindCaseFacts } from './case/amend/case-facts.js';
import { CorrectListController } from './case/amend/correct-list.controller.js';
import { CorrectController } from './case/amend/correct.controller.js';
import { QuestionsController } from './case/amend/questions.controller.js';
import { SendAnswers } from './case/amend/send-answers.js';
import { AppointmentController } from './case/appointment/appointment.controller.js';
import { CaseViews } from './case/case-view.js';
import { ObjectionController } from './case/dispute/objection.controller.js';
import { SayDone } from './case/done.js';
import { AmendByMove } from './case/move/amend-by-move.js';
import { FindMove } from './case/move/find-move.js';
import { MoveController } from './case/move/move.controller.js';
import { CaseController } from './case/case.controller.js';
import { JoinController } from './case/join/join.controller.js';
import { WithdrawController } from './case/withdraw/withdraw.controller.js';
import { DataController } from './data/data.controller.js';
import { DownloadController } from './data/download.controller.js';
import { OwnData } from './data/own-data.js';
import { KeepAsDocuments } from './files/keep-as-documents.js';
import { LanguageController } from './language/language.controller.js';
import { InvitationsController } from './participants/invitations.controller.js';
import { PartController } from './participants/part.controller.js';
import { PartsAsked } from './participants/parts-asked.js';
import { TakePart } from './participants/take-part.js';
import { RestrictionPageController } from './restriction/restriction.controller.js';
import { OverlapController } from './public/overlap.controller.js';
import { StatisticsPageController } from './public/statistics.controller.js';
import { TextsController } from './public/texts.controller.js';
import { BeginApplication } from './start/begin-application.js';
import { StartController } from './start/start.controller.js';
import { UsefulController } from './useful/useful.controller.js';
import { siteOf } from './visit/site.js';
import { VisitCookies } from './visit/visit-cookies.js';
import { OwnVisits } from './visit/visits.js';

/** The pages: they use the portal's own commands and queries, and have no other way in. */
export const pageControllers: Type[] = [
  AppointmentController,
  AssetsController,
  CaseController,
  CheckController,
  CodeController,
  ContinueController,
  CorrectController,
  CorrectListController,
  DataController,
  DownloadController,
  EraseController,
  HouseholdController,
  InvitationsController,
  JoinController,
  LanguageController,
  LeaveController,
  LostCodeController,
  MoveController,
  ObjectionController,
  OverlapController,
  OwnDocumentsController,
  PartController,
  QuestionsController,
  ReceiptController,
  RestrictionPageController,
  ReturnController,
  StartController,
  StatisticsPageController,
  StayController,
  TasksController,
  TextsController,
  TopicController,
  UsefulController,
  WithdrawController,
];

export const pageProviders: Provider[] = [
  AmendByMove,
  AskedOthers,
  BeginApplication,
  CaseViews,
  Drafts,
  FindCaseFacts,
  FindMove,
  FindTasks,
  OwnData,
  FormGround,
  { provide: KeepFiles, useClass: KeepAsDocuments },
  PartsAsked,
  SavePage,
  SavedPages,
  { provide: SITE, useFactory: siteOf, inject: [CONTRACTS, SETTINGS] },
  SayDone,
  SayKept,
  SendAnswers,
  ShowPage,
  SignAndSend,
  TakePart,
  OwnVisits,
  VisitCookies,
  { provide: Visits, useExisting: OwnVisits },
];
