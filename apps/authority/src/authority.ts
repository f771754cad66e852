import { join } from 'node:path';
import * as contract from '@consentry/contract';
import * as law from '@consentry/law';
import type { NoteSigner } from '@consentry/ledger';
import type { LedgerKeeper } from '@consentry/ledger-server';
import {
  calendarRoutes,
  followCalendars,
  healthRoutes,
  type MessageSender,
  messageSender,
  Metrics,
  metricsRoutes,
  openDatabase,
  type OutgoingMeans,
  redirectScreen,
  type Replica,
  resolveName,
  type RunContext,
  type RunningServer,
  type RunOptions,
  runServer,
  type SenderSettings,
  Server,
  serveScreen,
  TARGETS_DEFAULT,
} from '@consentry/server';
import { factorRoutes, sessionRoutes } from '@consentry/staff';
import { ACCESS, type Action } from './access/access-table.ts';
import { caseAccesses, caseAccessRoutes } from './access/case-access.ts';
import { PROOFS } from './access/proofs.ts';
import { AttachmentFiles } from './complaint/attachment-files.ts';
import { startSendingLetters } from './complaint/send-letters.ts';
import { complaintRoutes } from './complaint/complaint-routes.ts';
import { departmentRoutes } from './department/department-routes.ts';
import type { FirstDepartment } from './department/department-store.ts';
import { filingRoutes } from './filing/filing-routes.ts';
import { gatherFigures } from './health/figures.ts';
import { startRounds } from './health/rounds.ts';
import { PROBLEMS } from './http/problems.ts';
import { type AuthorityKeys, authorityKeys } from './settings/keys.ts';
import { authorityAccounts, officialPrincipal } from './staff/authority-accounts.ts';
import { joiningRoutes } from './staff/joining-routes.ts';
import { questionRoutes } from './question/question-routes.ts';
import { ledgerKeeper } from './ledger/ledger-keeper.ts';
import { ledgerRoutes } from './ledger/ledger-routes.ts';
import { incidentRoutes } from './incident/incident-routes.ts';
import { inspectionRoutes } from './inspection/inspection-routes.ts';
import { OPEN } from './publication/open-routes.ts';
import { publicationRoutes } from './publication/publication-routes.ts';
import { referralRoutes } from './referral/referral-routes.ts';
import { type JoinLink, setUpLinks } from './staff/set-up.ts';
import { staffRoutes } from './staff/staff-routes.ts';
import { cosigner } from './witness/watch-log.ts';
import { witnessRoutes } from './witness/witness-routes.ts';
import { authorityMigrations } from './store/migrations/index.ts';
import type { AuthorityTables } from './store/tables.ts';

/** What an authority is started with. Its files are those that were handed in, too. */
export interface AuthorityOptions extends RunOptions {
  /** The department it is set up for; read on the first start only. */
  readonly department?: FirstDepartment;
  /** Which logs of processors may be asked, and how; left out: `https:` to public addresses on port 443. */
  readonly outgoing?: Partial<OutgoingMeans>;
  /** How mail is sent; left out: none is, and that is said. */
  readonly mail?: SenderSettings;
  /** Folder of the built screen; left out: none is served. */
  readonly screen?: string;
  /** Folder of the page that checks evidence; left out: none is served. */
  readonly verify?: string;
}

/** What every slice of an authority works with. */
export interface AuthorityContext extends RunContext<AuthorityTables, AuthorityKeys> {
  /** By which addresses that somebody else named are asked. */
  readonly outgoing: OutgoingMeans;
  /** Cosigns heads of processors’ logs. */
  readonly witness: NoteSigner;
  /** What sends mail; `null` where none is set up. */
  readonly mail: MessageSender | null;
  /** What was handed in as evidence. */
  readonly attachments: AttachmentFiles;
  /** Filing packages as they came. */
  readonly packages: AttachmentFiles;
  /** Evidence that processors handed in, as it came. */
  readonly bundles: AttachmentFiles;
}

/** The server with the tables and actions of an authority. */
export type AuthorityServer = Server<AuthorityTables, Action>;

