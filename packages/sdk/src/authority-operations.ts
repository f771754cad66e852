// Written by `node scripts/write-openapi.ts` from the routes of the authority; a test compares.
import {
  AddToReport,
  AnswerIncident,
  AnswerQuestion,
  AppOffer,
  ApprovePublication,
  AskAboutIncident,
  AskConsistency,
  AskFigures,
  AskProcessor,
  AskRouting,
  AskSupplement,
  AuthoritySession,
  AuthorityStaffList,
  AuthorityStaffView,
  BeginJoining,
  CalendarList,
  CaseAccessList,
  ChangeOfficial,
  ChangeWitnessedLog,
  CloseIncidentCase,
  CompleteJoining,
  CorrectPublication,
  CosignatureTaken,
  DecideReport,
  DeclineReferral,
  DepartmentList,
  DepartmentView,
  DrawSample,
  DropPublication,
  EndWitnessing,
  EvidenceFile,
  Figures,
  FilerList,
  FilerView,
  FilingStatus,
  FollowFiling,
  FollowIncident,
  FollowInspection,
  FollowQuestion,
  FollowReport,
  HandInCosignature,
  HandInHead,
  HeadTaken,
  HoldList,
  IncidentCase,
  IncidentCaseList,
  IncidentFigures,
  IncidentLink,
  IncidentReceipt,
  IncidentStatus,
  InspectionList,
  InspectionReceipt,
  InspectionStatus,
  InspectionView,
  InviteOfficial,
  LedgerConsistency,
  LedgerEntryList,
  LedgerView,
  LiftHold,
  ListCaseAccesses,
  ListEntries,
  ListFilers,
  ListIncidentCases,
  ListInspections,
  ListOfficials,
  ListOpen,
  ListPublications,
  ListReferrals,
  ListReports,
  ListWaiting,
  ListWaitingFilings,
  ListWaitingIncidents,
  ListWaitingInspections,
  ListWitnessAlarms,
  ListWitnessedHeads,
  ListWitnessedLogs,
  LookAtAddition,
  LookIntoAlarm,
  NoteAnswer,
  NoteFindings,
  NoteMeasure,
  NoteOnward,
  NoteRecheck,
  NoteReturn,
  NumberFiling,
  OfficialJoined,
  OfficialJoining,
  OfficialLink,
  OpenList,
  OpenPublication,
  OpenVersion,
  OrderInspection,
  OrderRectification,
  PasskeyAttestation,
  PasskeyCreation,
  PasskeyList,
  PasskeyRequest,
  PasskeyView,
  PlatformHealth,
  PracticeOverview,
  PracticeView,
  PreparePublication,
  ProposeCalendar,
  ProposeDepartment,
  ProposePractice,
  ProposeReferral,
  ProposeWitnesses,
  PublicationList,
  PublicationView,
  QuestionAsked,
  QuestionStatus,
  ReferralList,
  ReferralView,
  RegisterLog,
  ReportClock,
  ReportContact,
  ReportList,
  ReportReceipt,
  ReportReceipts,
  ReportRectification,
  ReportRouting,
  ReportStatus,
  ReportView,
  SendIncident,
  SendIncidentPart,
  SendReport,
  SessionEnded,
  SetHold,
  SetPassword,
  StaffSignIn,
  StepUp,
  TellSender,
  TurnDownPackage,
  WaitingFilings,
  WaitingIncidents,
  WaitingInspections,
  WaitingPages,
  WaitingPublications,
  WaitingReferrals,
  WaitingReports,
  WithdrawPublication,
  WitnessAlarmList,
  WitnessAlarmView,
  WitnessKeyView,
  WitnessPolicyList,
  WitnessPolicyView,
  WitnessedHeadList,
  WitnessedLogList,
  WitnessedLogView,
} from '@consentry/contract';
import { Connection } from './connection.ts';

