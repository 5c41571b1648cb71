import type { Contracts } from '#contracts';
import { CaseCopy } from '#case-copy';
import { createNeeds, type Needs } from '#needs';
import type { ServiceParts } from '#service';
import { Module, type DynamicModule } from '@nestjs/common';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { AgenciesController } from './api/agencies.controller.js';
import { ShowAgencies } from './agencies/show-agencies.js';
import { CertificatesController } from './api/certificates.controller.js';
import { ErasureController } from './api/erasure.controller.js';
import { RestrictionController } from './api/restriction.controller.js';
import { ForgetSimulated } from './erasure/forget-simulated.js';
import { EraseForPurpose } from './erasure/erase-for-purpose.js';
import { RestrictApplication } from './erasure/restrict-application.js';
import { ApplicationsController } from './api/applications.controller.js';
import { SubmissionController } from './api/submission.controller.js';
import { Applications } from './applications/applications.js';
import { ChangeDraft } from './applications/change-draft.js';
import { FindSamePersons } from './submission/find-same-persons.js';
import { LimitDrafts } from './applications/limit-drafts.js';
import { JoinHousehold } from './applications/join-household.js';
import { OpenApplication } from './applications/open-application.js';
import { OpenDraft } from './applications/open-draft.js';
import { Transactions } from './applications/transactions.js';
import { TellApplication } from './submission/tell-application.js';
import { ShowDraft } from './api/show-draft.js';
import { SubmitApplication } from './submission/submit-application.js';
import { AmendCase } from './cases/amend-case.js';
import { CasesController } from './api/cases.controller.js';
import { CaseChangesController } from './api/case-changes.controller.js';
import { FindCase } from './cases/find-case.js';
import { KeepWhatTheCollectorShows } from './cases/keep-what-the-collector-shows.handler.js';
import { LiveTimelineController } from './api/live-timeline.controller.js';
import { LiveTimeline } from './cases/live-timeline.js';
import { ProtectedPlace } from './cases/protected-place.js';
import { ShowCaseParts } from './cases/show-case-parts.js';
import { ShowCase } from './cases/show-case.js';
import { WithdrawCase } from './cases/withdraw-case.js';
import { DocumentFiles } from './documents/document-files.js';
import { DocumentsController } from './api/documents.controller.js';
import { Documents } from './documents/documents.js';
import { InternalKeysController } from './api/internal-keys.controller.js';
import { InternalDocumentsController } from './api/internal-documents.controller.js';
import { KeepDocument } from './applications/keep-document.js';
import { DocumentReads } from './documents/document-reads.js';
import { ReadNamedDocument } from './documents/read-named-document.js';
import { Archive } from './export/archive.js';
import { ExportController } from './api/export.controller.js';
import { ReadHeldData } from './export/held-data.js';
import { KeptBeside } from './export/kept-beside.js';
import { OwnDocuments } from './export/own-documents.js';
import { AskLaw } from './erasure/ask-law.js';
import { Certificates } from './erasure/certificates.js';
import { EraseApplication } from './erasure/erase-application.js';
import { DeleteApplication } from './erasure/delete-application.js';
import { FindDue } from './erasure/find-due.js';
import { KeepRetention } from './erasure/keep-retention.js';
import { ResidentKeys } from './erasure/resident-keys.js';
import { EraseByReference } from './erasure/erase-by-reference.js';
import { InternalErasuresController } from './api/internal-erasures.controller.js';
import { EraseWhatIsDue } from './erasure/erase-what-is-due.js';
import { PageAnswers } from './feedback/page-answers.js';
import { Limits } from './limits/limits.js';
import { Happenings, type Listener } from './ground/happenings.js';
import { Sealed } from './ground/sealed.js';
import { AccessCookie } from './access/access-cookie.js';
import { AccessTokens } from './access/access-tokens.js';
import { ShownAccess } from './access/access.js';
import { Cookies } from './access/cookies.js';
import { OpenSession } from './sessions/open-session.js';
import { SessionsController } from './api/sessions.controller.js';
import { CaseMatters } from './notifications/case-matters.js';
import { ComposeMail } from './notifications/compose-mail.js';
import { DayMail } from './notifications/day-mail.js';
import { LimitDraftMails } from './notifications/limit-draft-mails.js';
import { GatheredNotices } from './notifications/gathered-notices.js';
import { NextReminder } from './notifications/next-reminder.js';
import { Notices } from './notifications/notices.js';
import { Notify } from './notifications/notify.js';
import { NoticeQueue } from './notifications/notice-queue.js';
import { SendNotices } from './notifications/send-notices.js';
import { PlanReminders } from './notifications/plan-reminders.js';
import { StillToTell } from './notifications/still-to-tell.js';
import { Undelivered } from './notifications/undelivered.js';
import { GatherNews } from './notifications/gather-news.js';
import { AnswerInvitation } from './participants/answer-invitation.js';
import { Invitations } from './participants/invitations.js';
import { Invite } from './participants/invite.js';
import { AskForLink } from './sessions/ask-for-link.js';
import { OpenByLink } from './sessions/open-by-link.js';
import { ReturnLinks } from './sessions/return-links.js';
import { ShownCodes } from './access/shown-codes.js';
import { Assets } from '#pages';
import { pageControllers, pageProviders } from './pages/parts.js';
import { ShowStatistics } from './statistics/show-statistics.js';
import { StatisticsController } from './api/statistics.controller.js';
import {
  CLOCK,
  CONTRACTS,
  DOCUMENTS_FOLDER,
  HASHES,
  KEYS,
  LOG,
  METRICS,
  PORTAL_KEY,
  NEEDS,
  RULES,
  SEALER,
  SETTINGS,
} from './ground/tokens.js';

