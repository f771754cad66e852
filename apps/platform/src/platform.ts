import { join } from 'node:path';
import * as contract from '@consentry/contract';
import * as law from '@consentry/law';
import { type LedgerKeeper, witnessRoutes } from '@consentry/ledger-server';
import {
  calendarRoutes,
  followCalendars,
  healthRoutes,
  messageSender,
  Metrics,
  metricsRoutes,
  openDatabase,
  type Replica,
  resolveName,
  type RunContext,
  type RunningServer,
  type RunOptions,
  runServer,
  type SenderSettings,
  Server,
  TARGETS_DEFAULT,
} from '@consentry/server';
import { factorRoutes, sessionRoutes } from '@consentry/staff';
import { ACCESS, type Action } from './access/access-table.ts';
import { alternativesRoutes } from './alternatives/alternatives-routes.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { filingRoutes } from './filing/filing-routes.ts';
import { SealedFiles } from './filing/sealed-files.ts';
import { startSendingFilings } from './filing/send-filings.ts';
import { startWatchingFiling } from './filing/watch-filing.ts';
import { deadlineRoutes } from './deadline/deadline-routes.ts';
import { startReminding } from './deadline/remind.ts';
import { ledgerKeeper } from './ledger/ledger-keeper.ts';
import { ledgerRoutes } from './ledger/ledger-routes.ts';
import { PostureKeeper } from './posture/posture-keeper.ts';
import { postureRoutes } from './posture/posture-routes.ts';
import { startReviewing } from './posture/review-on-change.ts';
import { assessmentRoutes } from './assessment/assessment-routes.ts';
import { findIntegratorByKey } from './access/find-integrator.ts';
import { principalBy } from './access/find-principal.ts';
import { integratorRoutes } from './access/integrator-routes.ts';
import { tokenRoutes } from './access/token-routes.ts';
import { deviceHolders } from './device/device-holders.ts';
import { findDeviceBySignature } from './device/device-principal.ts';
import { deviceKeyRoutes } from './device/device-key-routes.ts';
import { deviceRoutes } from './device/device-routes.ts';
import { startDeviceWork } from './device/device-work.ts';
import { consentRequestRoutes } from './consent/consent-request-routes.ts';
import { consentRoutes } from './consent/consent-routes.ts';
import { purposesOfStore } from './consent/purposes-of-store.ts';
import { withdrawalRoutes } from './consent/withdrawal-routes.ts';
import { gatherFigures } from './health/figures.ts';
import { startRounds } from './health/rounds.ts';
import { bundleRoutes } from './ledger/bundle-routes.ts';
import { evidenceRoutes } from './ledger/evidence-routes.ts';
import { noticeRoutes } from './notice/notice-routes.ts';
import { complaintRoutes } from './complaint/complaint-routes.ts';
import { rightsRoutes } from './rights/rights-routes.ts';
import { purposeRoutes } from './purpose/purpose-routes.ts';
import { transferRoutes } from './transfer/transfer-routes.ts';
import { childrenRoutes } from './minors/children-routes.ts';
import { guardianCodeRoutes } from './minors/guardian-code-routes.ts';
import { minorsRoutes } from './minors/minors-routes.ts';
import { wardsOf } from './minors/minors-store.ts';
import { rulesForChildren } from './minors/rules-for-children.ts';
import { personFactorRoutes } from './people/factor-routes.ts';
import { mergeRoutes } from './people/merge-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { personPrincipal } from './people/person-principal.ts';
import { startSendingCodes } from './people/send-codes.ts';
import { signInRoutes } from './people/sign-in-routes.ts';
import { paperRoutes } from './paper/paper-routes.ts';
import { consentPapers } from './paper/consent-papers.ts';
import { incidentRoutes } from './incident/incident-routes.ts';
import { incidentReportRoutes } from './incident/report-routes.ts';
import { startSendingReports } from './incident/send-reports.ts';
import { accessRecord } from './record/access-record.ts';
import { recordRoutes } from './record/record-routes.ts';
import { startSweepingRecord } from './record/sweep-record.ts';
import { retentionRoutes } from './retention/retention-routes.ts';
import { PROBLEMS } from './http/problems.ts';
import { PROOFS } from './access/proofs.ts';
import { type PlatformKeys, platformKeys } from './settings/keys.ts';
import { platformAccounts } from './staff/platform-accounts.ts';
import { staffPrincipal } from './staff/staff-principal.ts';
import { joiningRoutes } from './staff/joining-routes.ts';
import { type JoinLink, setUpLink } from './staff/set-up.ts';
import { staffRoutes } from './staff/staff-routes.ts';
import { startExpiring } from './verification/start-expiring.ts';
import { verificationRoutes } from './verification/verification-routes.ts';
import { type ScreenFolders, screenRoutes } from './screen/screen-routes.ts';
import { departmentRoutes } from './supervision/department-routes.ts';
import { startFollowingOrders } from './supervision/follow-orders.ts';
import { supervisionRoutes } from './supervision/supervision-routes.ts';
import { sitingRoutes } from './siting/siting-routes.ts';
import { platformMigrations } from './store/migrations/index.ts';
import type { PlatformTables } from './store/tables.ts';
import { type DeliveryMeans, startDelivering } from './webhook/deliver.ts';
import { placeNewSources } from './webhook/follow-streams.ts';
import { webhookRoutes } from './webhook/webhook-routes.ts';