/** Stable names of what the authority refuses with. */
export type AuthorityProblemCode =
  | 'addition_looked_at'
  | 'alarm_state'
  | 'answer_by_past'
  | 'body_too_large'
  | 'calendar_state'
  | 'case_number_taken'
  | 'case_open'
  | 'code_wrong'
  | 'complaint_erased'
  | 'complaint_state'
  | 'complaint_untold'
  | 'cosignature_refused'
  | 'cursor_unknown'
  | 'day_past'
  | 'department_elsewhere'
  | 'department_taken'
  | 'factor_wrong'
  | 'filing_contradicts'
  | 'filing_state'
  | 'four_eyes'
  | 'head_refused'
  | 'hold_over'
  | 'idempotency_conflict'
  | 'incident_case_state'
  | 'incident_full'
  | 'incident_known_ahead'
  | 'incident_lacks'
  | 'incident_no_department'
  | 'incident_onward_time'
  | 'incident_part_unfit'
  | 'inspection_state'
  | 'internal'
  | 'last_factor'
  | 'last_managers'
  | 'link_ended'
  | 'log_ended'
  | 'log_key_malformed'
  | 'log_registered'
  | 'log_url_refused'
  | 'login_taken'
  | 'mail_missing'
  | 'malformed_request'
  | 'month_open'
  | 'month_published'
  | 'no_address'
  | 'no_contact'
  | 'no_department'
  | 'not_found'
  | 'not_published'
  | 'not_ready'
  | 'not_signed_in'
  | 'not_your_role'
  | 'password_weak'
  | 'policy_state'
  | 'practice_over'
  | 'publication_names_sender'
  | 'publication_other'
  | 'publication_state'
  | 'publication_warned'
  | 'publication_withdrawn'
  | 'question_state'
  | 'rate_limited'
  | 'referral_open'
  | 'referral_state'
  | 'referral_to'
  | 'requirement_unknown'
  | 'retaliation_open'
  | 'review_over'
  | 'roles_apart'
  | 'scope_backwards'
  | 'sender_named'
  | 'sign_in_wrong'
  | 'step_up'
  | 'telling_failed'
  | 'telling_settled'
  | 'telling_underway'
  | 'telling_unread'
  | 'told_ahead'
  | 'told_before'
  | 'too_many_additions'
  | 'too_many_passkeys'
  | 'try_again'
  | 'unsupported_media_type'
  | 'version_missing'
  | 'version_other'
  | 'witness_key_wrong'
  | 'witness_url_refused'
  | 'wrong_origin';

/**
 * A client of one authority.
 *
 * @example
 * const authority = new Authority({ url: 'https://authority.example.org' });
 * const { departments } = await authority.department.list();
 */
export class Authority extends Connection {
  readonly calendar = {
    /** Approves a calendar that somebody else entered: every deadline is counted anew. `POST /v1/calendars/:calendar/approval` */
    approve: this.call({ method: 'POST', path: '/v1/calendars/:calendar/approval', answer: CalendarList }),
    /** Lists the calendars that days are counted by, those that wait, and what these would change. `GET /v1/calendars` */
    list: this.call({ method: 'GET', path: '/v1/calendars', answer: CalendarList }),
    /** Enters the State Council’s notice of a year; it counts once another person approved it. `POST /v1/calendars` */
    propose: this.call({
      method: 'POST',
      path: '/v1/calendars',
      body: ProposeCalendar,
      answer: CalendarList,
    }),
  };

  readonly caseAccess = {
    /** Lists who of the department looked at or changed which case, oldest first. `GET /v1/case-accesses` */
    list: this.list({
      method: 'GET',
      path: '/v1/case-accesses',
      query: ListCaseAccesses,
      answer: CaseAccessList,
      items: 'accesses',
    }),
  };

  readonly caseEvidence = {
    /** Lists the entries of a case in the evidence log, the latest first: its steps, and who read it. `GET /v1/cases/:case/entries` */
    list: this.list({
      method: 'GET',
      path: '/v1/cases/:case/entries',
      query: ListEntries,
      answer: LedgerEntryList,
      items: 'entries',
    }),
    /** Gives one entry of a case in a file that anybody can check offline. `GET /v1/cases/:case/entries/:position` */
    read: this.call({ method: 'GET', path: '/v1/cases/:case/entries/:position', answer: EvidenceFile }),
  };