/** An authority that runs. */
export interface Authority extends RunningServer {
  readonly context: AuthorityContext;
  readonly keeper: LedgerKeeper;
  /** Shown to whoever started it, and to nobody else; none where there are two managers. */
  readonly setUp: readonly JoinLink[];
}

/**
 * Starts the server of a supervising department. It holds cases, no face information of a processor; what citizens
 * hand in as evidence are files that nothing here opens.
 *
 * @throws {DatabaseError} when the database cannot be used
 */
export async function startAuthority(options: AuthorityOptions): Promise<Authority> {
  const keys = authorityKeys(options.data);
  const database = await openDatabase<AuthorityTables>(
    options.databaseUrl ?? `sqlite:${join(options.data, 'authority.db')}`,
    { migrations: authorityMigrations },
  );
  let origins = options.origins ?? [];
  const context: AuthorityContext = {
    database,
    keys,
    log: options.log,
    now: options.now ?? Date.now,
    origins: () => origins,
    outgoing: { settings: TARGETS_DEFAULT, resolve: resolveName, ...options.outgoing },
    witness: cosigner(keys.witness),
    mail: options.mail === undefined ? null : messageSender(options.mail, options.now ?? Date.now),
    attachments: new AttachmentFiles(join(options.data, 'attachments')),
    packages: new AttachmentFiles(join(options.data, 'filings')),
    bundles: new AttachmentFiles(join(options.data, 'inspections')),
  };
  const replica: Replica = { stopping: false, working: [] };
  const metrics = new Metrics();
  const server: AuthorityServer = new Server<AuthorityTables, Action>({
    title: 'Consentry authority',
    description:
      'Complaints and reports to a supervising department, and who handles them. No message carries face information.',
    database,
    log: options.log,
    now: context.now,
    secret: keys.secret,
    problems: PROBLEMS,
    access: ACCESS,
    accesses: caseAccesses,
    schemas: { ...law, ...contract },
    proofs: PROOFS,
    principalOf: officialPrincipal(context),
    origins: () => origins,
    trustedProxies: options.trustedProxies ?? [],
    open: OPEN,
    onAnswered: (answered) => metrics.count(answered),
  });
  healthRoutes(server, context, replica);
  // They count every case: beside the others.
  metricsRoutes(server, context, metrics, async (_, now) => gatherFigures(database.aside, now));
  sessionRoutes(server, context, authorityAccounts);
  factorRoutes(server, context, authorityAccounts);
  joiningRoutes(server, context);
  staffRoutes(server, context);
  departmentRoutes(server);
  caseAccessRoutes(server, context);
  complaintRoutes(server, context);
  questionRoutes(server, context);
  const keeper = ledgerKeeper(context, options.data);
  filingRoutes(server, context, keeper);
  referralRoutes(server, context);
  inspectionRoutes(server, context);
  witnessRoutes(server, context);
  publicationRoutes(server, context);
  ledgerRoutes(server, context, keeper);
  incidentRoutes(server, context, keeper);
  calendarRoutes(server, {
    list: 'calendar.list',
    propose: 'calendar.propose',
    approve: 'calendar.approve',
  });
  serveScreen(server, '/console/', options.screen);
  redirectScreen(server, '/console', 'console/', options.screen !== undefined);
  serveScreen(server, '/report/', options.screen);
  redirectScreen(server, '/report', 'report/', options.screen !== undefined);
  serveScreen(server, '/verify/', options.verify);
  redirectScreen(server, '/verify', 'verify/', options.verify !== undefined);
  redirectScreen(server, '/', 'report/', options.screen !== undefined);
  const working = new AsyncDisposableStack();
  return runServer({ server, working, database }, replica, options, async (url) => {
    if (origins.length === 0) origins = [url];
    const setUp = await setUpLinks(context, options.department, options.rescue === true);
    replica.working.push(working.use(startRounds(context, keeper)));
    working.use(await followCalendars(context));
    if (context.mail !== null) {
      replica.working.push(working.use(startSendingLetters(context, context.mail)));
    }
    return { context, keeper, setUp };
  });
}