/** What a platform is started with. */
export interface PlatformOptions extends RunOptions {
  /** How one-time codes reach people; left out: on the terminal. */
  readonly codes?: SenderSettings;
  /** Lease of the bundles of devices, milliseconds; left out: `LEASE_TTL_MS`. */
  readonly leaseTtlMs?: number;
  /** Where events may be sent, and how; left out: `https:` to public addresses on port 443. */
  readonly webhooks?: Partial<DeliveryMeans>;
  /** Folders of built screens; those that are left out are not served. */
  readonly screens?: ScreenFolders;
}

/** What every slice of the platform works with. */
export type PlatformContext = RunContext<PlatformTables, PlatformKeys>;

/** The server with the tables and actions of the platform. */
export type PlatformServer = Server<PlatformTables, Action>;

/** A platform that runs. */
export interface Platform extends RunningServer {
  readonly context: PlatformContext;
  readonly keeper: LedgerKeeper;
  /** Shown to whoever started it, and to nobody else; `null` where there is an admin. */
  readonly setUp: JoinLink | null;
}

/**
 * Starts the organisation's server. It holds no face information, and no message of it can carry any.
 *
 * @throws {DatabaseError} when the database cannot be used
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const keys = platformKeys(options.data);
  const database = await openDatabase<PlatformTables>(
    options.databaseUrl ?? `sqlite:${join(options.data, 'platform.db')}`,
    { migrations: platformMigrations },
  );
  let origins = options.origins ?? [];
  const context: PlatformContext = {
    database,
    keys,
    log: options.log,
    now: options.now ?? Date.now,
    origins: () => origins,
  };
  const replica: Replica = { stopping: false, working: [] };
  const metrics = new Metrics();
  const webhooks = { settings: TARGETS_DEFAULT, ...options.webhooks };
  const server: PlatformServer = new Server<PlatformTables, Action>({
    title: 'Consentry platform',
    description:
      'People, purposes, notices, consents and devices of an organisation. No message carries face information.',
    database,
    log: options.log,
    now: context.now,
    secret: keys.secret,
    problems: PROBLEMS,
    access: ACCESS,
    accesses: accessRecord,
    schemas: { ...law, ...contract },
    proofs: PROOFS,
    principalOf: principalBy([
      findDeviceBySignature(context),
      staffPrincipal(context),
      findIntegratorByKey(context),
      async (caller) => personPrincipal(context, caller, wardsOf),
    ]),
    origins: () => origins,
    trustedProxies: options.trustedProxies ?? [],
    onAnswered: (answered) => metrics.count(answered),
  });
  const working = new AsyncDisposableStack();
  const devices = working.use(startDeviceWork(context, options.leaseTtlMs ?? contract.LEASE_TTL_MS));
  healthRoutes(server, context, replica);
  metricsRoutes(server, context, metrics, gatherFigures);
  webhookRoutes(server, context, webhooks.settings);
  purposeRoutes(server, context);
  noticeRoutes(server, context);
  const posture = new PostureKeeper(context);
  assessmentRoutes(server, context, posture);
  alternativesRoutes(server);
  retentionRoutes(server);
  postureRoutes(server, context, posture);
  deadlineRoutes(server, context, posture);
  calendarRoutes(server, {
    list: 'deadline.list',
    propose: 'calendar.propose',
    approve: 'calendar.approve',
  });
  auditRoutes(server);
  incidentRoutes(server, context);
  recordRoutes(server, context);
  sitingRoutes(server, context);
  deviceRoutes(server, context, devices);
  sessionRoutes(server, context, platformAccounts);
  joiningRoutes(server, context);
  staffRoutes(server, context);
  factorRoutes(server, context, platformAccounts);
  integratorRoutes(server, context);
  tokenRoutes(server);
  peopleRoutes(server, context);
  signInRoutes(server, context);
  personFactorRoutes(server, context);
  const consent = { holders: deviceHolders, purposes: purposesOfStore, rulesForChildren };
  consentRoutes(server, context, consent);
  consentRequestRoutes(server, context, consent);
  withdrawalRoutes(server, consent);
  mergeRoutes(server, context, consent);
  transferRoutes(server);
  minorsRoutes(server, consent);
  guardianCodeRoutes(server, context, consent);
  childrenRoutes(server, context);
  rightsRoutes(server, context, consent);
  complaintRoutes(server, context);
  verificationRoutes(server, context);
  const keeper = ledgerKeeper(context, options.data, { resolve: resolveName, ...webhooks });
  ledgerRoutes(server, context, keeper);
  witnessRoutes(server, webhooks.settings, {
    list: 'witness.list',
    propose: 'witness.propose',
    confirm: 'witness.confirm',
  });
  evidenceRoutes(server, context, keeper);
  consentPapers(server, context, keeper, deviceHolders);
  paperRoutes(server, context);
  const files = new SealedFiles(join(options.data, 'filing'), keys.secret);
  filingRoutes(server, { context, files, keeper });
  bundleRoutes(server, context, keeper, posture);
  const bundles = new SealedFiles(join(options.data, 'supervision'), keys.secret);
  const authorities = { resolve: resolveName, ...webhooks };
  departmentRoutes(server, authorities.settings);
  incidentReportRoutes(server);
  supervisionRoutes(server, { context, files: bundles, keeper, posture, settings: authorities.settings });
  deviceKeyRoutes(server, context, keeper);
  screenRoutes(server, options.screens ?? {});
  return runServer({ server, working, database }, replica, options, async (url) => {
    if (origins.length === 0) origins = [url];
    const setUp = await setUpLink(context, options.rescue === true);
    const sender = messageSender(options.codes ?? { via: 'console' }, context.now);
    working.use(startSendingCodes(context, sender));
    await placeNewSources(context);
    replica.working.push(
      working.use(startRounds(context, deviceHolders, keeper)),
      working.use(startDelivering(context, webhooks)),
    );
    working.use(await followCalendars(context));
    working.use(startReviewing(context, posture));
    working.use(startSweepingRecord(context));
    working.use(startExpiring(context));
    working.use(startWatchingFiling(context, files));
    working.use(startFollowingOrders({ context, means: authorities, files: bundles }));
    working.use(startSendingReports({ context, means: authorities, keeper }));
    working.use(startSendingFilings({ context, means: authorities, files }));
    working.use(startReminding(context, posture, sender));
    return { context, keeper, setUp };
  });
}