const stores = [
  Sealed,
  Applications,
  AccessTokens,
  AccessCookie,
  Cookies,
  ShownAccess,
  Limits,
  LimitDrafts,
  DocumentFiles,
  DocumentReads,
  Documents,
  FindCase,
  PageAnswers,
  ReturnLinks,
  ShownCodes,
  Notices,
  GatheredNotices,
  Invitations,
  Certificates,
  ResidentKeys,
];
const commands = [
  Transactions,
  OpenDraft,
  OpenApplication,
  JoinHousehold,
  ChangeDraft,
  TellApplication,
  FindSamePersons,
  SubmitApplication,
  OpenSession,
  AskForLink,
  OpenByLink,
  KeepDocument,
  AmendCase,
  WithdrawCase,
  Invite,
  AnswerInvitation,
  EraseApplication,
  EraseByReference,
  RestrictApplication,
  EraseForPurpose,
  ForgetSimulated,
  DeleteApplication,
  EraseWhatIsDue,
  KeepRetention,
];
const mail = [
  Notify,
  Undelivered,
  LimitDraftMails,
  GatherNews,
  CaseMatters,
  PlanReminders,
  StillToTell,
  NextReminder,
  DayMail,
  ComposeMail,
  NoticeQueue,
  SendNotices,
];
const queries = [
  ReadNamedDocument,
  ReadHeldData,
  KeptBeside,
  OwnDocuments,
  Archive,
  ShowDraft,
  ShowCase,
  ProtectedPlace,
  ShowCaseParts,
  AskLaw,
  FindDue,
  LiveTimeline,
  ShowAgencies,
  ShowStatistics,
];

/**
 * Residents hand in an application: drafts and documents stay here, what is submitted becomes events. What the collector
 * makes of it comes back and is shown.
 */
@Module({})
export class PortalModule {
  static of(parts: ServiceParts, assets: Assets): DynamicModule {
    return {
      module: PortalModule,
      imports: parts.imports,
      controllers: [
        ApplicationsController,
        ErasureController,
        RestrictionController,
        CertificatesController,
        InternalErasuresController,
        SubmissionController,
        DocumentsController,
        SessionsController,
        KeepWhatTheCollectorShows,
        CasesController,
        CaseChangesController,
        LiveTimelineController,
        AgenciesController,
        StatisticsController,
        InternalDocumentsController,
        InternalKeysController,
        ExportController,
        ...pageControllers,
      ],
      providers: [
        { provide: DataSource, useValue: parts.dataSource },
        { provide: CLOCK, useValue: parts.clock },
        { provide: CONTRACTS, useValue: parts.contracts },
        { provide: NEEDS, useValue: createNeeds(parts.contracts) },
        { provide: KEYS, useValue: parts.keys },
        { provide: SEALER, useValue: parts.sealer },
        { provide: KEYS, useValue: parts.keys },
        { provide: HASHES, useValue: parts.hashes },
        { provide: PORTAL_KEY, useValue: parts.portalKey() },
        { provide: SETTINGS, useValue: parts.settings },
        { provide: LOG, useValue: parts.log },
        { provide: METRICS, useValue: parts.metrics },
        { provide: DOCUMENTS_FOLDER, useValue: join(parts.settings.dataDir, 'documents') },
        { provide: Assets, useValue: assets },
        { provide: RULES, useFactory: (needs: Needs) => ({ contracts: parts.contracts, needs }), inject: [NEEDS] },
        {
          provide: Happenings,
          useFactory: (...listeners: Listener[]) => new Happenings(listeners),
          inject: [Notify, GatherNews, PlanReminders],
        },
        {
          provide: CaseCopy,
          useFactory: (sealed: Sealed, contracts: Contracts) => new CaseCopy(sealed, contracts),
          inject: [Sealed, CONTRACTS],
        },
        ...stores,
        ...commands,
        ...mail,
        ...queries,
        ...pageProviders,
      ],
    };
  }
}