  readonly complaint = {
    /** Takes a complaint in hand. `POST /v1/complaints/:complaint/acceptance` */
    accept: this.call({ method: 'POST', path: '/v1/complaints/:complaint/acceptance', answer: ReportView }),
    /** Takes what whoever sent a complaint adds, or that something happened to them since. `POST /v1/complaints/additions` */
    add: this.call({
      method: 'POST',
      path: '/v1/complaints/additions',
      body: AddToReport,
      answer: ReportStatus,
      secret: true,
    }),
    /** Asks the processor, and by when it is to answer, never naming who complained; its code is shown once. `POST /v1/complaints/:complaint/questions` */
    ask: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/questions',
      body: AskProcessor,
      answer: QuestionAsked,
      secret: true,
    }),
    /** Counts what of one’s own department is not told yet, what is late and what comes first. `GET /v1/complaints/clock` */
    clock: this.call({ method: 'GET', path: '/v1/complaints/clock', answer: ReportClock }),
    /** Ends a complaint whose outcome was told; before that it cannot be ended (Article 17). `POST /v1/complaints/:complaint/closing` */
    close: this.call({ method: 'POST', path: '/v1/complaints/:complaint/closing', answer: ReportView }),
    /** Decides what was found, with the provisions it rests on; the complainant is to be told. `POST /v1/complaints/:complaint/outcome` */
    decide: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/outcome',
      body: DecideReport,
      answer: ReportView,
    }),
    /** Shows whoever has its reference and code how far a complaint is, and its outcome. `POST /v1/complaints/follow-up` */
    follow: this.call({
      method: 'POST',
      path: '/v1/complaints/follow-up',
      body: FollowReport,
      answer: ReportStatus,
      secret: true,
    }),
    /** Keeps a complaint beyond its time, until another official lifts it. `POST /v1/complaints/:complaint/holds` */
    hold: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/holds',
      body: SetHold,
      answer: ReportView,
    }),
    /** Lists the complaints of one’s own department that are kept beyond their time, the nearest review first. `GET /v1/complaints/holds` */
    holds: this.call({ method: 'GET', path: '/v1/complaints/holds', answer: HoldList }),
    /** Lifts a hold that another official set; its time runs out as if there had been none. `POST /v1/complaints/:complaint/holds/:hold/lifting` */
    liftHold: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/holds/:hold/lifting',
      body: LiftHold,
      answer: ReportView,
    }),
    /** Lists the complaints of one’s own department, and those shared with it, newest first. `GET /v1/complaints` */
    list: this.list({
      method: 'GET',
      path: '/v1/complaints',
      query: ListReports,
      answer: ReportList,
      items: 'complaints',
    }),
    /** Notes that an official looked at what the sender added, and what was done about it. `POST /v1/complaints/:complaint/additions/:addition/look` */
    lookAtAddition: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/additions/:addition/look',
      body: LookAtAddition,
      answer: ReportView,
    }),
    /** Notes what the processor answered on paper to what it was asked. `POST /v1/complaints/:complaint/answer` */
    noteAnswer: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/answer',
      body: NoteAnswer,
      answer: ReportView,
    }),
    /** Notes that a letter with the outcome came back; unless it was told otherwise, it is to be told again. `POST /v1/complaints/:complaint/tellings/:telling/return` */
    noteReturn: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/tellings/:telling/return',
      body: NoteReturn,
      answer: ReportView,
    }),
    /** Opens the sealed contact of whoever complained; noted each time. `POST /v1/complaints/:complaint/contact` */
    openContact: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/contact',
      answer: ReportContact,
      secret: true,
    }),
    /** Shows one complaint to who handles it; not how to reach whoever sent it. `GET /v1/complaints/:complaint` */
    read: this.call({ method: 'GET', path: '/v1/complaints/:complaint', answer: ReportView }),
    /** Gives whoever has its reference and code the proofs that their complaint stands in the log. `POST /v1/complaints/receipts` */
    receipts: this.call({
      method: 'POST',
      path: '/v1/complaints/receipts',
      body: FollowReport,
      answer: ReportReceipts,
      secret: true,
    }),
    /** Takes a complaint in hand again, where something new came up; its new outcome is to be told again. `POST /v1/complaints/:complaint/reopening` */
    reopen: this.call({ method: 'POST', path: '/v1/complaints/:complaint/reopening', answer: ReportView }),
    /** Shows where a complaint would go and why, and which other departments may be chosen. `GET /v1/complaints/routing` */
    route: this.call({
      method: 'GET',
      path: '/v1/complaints/routing',
      query: AskRouting,
      answer: ReportRouting,
    }),
    /** Takes a complaint or report in, from anyone, with or without a name. `POST /v1/complaints` */
    send: this.call({
      method: 'POST',
      path: '/v1/complaints',
      body: SendReport,
      answer: ReportReceipt,
      secret: true,
    }),
    /** Sets out to tell the outcome: the code shows it from now on; by a letter too, or as an official notes it. Its clock ends once it arrived. `POST /v1/complaints/:complaint/telling` */
    tell: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/telling',
      body: TellSender,
      answer: ReportView,
    }),
    /** Lists every complaint that waits for one’s own department, by its clock: what is late first. `GET /v1/complaints/waiting` */
    waiting: this.list({
      method: 'GET',
      path: '/v1/complaints/waiting',
      query: ListWaiting,
      answer: WaitingReports,
      items: 'complaints',
    }),
  };

  readonly complaintPractice = {
    /** Puts in force what a colleague proposed; complaints that are open keep their clock. `POST /v1/complaints/practice/:practice/approval` */
    approve: this.call({
      method: 'POST',
      path: '/v1/complaints/practice/:practice/approval',
      answer: PracticeView,
    }),
    /** Proposes what is to count for complaints; it changes nothing before a colleague approved it. `POST /v1/complaints/practice` */
    propose: this.call({
      method: 'POST',
      path: '/v1/complaints/practice',
      body: ProposePractice,
      answer: PracticeView,
    }),
    /** Shows what counts for complaints in one’s own department, and what waits for a colleague. `GET /v1/complaints/practice` */
    read: this.call({ method: 'GET', path: '/v1/complaints/practice', answer: PracticeOverview }),
  };

  readonly department = {
    /** Approves a department that a colleague proposed. `POST /v1/departments/:department/approval` */
    approve: this.call({
      method: 'POST',
      path: '/v1/departments/:department/approval',
      answer: DepartmentView,
    }),
    /** Lists the departments that take complaints here, with their regions. `GET /v1/departments` */
    list: this.call({ method: 'GET', path: '/v1/departments', answer: DepartmentList }),
    /** Proposes a department; it takes nothing before a colleague approved it. `POST /v1/departments` */
    propose: this.call({
      method: 'POST',
      path: '/v1/departments',
      body: ProposeDepartment,
      answer: DepartmentView,
    }),
  };

  readonly factor = {
    /** Adds a passkey to one’s own account. `POST /v1/staff/me/passkeys` */
    addPasskey: this.call({
      method: 'POST',
      path: '/v1/staff/me/passkeys',
      body: PasskeyAttestation,
      answer: PasskeyView,
    }),
    /** Gives what a browser has a new passkey made with. `POST /v1/staff/me/passkeys/challenges` */
    beginPasskey: this.call({
      method: 'POST',
      path: '/v1/staff/me/passkeys/challenges',
      answer: PasskeyCreation,
      secret: true,
    }),
    /** Lists one’s own passkeys. `GET /v1/staff/me/passkeys` */
    list: this.call({ method: 'GET', path: '/v1/staff/me/passkeys', answer: PasskeyList }),
    /** Gives the secret of a new authenticator app, which counts once a code of it was shown. `POST /v1/staff/me/app-offers` */
    offerApp: this.call({ method: 'POST', path: '/v1/staff/me/app-offers', answer: AppOffer, secret: true }),
    /** Removes one of one’s own passkeys, but for the last way to sign in. `DELETE /v1/staff/me/passkeys/:passkey` */
    remove: this.call({ method: 'DELETE', path: '/v1/staff/me/passkeys/:passkey', answer: PasskeyList }),
    /** Sets password and authenticator app anew, and ends every other session. `PUT /v1/staff/me/password` */
    setPassword: this.call({
      method: 'PUT',
      path: '/v1/staff/me/password',
      body: SetPassword,
      answer: AuthoritySession,
      secret: true,
    }),
  };

  readonly figure = {
    /** Shows the counts of what is with one’s own department, as they were last counted. `GET /v1/figures` */
    read: this.call({ method: 'GET', path: '/v1/figures', query: AskFigures, answer: Figures }),
  };

  readonly filing = {
    /** Accepts what was handed in: a first filing with a number, a change, or an end. `POST /v1/filings/:filing/acceptance` */
    accept: this.call({
      method: 'POST',
      path: '/v1/filings/:filing/acceptance',
      body: NumberFiling,
      answer: FilerView,
    }),
    /** Asks the filer for what is lacking, and by when. `POST /v1/filings/:filing/supplement` */
    ask: this.call({
      method: 'POST',
      path: '/v1/filings/:filing/supplement',
      body: AskSupplement,
      answer: FilerView,
    }),
    /** Shows whoever has its reference and code how far a filing is, and what is asked for. `POST /v1/filings/follow-up` */
    follow: this.call({
      method: 'POST',
      path: '/v1/filings/follow-up',
      body: FollowFiling,
      answer: FilingStatus,
      secret: true,
    }),
    /** Lists the filings of one’s own department, and those shared with it, the latest first. `GET /v1/filings` */
    list: this.list({
      method: 'GET',
      path: '/v1/filings',
      query: ListFilers,
      answer: FilerList,
      items: 'filings',
    }),
    /** Shows one filing with every package and what a machine found in it. `GET /v1/filings/:filing` */
    read: this.call({ method: 'GET', path: '/v1/filings/:filing', answer: FilerView }),
    /** Turns down what was handed in, with the reason; what was accepted before stays. `POST /v1/filings/:filing/refusal` */
    turnDown: this.call({
      method: 'POST',
      path: '/v1/filings/:filing/refusal',
      body: TurnDownPackage,
      answer: FilerView,
    }),
    /** Lists the filings that wait for one’s own department, the one that waits longest first. `GET /v1/filings/waiting` */
    waiting: this.list({
      method: 'GET',
      path: '/v1/filings/waiting',
      query: ListWaitingFilings,
      answer: WaitingFilings,
      items: 'filings',
    }),
  };

  readonly health = {
    /** Tells whether the server and its database answer. `GET /v1/health` */
    read: this.call({ method: 'GET', path: '/v1/health', answer: PlatformHealth }),
  };

  readonly incident = {
    /** Confirms to the organisation that its report is read. `POST /v1/incidents/:incident/acknowledgement` */
    acknowledge: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/acknowledgement',
      answer: IncidentCase,
    }),
    /** Takes the answer to a question of the department, once. `POST /v1/incidents/answers` */
    answer: this.call({
      method: 'POST',
      path: '/v1/incidents/answers',
      body: AnswerIncident,
      answer: IncidentStatus,
      secret: true,
    }),
    /** Asks the organisation, and by when it is to answer; it reads that by its reference and code. `POST /v1/incidents/:incident/questions` */
    ask: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/questions',
      body: AskAboutIncident,
      answer: IncidentCase,
    }),
    /** Ends a case with what the organisation is told; while something is missing, with why all the same. `POST /v1/incidents/:incident/closing` */
    close: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/closing',
      body: CloseIncidentCase,
      answer: IncidentCase,
    }),
    /** Counts the incidents of one’s own department by state and grade, and those that are late. `GET /v1/incidents/figures` */
    count: this.call({ method: 'GET', path: '/v1/incidents/figures', answer: IncidentFigures }),
    /** Shows whoever reported how far it is, what is missing, and what the department asks. `POST /v1/incidents/follow-up` */
    follow: this.call({
      method: 'POST',
      path: '/v1/incidents/follow-up',
      body: FollowIncident,
      answer: IncidentStatus,
      secret: true,
    }),
    /** Notes an inspection or a referral of the department that hangs together with it. `POST /v1/incidents/:incident/links` */
    link: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/links',
      body: IncidentLink,
      answer: IncidentCase,
    }),
    /** Lists the incidents that were reported to one’s own department, the latest received first. `GET /v1/incidents` */
    list: this.list({
      method: 'GET',
      path: '/v1/incidents',
      query: ListIncidentCases,
      answer: IncidentCaseList,
      items: 'incidents',
    }),
    /** Shows an incident with every part as it came, its clocks, and what was asked. `GET /v1/incidents/:incident` */
    read: this.call({ method: 'GET', path: '/v1/incidents/:incident', answer: IncidentCase }),
    /** Notes when and to whom the department itself reported on (第四条). `POST /v1/incidents/:incident/onward` */
    reportOn: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/onward',
      body: NoteOnward,
      answer: IncidentCase,
    }),
    /** Takes the first report of an incident, and gives a signed receipt; sent twice, it is one. `POST /v1/incidents` */
    send: this.call({
      method: 'POST',
      path: '/v1/incidents',
      body: SendIncident,
      answer: IncidentReceipt,
      secret: true,
    }),
    /** Takes a supplement, a change, what persons were told, or the final report. `POST /v1/incidents/parts` */
    supply: this.call({
      method: 'POST',
      path: '/v1/incidents/parts',
      body: SendIncidentPart,
      answer: IncidentReceipt,
      secret: true,
    }),
    /** Lists the incidents of one’s own department that wait, by their clock over all of them. `GET /v1/incidents/waiting` */
    waiting: this.list({
      method: 'GET',
      path: '/v1/incidents/waiting',
      query: ListWaitingIncidents,
      answer: WaitingIncidents,
      items: 'incidents',
    }),
  };

  readonly inspection = {
    /** Ends an inspection that found nothing; what was found ends by a recheck. `POST /v1/inspections/:inspection/closing` */
    close: this.call({ method: 'POST', path: '/v1/inspections/:inspection/closing', answer: InspectionView }),
    /** Draws entries of the log, or devices, by chance; the processor is told which. `POST /v1/inspections/:inspection/samples` */
    draw: this.call({
      method: 'POST',
      path: '/v1/inspections/:inspection/samples',
      body: DrawSample,
      answer: InspectionView,
    }),
    /** Shows the processor an order: what is to be shown, what was found, what is to be mended. `POST /v1/inspections/follow-up` */
    follow: this.call({
      method: 'POST',
      path: '/v1/inspections/follow-up',
      body: FollowInspection,
      answer: InspectionStatus,
      secret: true,
    }),
    /** Lists the inspections of one’s own department, newest first. `GET /v1/inspections` */
    list: this.list({
      method: 'GET',
      path: '/v1/inspections',
      query: ListInspections,
      answer: InspectionList,
      items: 'inspections',
    }),
    /** Notes what was found, each by a row of the register; nothing where nothing was. `POST /v1/inspections/:inspection/findings` */
    noteFindings: this.call({
      method: 'POST',
      path: '/v1/inspections/:inspection/findings',
      body: NoteFindings,
      answer: InspectionView,
    }),
    /** Orders an inspection under a case number; the code for the processor is shown once. `POST /v1/inspections` */
    order: this.call({
      method: 'POST',
      path: '/v1/inspections',
      body: OrderInspection,
      answer: InspectionReceipt,
      secret: true,
    }),
    /** Orders what was found to be mended by a day, with the provisions it rests on. `POST /v1/inspections/:inspection/rectification` */
    orderRectification: this.call({
      method: 'POST',
      path: '/v1/inspections/:inspection/rectification',
      body: OrderRectification,
      answer: InspectionView,
    }),
    /** Shows one inspection with what was handed in, drawn, found and ordered. `GET /v1/inspections/:inspection` */
    read: this.call({ method: 'GET', path: '/v1/inspections/:inspection', answer: InspectionView }),
    /** Notes the second look: mended and closed, or not, and by when it is to be now. `POST /v1/inspections/:inspection/recheck` */
    recheck: this.call({
      method: 'POST',
      path: '/v1/inspections/:inspection/recheck',
      body: NoteRecheck,
      answer: InspectionView,
    }),
    /** Makes a new code for the processor, shown once; the one before opens nothing any more. `POST /v1/inspections/:inspection/code` */
    renewCode: this.call({
      method: 'POST',
      path: '/v1/inspections/:inspection/code',
      answer: InspectionReceipt,
      secret: true,
    }),
    /** Notes what the processor says it mended; the department looks again. `POST /v1/inspections/report` */
    report: this.call({
      method: 'POST',
      path: '/v1/inspections/report',
      body: ReportRectification,
      answer: InspectionStatus,
      secret: true,
    }),
    /** Lists the inspections of one’s own department that wait, by their clock over all of them. `GET /v1/inspections/waiting` */
    waiting: this.list({
      method: 'GET',
      path: '/v1/inspections/waiting',
      query: ListWaitingInspections,
      answer: WaitingInspections,
      items: 'inspections',
    }),
  };

  readonly ledger = {
    /** Proves that the published log begins with the entries a witness saw. `GET /v1/ledger/consistency` */
    consistency: this.call({
      method: 'GET',
      path: '/v1/ledger/consistency',
      query: AskConsistency,
      answer: LedgerConsistency,
    }),
    /** Takes the cosignature of a witness or a device; the signature is the proof of who it is. `POST /v1/ledger/cosignatures` */
    cosign: this.call({
      method: 'POST',
      path: '/v1/ledger/cosignatures',
      body: HandInCosignature,
      answer: CosignatureTaken,
    }),
    /** Takes a checkpoint of this log that somebody holds, and says whether the published log follows it. `POST /v1/ledger/heads` */
    handInHead: this.call({ method: 'POST', path: '/v1/ledger/heads', body: HandInHead, answer: HeadTaken }),
    /** Lists entries, the latest first: what kind of thing happened when, and not to whom. `GET /v1/ledger/entries` */
    list: this.list({
      method: 'GET',
      path: '/v1/ledger/entries',
      query: ListEntries,
      answer: LedgerEntryList,
      items: 'entries',
    }),
    /** Shows the evidence log, its last checkpoint, and how far anybody outside watches it. `GET /v1/ledger` */
    read: this.call({ method: 'GET', path: '/v1/ledger', answer: LedgerView }),
  };

  readonly ledgerWitness = {
    /** Puts a proposal in force: by an auditor, never by who proposed it. `POST /v1/ledger/policies/:policy/confirmation` */
    confirm: this.call({
      method: 'POST',
      path: '/v1/ledger/policies/:policy/confirmation',
      answer: WitnessPolicyView,
    }),
    /** Lists who has to have seen the same log, now and before. `GET /v1/ledger/policies` */
    list: this.call({ method: 'GET', path: '/v1/ledger/policies', answer: WitnessPolicyList }),
    /** Proposes who watches, and how many of them have to have seen the same log. `POST /v1/ledger/policies` */
    propose: this.call({
      method: 'POST',
      path: '/v1/ledger/policies',
      body: ProposeWitnesses,
      answer: WitnessPolicyView,
    }),
  };

  readonly open = {
    /** Lists what departments published, the latest first; what was withdrawn stays listed. `GET /open/publications` */
    list: this.list({
      method: 'GET',
      path: '/open/publications',
      query: ListOpen,
      answer: OpenList,
      items: 'publications',
    }),
    /** Shows what was published, as it is now; of what was withdrawn, that it was and why. `GET /open/publications/:publication` */
    read: this.call({ method: 'GET', path: '/open/publications/:publication', answer: OpenPublication }),
    /** Shows a version as it was published then, also where it has been corrected since. `GET /open/publications/:publication/versions/:number` */
    readVersion: this.call({
      method: 'GET',
      path: '/open/publications/:publication/versions/:number',
      answer: OpenVersion,
    }),
  };

  readonly publication = {
    /** Publishes what a colleague prepared: anyone sees it from now on. `POST /v1/publications/:publication/approval` */
    approve: this.call({
      method: 'POST',
      path: '/v1/publications/:publication/approval',
      body: ApprovePublication,
      answer: PublicationView,
    }),
    /** Prepares a correction of what is published, and why; a colleague has to agree. `POST /v1/publications/:publication/corrections` */
    correct: this.call({
      method: 'POST',
      path: '/v1/publications/:publication/corrections',
      body: CorrectPublication,
      answer: PublicationView,
    }),
    /** Drops what waits for a second official, with the reason; what was published stays. `POST /v1/publications/:publication/refusal` */
    drop: this.call({
      method: 'POST',
      path: '/v1/publications/:publication/refusal',
      body: DropPublication,
      answer: PublicationView,
    }),
    /** Lists what one’s own department published or prepared, the latest first. `GET /v1/publications` */
    list: this.list({
      method: 'GET',
      path: '/v1/publications',
      query: ListPublications,
      answer: PublicationList,
      items: 'publications',
    }),
    /** Prepares the figures of a month, or a notice of a closed case; a colleague has to agree. `POST /v1/publications` */
    prepare: this.call({
      method: 'POST',
      path: '/v1/publications',
      body: PreparePublication,
      answer: PublicationView,
    }),
    /** Shows one publication with every version, and what software noticed of each. `GET /v1/publications/:publication` */
    read: this.call({ method: 'GET', path: '/v1/publications/:publication', answer: PublicationView }),
    /** Lists what a second official has to agree to, the longest waiting first. `GET /v1/publications/waiting` */
    waiting: this.list({
      method: 'GET',
      path: '/v1/publications/waiting',
      query: WaitingPages,
      answer: WaitingPublications,
      items: 'publications',
    }),
    /** Withdraws what is published: it stays listed with the reason, and is shown no more. `POST /v1/publications/:publication/withdrawal` */
    withdraw: this.call({
      method: 'POST',
      path: '/v1/publications/:publication/withdrawal',
      body: WithdrawPublication,
      answer: PublicationView,
    }),
  };

  readonly question = {
    /** Takes the answer of the processor to what it was asked, once. `POST /v1/questions/answer` */
    answer: this.call({
      method: 'POST',
      path: '/v1/questions/answer',
      body: AnswerQuestion,
      answer: QuestionStatus,
      secret: true,
    }),
    /** Shows the processor what it is asked, and by when; never who complained. `POST /v1/questions/follow-up` */
    follow: this.call({
      method: 'POST',
      path: '/v1/questions/follow-up',
      body: FollowQuestion,
      answer: QuestionStatus,
      secret: true,
    }),
  };

  readonly referral = {
    /** Accepts: from now on the department reads the case, or has it. `POST /v1/referrals/:referral/acceptance` */
    accept: this.call({ method: 'POST', path: '/v1/referrals/:referral/acceptance', answer: ReferralView }),
    /** Declines, with the reason; the case stays where it is. `POST /v1/referrals/:referral/refusal` */
    decline: this.call({
      method: 'POST',
      path: '/v1/referrals/:referral/refusal',
      body: DeclineReferral,
      answer: ReferralView,
    }),
    /** Takes a proposal or a share back: the other department reads no more from now on. `POST /v1/referrals/:referral/end` */
    end: this.call({ method: 'POST', path: '/v1/referrals/:referral/end', answer: ReferralView }),
    /** Lists what one’s own department proposed to others, and others to it, newest first. `GET /v1/referrals` */
    list: this.list({
      method: 'GET',
      path: '/v1/referrals',
      query: ListReferrals,
      answer: ReferralList,
      items: 'referrals',
    }),
    /** Notes what one’s own department does in joint work, with the provisions it rests on. `POST /v1/referrals/:referral/measures` */
    noteMeasure: this.call({
      method: 'POST',
      path: '/v1/referrals/:referral/measures',
      body: NoteMeasure,
      answer: ReferralView,
    }),
    /** Proposes to another department to be told, to read, to work together or to take the case over. `POST /v1/complaints/:complaint/referrals` */
    propose: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/referrals',
      body: ProposeReferral,
      answer: ReferralView,
    }),
    /** Shows one to either department; of the case no more than its reference, topic and region. `GET /v1/referrals/:referral` */
    read: this.call({ method: 'GET', path: '/v1/referrals/:referral', answer: ReferralView }),
    /** Lists what waits for an answer of one’s own department, the longest waiting first. `GET /v1/referrals/waiting` */
    waiting: this.list({
      method: 'GET',
      path: '/v1/referrals/waiting',
      query: WaitingPages,
      answer: WaitingReferrals,
      items: 'referrals',
    }),
  };

  readonly session = {
    /** Signs staff in by password and authenticator app, or by passkey. `POST /v1/sessions` */
    begin: this.call({
      method: 'POST',
      path: '/v1/sessions',
      body: StaffSignIn,
      answer: AuthoritySession,
      secret: true,
    }),
    /** Gives what a browser asks an authenticator with, to sign in. `POST /v1/sessions/passkey-challenges` */
    challenge: this.call({
      method: 'POST',
      path: '/v1/sessions/passkey-challenges',
      answer: PasskeyRequest,
      secret: true,
    }),
    /** Signs out, at once. `DELETE /v1/sessions/current` */
    end: this.call({ method: 'DELETE', path: '/v1/sessions/current', answer: SessionEnded, secret: true }),
    /** Signs out everywhere, at once. `DELETE /v1/sessions` */
    endAll: this.call({ method: 'DELETE', path: '/v1/sessions', answer: SessionEnded, secret: true }),
    /** Shows who is signed in, with which roles, until when. `GET /v1/sessions/current` */
    read: this.call({ method: 'GET', path: '/v1/sessions/current', answer: AuthoritySession }),
    /** Shows a second factor, which counts for ten minutes; the session gets a new token. `POST /v1/sessions/current/step-up` */
    stepUp: this.call({
      method: 'POST',
      path: '/v1/sessions/current/step-up',
      body: StepUp,
      answer: AuthoritySession,
      secret: true,
    }),
    /** Gives what a browser asks an authenticator with, for a second factor. `POST /v1/sessions/current/step-up/passkey-challenges` */
    stepUpChallenge: this.call({
      method: 'POST',
      path: '/v1/sessions/current/step-up/passkey-challenges',
      answer: PasskeyRequest,
      secret: true,
    }),
  };

  readonly staff = {
    /** Approves who joined by the invitation of a colleague; from then on they sign in. `POST /v1/staff/:staff/approval` */
    approve: this.call({ method: 'POST', path: '/v1/staff/:staff/approval', answer: AuthorityStaffView }),
    /** Changes the duties or the state of an account, and ends its sessions at once; never one’s own. `PATCH /v1/staff/:staff` */
    change: this.call({
      method: 'PATCH',
      path: '/v1/staff/:staff',
      body: ChangeOfficial,
      answer: AuthorityStaffView,
    }),
    /** Makes the account of a link; it signs in once a second colleague approved it. `POST /v1/staff/joinings/complete` */
    completeJoining: this.call({
      method: 'POST',
      path: '/v1/staff/joinings/complete',
      body: CompleteJoining,
      answer: OfficialJoined,
      secret: true,
    }),
    /** Gives a link by which one colleague makes an account, once, within three days; another approves it. `POST /v1/staff/invitations` */
    invite: this.call({
      method: 'POST',
      path: '/v1/staff/invitations',
      body: InviteOfficial,
      answer: OfficialLink,
      secret: true,
    }),
    /** Shows what a link gives, and what the first way to sign in is made of. `POST /v1/staff/joinings` */
    join: this.call({
      method: 'POST',
      path: '/v1/staff/joinings',
      body: BeginJoining,
      answer: OfficialJoining,
      secret: true,
    }),
    /** Lists the officials of one’s own department, or of one it still looks after, by their names. `GET /v1/staff` */
    list: this.list({
      method: 'GET',
      path: '/v1/staff',
      query: ListOfficials,
      answer: AuthorityStaffList,
      items: 'staff',
    }),
  };

  readonly witness = {
    /** Shows one alarm. `GET /v1/witness/alarms/:alarm` */
    alarm: this.call({ method: 'GET', path: '/v1/witness/alarms/:alarm', answer: WitnessAlarmView }),
    /** Lists the alarms of one’s own department, newest first. `GET /v1/witness/alarms` */
    alarms: this.list({
      method: 'GET',
      path: '/v1/witness/alarms',
      query: ListWitnessAlarms,
      answer: WitnessAlarmList,
      items: 'alarms',
    }),
    /** Changes the name, the address or the time of stall of a log that is followed. `PATCH /v1/witness/logs/:log` */
    change: this.call({
      method: 'PATCH',
      path: '/v1/witness/logs/:log',
      body: ChangeWitnessedLog,
      answer: WitnessedLogView,
    }),
    /** Follows a log no more; its heads and alarms are kept. `POST /v1/witness/logs/:log/end` */
    end: this.call({
      method: 'POST',
      path: '/v1/witness/logs/:log/end',
      body: EndWitnessing,
      answer: WitnessedLogView,
    }),
    /** Lists the heads of one log that were cosigned, the largest first. `GET /v1/witness/logs/:log/heads` */
    heads: this.list({
      method: 'GET',
      path: '/v1/witness/logs/:log/heads',
      query: ListWitnessedHeads,
      answer: WitnessedHeadList,
      items: 'heads',
    }),
    /** Lists the evidence logs that one’s own department follows, newest first. `GET /v1/witness/logs` */
    list: this.list({
      method: 'GET',
      path: '/v1/witness/logs',
      query: ListWitnessedLogs,
      answer: WitnessedLogList,
      items: 'logs',
    }),
    /** Notes who looked into an alarm, and what came of it. `POST /v1/witness/alarms/:alarm/look` */
    lookInto: this.call({
      method: 'POST',
      path: '/v1/witness/alarms/:alarm/look',
      body: LookIntoAlarm,
      answer: WitnessAlarmView,
    }),
    /** Shows one log: its last head, how far it lags, how it stands. `GET /v1/witness/logs/:log` */
    read: this.call({ method: 'GET', path: '/v1/witness/logs/:log', answer: WitnessedLogView }),
    /** Gives the key by which this server cosigns heads of evidence logs. `GET /v1/witness` */
    readKey: this.call({ method: 'GET', path: '/v1/witness', answer: WitnessKeyView }),
    /** Begins to follow the evidence log of a processor. `POST /v1/witness/logs` */
    register: this.call({
      method: 'POST',
      path: '/v1/witness/logs',
      body: RegisterLog,
      answer: WitnessedLogView,
    }),
  };
}
