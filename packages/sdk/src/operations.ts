// Written by `node scripts/write-openapi.ts` from the routes of the platform; a test compares.
import {
  AcceptFiling,
  AccessList,
  AgeView,
  AnswerDepartment,
  AnswerOrder,
  AnswerRightsRequest,
  AppOffer,
  AskCode,
  AskConsistency,
  AssessmentList,
  AssessmentMends,
  AssessmentView,
  Attest,
  AttestationView,
  AuditList,
  AuditView,
  BeginJoining,
  CalendarList,
  ChangeStaff,
  ChangeWebhook,
  CheckByStaff,
  CheckReceipt,
  CheckedByStaff,
  CheckedLayout,
  CheckpointList,
  CheckpointView,
  ChildList,
  CloseOrder,
  CodeAsked,
  ComplaintContact,
  ComplaintGuide,
  ComplaintGuideView,
  ComplaintList,
  ComplaintReceipt,
  ComplaintStatus,
  ComplaintView,
  CompleteJoining,
  ConfigurationView,
  ConfirmApp,
  ConsentEntry,
  ConsentList,
  ConsentRecord,
  ConsentStarted,
  ContainIncident,
  CosignatureTaken,
  CountsTaken,
  DeadlineList,
  Decide,
  DecideByCode,
  DecideComplaint,
  DeliveryAsked,
  DeliveryList,
  DeviceJoined,
  DeviceKeyList,
  DeviceKeyProved,
  DeviceList,
  DeviceSpot,
  DeviceTokenMade,
  DeviceView,
  DismissIncident,
  DoorTicket,
  EndLayout,
  EndUse,
  EndView,
  EnterOrder,
  EntryCodeMade,
  ErasureCertificate,
  EvidenceFile,
  ExemptIncident,
  ExtractRecord,
  FactsHandedIn,
  FeedMade,
  FeedRevoked,
  FilingCheck,
  FilingList,
  FilingOffice,
  FilingOfficeList,
  FilingOfficeView,
  FilingOverview,
  FilingSendings,
  FilingView,
  FindPerson,
  FinishAudit,
  FollowComplaint,
  FoundPeople,
  GiveOpinion,
  GradeIncident,
  GuardianCodeMade,
  GuardianList,
  GuardianView,
  HandInBundle,
  HandInCosignature,
  HandInFacts,
  HandInFiling,
  HandInHead,
  HandlingStep,
  HeadTaken,
  Identity,
  IdentityView,
  IncidentFacts,
  IncidentList,
  IncidentNoticeTexts,
  IncidentReported,
  IncidentSendings,
  IncidentTimeline,
  IncidentView,
  IntegratorList,
  IntegratorSecret,
  IntegratorSelf,
  IntegratorView,
  InviteStaff,
  JoinDevice,
  JoiningView,
  JudgeMinor,
  LatestFacts,
  LawDecisionList,
  LayoutFacts,
  LayoutList,
  LedgerConsistency,
  LedgerEntryList,
  LedgerView,
  LinkGuardian,
  ListChildren,
  ListComplaints,
  ListConsents,
  ListDeliveries,
  ListEntries,
  ListIncidents,
  ListIntegrators,
  ListOpenVerifications,
  ListOrders,
  ListPage,
  ListPeople,
  ListPersonsRequests,
  ListPostureChanges,
  ListPurposes,
  ListRightsRequests,
  ListStaff,
  LoadLayout,
  LoadedLayout,
  MakeEntryCode,
  MakeFeed,
  MakeGuardianCode,
  MeasureDone,
  MergeList,
  MergeView,
  NewAssessment,
  NewCheckpoint,
  NewIntegrator,
  NewPerson,
  NewWebhook,
  NoteMended,
  NoteRectification,
  NoticeDraft,
  NoticeEntry,
  NoticeList,
  NoticeShown,
  NotifyOfIncident,
  OpenFiling,
  OpenRightsRequest,
  OpenVerification,
  OpenVerifications,
  OrderList,
  OrderTelling,
  OrderView,
  OutageList,
  PackageMade,
  PaperChecked,
  PaperList,
  ParityView,
  ParticularsView,
  PasskeyAttestation,
  PasskeyCreation,
  PasskeyList,
  PasskeyRequest,
  PasskeyView,
  PeopleList,
  PersonEntry,
  PersonEvidence,
  PersonFactors,
  PersonPlaces,
  PersonSession,
  PersonVerifications,
  PlanAudit,
  PlatformHealth,
  PostureChangeList,
  PostureRowView,
  PostureView,
  PrepareBundle,
  ProcessingRecord,
  ProposeCalendar,
  ProposeExtension,
  ProposeMerge,
  ProposePurpose,
  ProposeResumption,
  ProposeWitnesses,
  ProveByApp,
  ProveByCode,
  ProveByPasskey,
  PublishNotice,
  PublishedNotice,
  PurposeCheck,
  PurposeContent,
  PurposeList,
  PurposeObserved,
  PurposeView,
  ReadAccesses,
  ReadPosture,
  ReadRecord,
  ReadTimeline,
  Receipt,
  ReceiptChecked,
  RecordAuditItem,
  RecordExtract,
  RefuseRightsRequest,
  RemindersView,
  RenewCode,
  ReportCounts,
  ReportDepartment,
  ReportDepartmentList,
  ReportIncident,
  ReportToAuthority,
  RetentionOutlook,
  RetentionView,
  RightsCopy,
  RightsExplanation,
  RightsRequestList,
  RightsRequestView,
  RotateSecret,
  RulesView,
  SendComplaint,
  SendFiling,
  SendIncidentReport,
  SessionEnded,
  SetConfiguration,
  SetMeasure,
  SetMembers,
  SetParticulars,
  SetPassword,
  SetReminders,
  SetReportDepartment,
  ShortenRetention,
  ShowNotice,
  ShowPasskey,
  SigningKeysView,
  SiteList,
  SiteSurvey,
  SiteView,
  StaffLink,
  StaffList,
  StaffSession,
  StaffSignIn,
  StaffView,
  StartConsent,
  StepFiling,
  StepUp,
  StopPurpose,
  SubmitAudit,
  SupplementFiling,
  SuspendDevice,
  TakeInComplaint,
  TellAge,
  TicketTaken,
  TransferNotice,
  TransferNoticeDocument,
  TransferNoticeList,
  TransfersTold,
  VerificationEnded,
  VerificationOpened,
  VerificationView,
  WardList,
  WayHealth,
  WayHealthTaken,
  WebhookList,
  WebhookRemoved,
  WebhookSecret,
  WebhookView,
  WithdrawByPaper,
  WitnessPolicyList,
  WitnessPolicyView,
} from '@consentry/contract';
import { Connection } from './connection.ts';
import { untilOver } from './until-over.ts';

/** Stable names of what the platform refuses with. */
export type ProblemCode =
  | 'age_told'
  | 'answer_of_staff'
  | 'app_code_wrong'
  | 'asked_recently'
  | 'assessment_open'
  | 'authority_address_refused'
  | 'body_too_large'
  | 'bundle_too_large'
  | 'calendar_state'
  | 'checkpoint_taken'
  | 'code_wrong'
  | 'complaint_state'
  | 'complaint_untold'
  | 'configuration_missing'
  | 'cosignature_refused'
  | 'cursor_unknown'
  | 'department_key_malformed'
  | 'device_key_known'
  | 'device_not_approved'
  | 'device_not_placed'
  | 'device_retired'
  | 'device_token_wrong'
  | 'epoch_never_made'
  | 'evidence_erased'
  | 'factor_wrong'
  | 'facts_contradictory'
  | 'facts_stale'
  | 'filing_elsewhere'
  | 'filing_faces_left'
  | 'filing_in_use'
  | 'filing_incomplete'
  | 'filing_on_its_way'
  | 'filing_state'
  | 'four_eyes'
  | 'guardian_linked'
  | 'guardian_not_shown'
  | 'head_refused'
  | 'idempotency_conflict'
  | 'identifier_taken'
  | 'incident_counts'
  | 'incident_state'
  | 'internal'
  | 'last_admin'
  | 'last_factor'
  | 'layout_unfit'
  | 'link_ended'
  | 'login_taken'
  | 'malformed_request'
  | 'merge_contradiction'
  | 'merge_over'
  | 'no_contact'
  | 'no_guardian_consent'
  | 'not_a_child'
  | 'not_a_door_record'
  | 'not_asked'
  | 'not_found'
  | 'not_lawful'
  | 'not_looked_at'
  | 'not_published'
  | 'not_ready'
  | 'not_signed_in'
  | 'not_your_role'
  | 'nothing_given'
  | 'notice_changed'
  | 'notice_of_other_version'
  | 'notice_published'
  | 'notice_unchanged'
  | 'oauth_client_wrong'
  | 'oauth_request_wrong'
  | 'order_known'
  | 'order_state'
  | 'outside_scope'
  | 'paper_code_wrong'
  | 'paper_unset'
  | 'passkey_wrong'
  | 'password_weak'
  | 'policy_state'
  | 'purpose_not_in_force'
  | 'purpose_state'
  | 'rate_limited'
  | 'reading_other'
  | 'reason_missing'
  | 'recognition_first'
  | 'record_too_long'
  | 'report_of_persons'
  | 'report_stage'
  | 'report_unfinished'
  | 'retention_longer'
  | 'rights_answered'
  | 'rights_not_shown'
  | 'rights_nothing_to_correct'
  | 'rights_open'
  | 'rights_taken'
  | 'rights_to_correct'
  | 'roles_apart'
  | 'scope_unknown'
  | 'sequence_conflict'
  | 'sequence_gap'
  | 'sign_in_wrong'
  | 'signature_refused'
  | 'signing_key_missing'
  | 'site_not_approved'
  | 'step_up'
  | 'ticket_wrong'
  | 'time_order'
  | 'too_many_departments'
  | 'too_many_passkeys'
  | 'try_again'
  | 'unsupported_media_type'
  | 'verification_over'
  | 'version_missing'
  | 'version_other'
  | 'witness_key_wrong'
  | 'witness_url_refused'
  | 'wrong_origin';

/**
 * A client of one platform.
 *
 * @example
 * const consentry = new Consentry({ url: 'https://consentry.example.com', apiKey });
 * const { scopes } = await consentry.integrator.self();
 */
export class Consentry extends Connection {
  readonly age = {
    /** Shows what was told of an age. `GET /v1/people/:person/age` */
    read: this.call({ method: 'GET', path: '/v1/people/:person/age', answer: AgeView }),
    /** Tells an age, once; staff who saw a proof may correct it. Consents are judged anew. `PUT /v1/people/:person/age` */
    tell: this.call({ method: 'PUT', path: '/v1/people/:person/age', body: TellAge, answer: AgeView }),
  };

  readonly assessment = {
    /** Gives the opinion of an officer who did not write it, of the assessment as it is written now. `POST /v1/assessments/:assessment/opinion` */
    advise: this.call({
      method: 'POST',
      path: '/v1/assessments/:assessment/opinion',
      body: GiveOpinion,
      answer: AssessmentView,
    }),
    /** Approves an assessment that somebody else wrote. `POST /v1/assessments/:assessment/approval` */
    approve: this.call({
      method: 'POST',
      path: '/v1/assessments/:assessment/approval',
      answer: AssessmentView,
    }),
    /** Writes an assessment anew that is not approved, of the configuration that runs now. `PUT /v1/assessments/:assessment` */
    change: this.call({
      method: 'PUT',
      path: '/v1/assessments/:assessment',
      body: NewAssessment,
      answer: AssessmentView,
    }),
    /** Lists the assessments of a purpose, the latest first. `GET /v1/purposes/:purpose/assessments` */
    list: this.call({ method: 'GET', path: '/v1/purposes/:purpose/assessments', answer: AssessmentList }),
    /** Lists what an assessment found to be mended, by whom, until when, and what was. `GET /v1/assessments/:assessment/mends` */
    mends: this.call({ method: 'GET', path: '/v1/assessments/:assessment/mends', answer: AssessmentMends }),
    /** Notes on which day something was mended that an approved assessment found. `POST /v1/assessments/:assessment/mends` */
    noteMended: this.call({
      method: 'POST',
      path: '/v1/assessments/:assessment/mends',
      body: NoteMended,
      answer: AssessmentMends,
    }),
    /** Shows what an assessment of a purpose need not ask anybody, and what can show that measures work. `GET /v1/purposes/:purpose/observed` */
    observe: this.call({ method: 'GET', path: '/v1/purposes/:purpose/observed', answer: PurposeObserved }),
    /** Shows an assessment. `GET /v1/assessments/:assessment` */
    read: this.call({ method: 'GET', path: '/v1/assessments/:assessment', answer: AssessmentView }),
    /** Notes that an approved assessment was looked at again and still holds. `POST /v1/assessments/:assessment/review` */
    review: this.call({ method: 'POST', path: '/v1/assessments/:assessment/review', answer: AssessmentView }),
    /** Begins an assessment of the running configuration. `POST /v1/purposes/:purpose/assessments` */
    write: this.call({
      method: 'POST',
      path: '/v1/purposes/:purpose/assessments',
      body: NewAssessment,
      answer: AssessmentView,
    }),
  };

  readonly audit = {
    /** The auditor saw by the documents that a measure is done. `POST /v1/audits/:audit/measures/:measure/closure` */
    closeMeasure: this.call({
      method: 'POST',
      path: '/v1/audits/:audit/measures/:measure/closure',
      answer: AuditView,
    }),
    /** Says that a measure is done, and shows by which documents. `POST /v1/audits/:audit/measures/:measure/done` */
    doMeasure: this.call({
      method: 'POST',
      path: '/v1/audits/:audit/measures/:measure/done',
      body: MeasureDone,
      answer: AuditView,
    }),
    /** Drops an audit that is planned; it stays on record. `DELETE /v1/audits/:audit` */
    drop: this.call({ method: 'DELETE', path: '/v1/audits/:audit', answer: AuditView }),
    /** Finishes an audit: every item is recorded, and the report is there. `POST /v1/audits/:audit/report` */
    finish: this.call({
      method: 'POST',
      path: '/v1/audits/:audit/report',
      body: FinishAudit,
      answer: AuditView,
    }),
    /** Lists audits, the latest first. `GET /v1/audits` */
    list: this.call({ method: 'GET', path: '/v1/audits', answer: AuditList }),
    /** Plans an audit, with who audits: nobody who had a hand in what is audited. `POST /v1/audits` */
    plan: this.call({ method: 'POST', path: '/v1/audits', body: PlanAudit, answer: AuditView }),
    /** Shows an audit, item by item, and what is done about its gaps. `GET /v1/audits/:audit` */
    read: this.call({ method: 'GET', path: '/v1/audits/:audit', answer: AuditView }),
    /** Writes down evidence or a gap of one of the 27 items. `PUT /v1/audits/:audit/items/:item` */
    record: this.call({
      method: 'PUT',
      path: '/v1/audits/:audit/items/:item',
      body: RecordAuditItem,
      answer: AuditView,
    }),
    /** Sets what is done about a gap, by whom until when. `POST /v1/audits/:audit/measures` */
    setMeasure: this.call({
      method: 'POST',
      path: '/v1/audits/:audit/measures',
      body: SetMeasure,
      answer: AuditView,
    }),
    /** Writes down when the report was sent to the authority, and its receipt. `POST /v1/audits/:audit/submission` */
    submit: this.call({
      method: 'POST',
      path: '/v1/audits/:audit/submission',
      body: SubmitAudit,
      answer: AuditView,
    }),
  };

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

  readonly checkpoint = {
    /** Records where a purpose asks for a face, and by which ways people get on without. `POST /v1/purposes/:purpose/checkpoints` */
    add: this.call({
      method: 'POST',
      path: '/v1/purposes/:purpose/checkpoints',
      body: NewCheckpoint,
      answer: CheckpointView,
    }),
    /** Lists where a purpose asks for a face. `GET /v1/purposes/:purpose/checkpoints` */
    list: this.call({ method: 'GET', path: '/v1/purposes/:purpose/checkpoints', answer: CheckpointList }),
    /** Compares each way with the face by time and success, over 30 days. `GET /v1/checkpoints/:checkpoint/parity` */
    parity: this.call({ method: 'GET', path: '/v1/checkpoints/:checkpoint/parity', answer: ParityView }),
    /** Shows the ways at one place, and whether a face may be asked for there now. `GET /v1/checkpoints/:checkpoint` */
    read: this.call({ method: 'GET', path: '/v1/checkpoints/:checkpoint', answer: CheckpointView }),
  };

  readonly child = {
    /** Lists children under fourteen by pseudonymous id, those who turn fourteen next first. `GET /v1/children` */
    list: this.list({
      method: 'GET',
      path: '/v1/children',
      query: ListChildren,
      answer: ChildList,
      items: 'children',
    }),
  };

  readonly complaint = {
    /** Confirms that a complaint is taken in. `POST /v1/complaints/:complaint/acknowledgement` */
    acknowledge: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/acknowledgement',
      answer: ComplaintView,
    }),
    /** Closes a complaint whose outcome was told. `POST /v1/complaints/:complaint/closing` */
    close: this.call({ method: 'POST', path: '/v1/complaints/:complaint/closing', answer: ComplaintView }),
    /** Writes what was found of a complaint, with the reason if it is turned down. `POST /v1/complaints/:complaint/outcome` */
    decide: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/outcome',
      body: DecideComplaint,
      answer: ComplaintView,
    }),
    /** Shows how far a complaint is to whoever has its reference and code. `POST /v1/complaints/follow-up` */
    follow: this.call({
      method: 'POST',
      path: '/v1/complaints/follow-up',
      body: FollowComplaint,
      answer: ComplaintStatus,
      secret: true,
    }),
    /** Lists complaints, newest first, each with its last day; not what was written. `GET /v1/complaints` */
    list: this.list({
      method: 'GET',
      path: '/v1/complaints',
      query: ListComplaints,
      answer: ComplaintList,
      items: 'complaints',
    }),
    /** Shows a complaint. Who sent it stays sealed. `GET /v1/complaints/:complaint` */
    read: this.call({ method: 'GET', path: '/v1/complaints/:complaint', answer: ComplaintView }),
    /** Takes a complaint without a login; the reference and code follow it up. No files are taken. `POST /v1/complaints` */
    send: this.call({
      method: 'POST',
      path: '/v1/complaints',
      body: SendComplaint,
      answer: ComplaintReceipt,
      secret: true,
    }),
    /** Takes in a complaint that came on paper, by telephone or at the counter. `POST /v1/complaints/taken-in` */
    takeIn: this.call({
      method: 'POST',
      path: '/v1/complaints/taken-in',
      body: TakeInComplaint,
      answer: ComplaintReceipt,
      secret: true,
    }),
    /** Notes that the outcome was told to whoever sent it. `POST /v1/complaints/:complaint/telling` */
    tell: this.call({ method: 'POST', path: '/v1/complaints/:complaint/telling', answer: ComplaintView }),
    /** Opens the contact of whoever sent a complaint, and records who did. `POST /v1/complaints/:complaint/contact` */
    unseal: this.call({
      method: 'POST',
      path: '/v1/complaints/:complaint/contact',
      answer: ComplaintContact,
      secret: true,
    }),
  };

  readonly complaintGuide = {
    /** Publishes where to complain. What was published before stays on record. `PUT /v1/complaint-guide` */
    publish: this.call({
      method: 'PUT',
      path: '/v1/complaint-guide',
      body: ComplaintGuide,
      answer: ComplaintGuideView,
    }),
    /** Shows anyone where to complain: to the authorities, and to the organisation. `GET /v1/complaint-guide` */
    read: this.call({ method: 'GET', path: '/v1/complaint-guide', answer: ComplaintGuideView }),
  };

  readonly configuration = {
    /** Shows how a purpose runs now. `GET /v1/purposes/:purpose/configuration` */
    read: this.call({
      method: 'GET',
      path: '/v1/purposes/:purpose/configuration',
      answer: ConfigurationView,
    }),
    /** Records how a purpose runs now; another configuration re-opens its assessment. `PUT /v1/purposes/:purpose/configuration` */
    set: this.call({
      method: 'PUT',
      path: '/v1/purposes/:purpose/configuration',
      body: SetConfiguration,
      answer: ConfigurationView,
    }),
  };

  readonly consent = {
    /** Takes a decision with the code that was sent to whoever decides. `POST /v1/consent-requests/:request/decision` */
    answer: this.call({
      method: 'POST',
      path: '/v1/consent-requests/:request/decision',
      body: DecideByCode,
      answer: ConsentEntry,
    }),
    /** Takes the own decision of a person, or of the guardian of a child. `POST /v1/people/:person/consents` */
    decide: this.call({
      method: 'POST',
      path: '/v1/people/:person/consents',
      body: Decide,
      answer: ConsentEntry,
    }),
    /** Lists the decisions of a person, newest first. `GET /v1/people/:person/consents` */
    list: this.list({
      method: 'GET',
      path: '/v1/people/:person/consents',
      query: ListConsents,
      answer: ConsentList,
      items: 'consents',
    }),
    /** Shows one decision. `GET /v1/consents/:consent` */
    read: this.call({ method: 'GET', path: '/v1/consents/:consent', answer: ConsentEntry }),
    /** Hands out the receipt of a decision, with the code that withdraws it. `GET /v1/consents/:consent/receipt` */
    receipt: this.call({ method: 'GET', path: '/v1/consents/:consent/receipt', answer: Receipt }),
    /** Shows a decision as a record of ISO/IEC TS 27560, with the terms of the W3C DPV. `GET /v1/consents/:consent/record` */
    record: this.call({ method: 'GET', path: '/v1/consents/:consent/record', answer: ConsentRecord }),
    /** Asks a person to decide: a code is sent to them, and only it can answer. `POST /v1/people/:person/consent-requests` */
    start: this.call({
      method: 'POST',
      path: '/v1/people/:person/consent-requests',
      body: StartConsent,
      answer: ConsentStarted,
    }),
    /** Withdraws a consent. No reason is asked for. `POST /v1/consents/:consent/withdrawal` */
    withdraw: this.call({ method: 'POST', path: '/v1/consents/:consent/withdrawal', answer: EndView }),
    /** Withdraws the consent of a receipt by the code on it. Nothing else is needed. `POST /v1/withdrawals/by-paper` */
    withdrawByPaper: this.call({
      method: 'POST',
      path: '/v1/withdrawals/by-paper',
      body: WithdrawByPaper,
      answer: EndView,
    }),
    /** Shows how far the end of a consent is: accepted, effective, erased. `GET /v1/consents/:consent/withdrawal` */
    withdrawal: this.call({ method: 'GET', path: '/v1/consents/:consent/withdrawal', answer: EndView }),
  };

  readonly deadline = {
    /** Lists every clock that runs, the earliest first, with the calendars it was counted by. `GET /v1/deadlines` */
    list: this.call({ method: 'GET', path: '/v1/deadlines', answer: DeadlineList }),
    /** Makes a secret address of the deadlines for a calendar program; one before it stops. `POST /v1/deadlines/feed` */
    makeFeed: this.call({
      method: 'POST',
      path: '/v1/deadlines/feed',
      body: MakeFeed,
      answer: FeedMade,
      secret: true,
    }),
    /** Shows where one’s own reminders go. `GET /v1/deadlines/reminders` */
    readReminders: this.call({ method: 'GET', path: '/v1/deadlines/reminders', answer: RemindersView }),
    /** Ends one’s address of the deadlines. `DELETE /v1/deadlines/feed` */
    revokeFeed: this.call({ method: 'DELETE', path: '/v1/deadlines/feed', answer: FeedRevoked }),
    /** Sets where one’s own reminders go; without an address none is sent. `PUT /v1/deadlines/reminders` */
    setReminders: this.call({
      method: 'PUT',
      path: '/v1/deadlines/reminders',
      body: SetReminders,
      answer: RemindersView,
    }),
  };

  readonly device = {
    /** Approves a device, if the law permits it at its spot: from then on it gets a lease. `POST /v1/devices/:device/approval` */
    approve: this.call({ method: 'POST', path: '/v1/devices/:device/approval', answer: DeviceView }),
    /** Makes a token that admits one device at this site, within a quarter of an hour. `POST /v1/sites/:site/device-tokens` */
    invite: this.call({
      method: 'POST',
      path: '/v1/sites/:site/device-tokens',
      answer: DeviceTokenMade,
      secret: true,
    }),
    /** Admits a device by a token and its own public key; somebody else has to approve it. `POST /v1/devices` */
    join: this.call({
      method: 'POST',
      path: '/v1/devices',
      body: JoinDevice,
      answer: DeviceJoined,
      secret: true,
    }),
    /** Lists the devices at the sites of whoever asks. `GET /v1/devices` */
    list: this.list({
      method: 'GET',
      path: '/v1/devices',
      query: ListPage,
      answer: DeviceList,
      items: 'devices',
    }),
    /** Says where in its site a device stands and what it takes in; it has to be approved, each time. `PUT /v1/devices/:device/spot` */
    place: this.call({
      method: 'PUT',
      path: '/v1/devices/:device/spot',
      body: DeviceSpot,
      answer: DeviceView,
    }),
    /** Reads a device; a device reads itself. `GET /v1/devices/:device` */
    read: this.call({ method: 'GET', path: '/v1/devices/:device', answer: DeviceView }),
    /** Takes a device out of use for good: it is told to erase every face it holds. `POST /v1/devices/:device/retirement` */
    retire: this.call({
      method: 'POST',
      path: '/v1/devices/:device/retirement',
      body: SuspendDevice,
      answer: DeviceView,
    }),
    /** Lets an approved device serve a purpose in force. `PUT /v1/devices/:device/purposes/:purpose` */
    serve: this.call({ method: 'PUT', path: '/v1/devices/:device/purposes/:purpose', answer: DeviceView }),
    /** Takes a device out of use until it is approved again. `POST /v1/devices/:device/suspension` */
    suspend: this.call({
      method: 'POST',
      path: '/v1/devices/:device/suspension',
      body: SuspendDevice,
      answer: DeviceView,
    }),
  };

  readonly deviceKey = {
    /** Lists the public keys by which devices sign their certificates and logs. `GET /v1/device-keys` */
    list: this.list({
      method: 'GET',
      path: '/v1/device-keys',
      query: ListPage,
      answer: DeviceKeyList,
      items: 'keys',
    }),
    /** Shows a key of a device, with the entry of the evidence log that says whose it is. `GET /v1/device-keys/:key_digest` */
    read: this.call({ method: 'GET', path: '/v1/device-keys/:key_digest', answer: DeviceKeyProved }),
  };

  readonly entryCode = {
    /** Makes the text of a QR code by which a person comes in at a door of a site, once, within a minute. `POST /v1/people/:person/entry-codes` */
    make: this.call({
      method: 'POST',
      path: '/v1/people/:person/entry-codes',
      body: MakeEntryCode,
      answer: EntryCodeMade,
      secret: true,
    }),
  };

  readonly evidence = {
    /** Gives the erasure certificate of a device as a file that anybody can check offline. `GET /v1/consents/:consent/certificates/:device` */
    certificate: this.call({
      method: 'GET',
      path: '/v1/consents/:consent/certificates/:device',
      answer: ErasureCertificate,
    }),
    /** Lists the entries about a person, the latest first, each with what it is. `GET /v1/people/:person/evidence` */
    list: this.call({
      method: 'GET',
      path: '/v1/people/:person/evidence',
      query: ListEntries,
      answer: PersonEvidence,
    }),
    /** Gives the receipt of a decision as a file that anybody can check offline. `GET /v1/consents/:consent/evidence` */
    ofConsent: this.call({ method: 'GET', path: '/v1/consents/:consent/evidence', answer: EvidenceFile }),
    /** Gives one entry in a file that anybody can check offline. `GET /v1/ledger/entries/:position/evidence` */
    read: this.call({ method: 'GET', path: '/v1/ledger/entries/:position/evidence', answer: EvidenceFile }),
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
      answer: StaffSession,
      secret: true,
    }),
  };

  readonly filing = {
    /** Records that the authority accepted it, with its number and receipt. `POST /v1/filings/:filing/acceptance` */
    accept: this.call({
      method: 'POST',
      path: '/v1/filings/:filing/acceptance',
      body: AcceptFiling,
      answer: FilingView,
    }),
    /** Records that the authority asked for a supplement: the package is then made and handed in anew. `POST /v1/filings/:filing/supplement` */
    askSupplement: this.call({
      method: 'POST',
      path: '/v1/filings/:filing/supplement',
      body: SupplementFiling,
      answer: FilingView,
    }),
    /** Says what a filing lacks and where it contradicts itself, from what the platform holds now. `GET /v1/filings/:filing/check` */
    check: this.call({ method: 'GET', path: '/v1/filings/:filing/check', answer: FilingCheck }),
    /** Records that the use of face recognition is over; what was filed is then to be deregistered. `POST /v1/filing/end` */
    end: this.call({ method: 'POST', path: '/v1/filing/end', body: EndUse, answer: FilingOverview }),
    /** Sends what waits of a filing and reads what departments say, now. `POST /v1/filings/:filing/sendings/reading` */
    follow: this.call({
      method: 'POST',
      path: '/v1/filings/:filing/sendings/reading',
      answer: FilingSendings,
    }),
    /** Records that somebody handed a package in at the portal, when and how. `POST /v1/filings/:filing/hand-in` */
    handIn: this.call({
      method: 'POST',
      path: '/v1/filings/:filing/hand-in',
      body: HandInFiling,
      answer: FilingView,
    }),
    /** Records counsel’s decision that a change is not one of substance, with the reason. `POST /v1/filing/changes/:change/minor` */
    judge: this.call({
      method: 'POST',
      path: '/v1/filing/changes/:change/minor',
      body: JudgeMinor,
      answer: FilingOverview,
    }),
    /** Lists filings, changes and deregistrations, the latest first. `GET /v1/filings` */
    list: this.call({ method: 'GET', path: '/v1/filings', answer: FilingList }),
    /** Makes the package from what the platform holds now, in the order of the portal. `POST /v1/filings/:filing/packages` */
    makePackage: this.call({ method: 'POST', path: '/v1/filings/:filing/packages', answer: PackageMade }),
    /** Lists where each province takes filings, with what of it is verified, by what, and when. `GET /v1/filing/offices` */
    offices: this.call({ method: 'GET', path: '/v1/filing/offices', answer: FilingOfficeList }),
    /** Begins a first filing before it is due; one that is open is given instead. `POST /v1/filings` */
    open: this.call({ method: 'POST', path: '/v1/filings', body: OpenFiling, answer: FilingView }),
    /** Shows how the organisation stands with its filing: persons, times, changes, the end. `GET /v1/filing` */
    overview: this.call({ method: 'GET', path: '/v1/filing', answer: FilingOverview }),
    /** Shows a filing: its time, packages, scans, each handing-in and answer, and who did what. `GET /v1/filings/:filing` */
    read: this.call({ method: 'GET', path: '/v1/filings/:filing', answer: FilingView }),
    /** Shows where one province takes filings. `GET /v1/filing/offices/:province` */
    readOffice: this.call({ method: 'GET', path: '/v1/filing/offices/:province', answer: FilingOfficeView }),
    /** Removes further material that was uploaded, while the filing is prepared. `POST /v1/filings/:filing/materials/:material/removal` */
    removeMaterial: this.call({
      method: 'POST',
      path: '/v1/filings/:filing/materials/:material/removal',
      answer: FilingView,
    }),
    /** Shows to which departments a filing can be sent, what was sent, and what they say. `GET /v1/filings/:filing/sendings` */
    sendings: this.call({ method: 'GET', path: '/v1/filings/:filing/sendings', answer: FilingSendings }),
    /** Makes it for the whole group: a consolidated filing. `PUT /v1/filings/:filing/members` */
    setMembers: this.call({
      method: 'PUT',
      path: '/v1/filings/:filing/members',
      body: SetMembers,
      answer: FilingView,
    }),
    /** Corrects where a province takes filings; packages follow its order from then on. `PUT /v1/filing/offices/:province` */
    setOffice: this.call({
      method: 'PUT',
      path: '/v1/filing/offices/:province',
      body: FilingOffice,
      answer: FilingOfficeView,
    }),
    /** Moves its preparation on: begin, ready, open again, drop. `POST /v1/filings/:filing/steps` */
    step: this.call({
      method: 'POST',
      path: '/v1/filings/:filing/steps',
      body: StepFiling,
      answer: FilingView,
    }),
    /** Sends the package that was made last to the server of a department; it is tried until it arrives, and never counts twice. `POST /v1/filings/:filing/sendings` */
    submit: this.call({
      method: 'POST',
      path: '/v1/filings/:filing/sendings',
      body: SendFiling,
      answer: FilingSendings,
    }),
  };

  readonly guardian = {
    /** Ends a guardianship, and with it what the guardian consented to for the child. `POST /v1/guardianships/:guardianship/end` */
    end: this.call({ method: 'POST', path: '/v1/guardianships/:guardianship/end', answer: GuardianView }),
    /** Links a guardian, whose guardianship staff have checked, with a child. `POST /v1/people/:person/guardians` */
    link: this.call({
      method: 'POST',
      path: '/v1/people/:person/guardians',
      body: LinkGuardian,
      answer: GuardianView,
    }),
    /** Lists the guardians of a child, past and present. `GET /v1/people/:person/guardians` */
    list: this.call({ method: 'GET', path: '/v1/people/:person/guardians', answer: GuardianList }),
  };

  readonly guardianCode = {
    /** Makes the text of a QR code by which a guardian brings their consent for a child to a door of a site, within a minute. `POST /v1/consents/:consent/guardian-codes` */
    make: this.call({
      method: 'POST',
      path: '/v1/consents/:consent/guardian-codes',
      body: MakeGuardianCode,
      answer: GuardianCodeMade,
      secret: true,
    }),
  };

  readonly health = {
    /** Tells whether the server and its database answer. `GET /v1/health` */
    read: this.call({ method: 'GET', path: '/v1/health', answer: PlatformHealth }),
  };

  readonly identity = {
    /** Changes who a person is. Whoever was signed in as them is signed out. `PUT /v1/people/:person/identity` */
    change: this.call({
      method: 'PUT',
      path: '/v1/people/:person/identity',
      body: Identity,
      answer: IdentityView,
    }),
    /** Shows who a person is. `GET /v1/people/:person/identity` */
    read: this.call({ method: 'GET', path: '/v1/people/:person/identity', answer: IdentityView }),
  };

  readonly incident = {
    /** Answers what a department asked about an incident. `POST /v1/incidents/:incident/sendings/answer` */
    answer: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/sendings/answer',
      body: AnswerDepartment,
      answer: IncidentSendings,
    }),
    /** Writes down what was done, and stops purposes and devices with it, whatever version was seen. `POST /v1/incidents/:incident/containment` */
    contain: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/containment',
      body: ContainIncident,
      answer: IncidentView,
    }),
    /** Finds that what was reported was none. Another than who reported it; what it stopped has to be none. `POST /v1/incidents/:incident/dismissal` */
    dismiss: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/dismissal',
      body: DismissIncident,
      answer: IncidentView,
    }),
    /** Writes the notice of an incident. `PUT /v1/incidents/:incident/notice` */
    draft: this.call({
      method: 'PUT',
      path: '/v1/incidents/:incident/notice',
      body: IncidentNoticeTexts,
      answer: IncidentView,
    }),
    /** Keeps who judged, and why, that measures effectively avoid the harm. `PUT /v1/incidents/:incident/exemption` */
    exempt: this.call({
      method: 'PUT',
      path: '/v1/incidents/:incident/exemption',
      body: ExemptIncident,
      answer: IncidentView,
    }),
    /** Sends what waits and reads what departments say, now. `POST /v1/incidents/:incident/sendings/reading` */
    follow: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/sendings/reading',
      answer: IncidentSendings,
    }),
    /** Grades an incident by the grading guide; no number grades it by itself. `POST /v1/incidents/:incident/grade` */
    grade: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/grade',
      body: GradeIncident,
      answer: IncidentView,
    }),
    /** Writes down when the handling ended, or when its summary was sent. `POST /v1/incidents/:incident/handling` */
    handle: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/handling',
      body: HandlingStep,
      answer: IncidentView,
    }),
    /** Lists incidents, the latest known first. `GET /v1/incidents` */
    list: this.list({
      method: 'GET',
      path: '/v1/incidents',
      query: ListIncidents,
      answer: IncidentList,
      items: 'incidents',
    }),
    /** Keeps that the notice was given: to whom, when, how. One that lacks a content is not given. `POST /v1/incidents/:incident/notices` */
    notify: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/notices',
      body: NotifyOfIncident,
      answer: IncidentView,
    }),
    /** Keeps that the authority requires the persons to be told; no exemption stands against it. `POST /v1/incidents/:incident/telling-order` */
    order: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/telling-order',
      body: OrderTelling,
      answer: IncidentView,
    }),
    /** Proposes to close an incident, with its root cause, the measures, and the facts it rests on. `POST /v1/incidents/:incident/resumption` */
    propose: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/resumption',
      body: ProposeResumption,
      answer: IncidentView,
    }),
    /** Shows an incident, the times that run, and what is wrong with it so far. `GET /v1/incidents/:incident` */
    read: this.call({ method: 'GET', path: '/v1/incidents/:incident', answer: IncidentView }),
    /** Records what is known by now; the assessments of the purposes it touches are open again. `PUT /v1/incidents/:incident` */
    record: this.call({
      method: 'PUT',
      path: '/v1/incidents/:incident',
      body: IncidentFacts,
      answer: IncidentView,
    }),
    /** Reports that something happened or may have happened. `POST /v1/incidents` */
    report: this.call({
      method: 'POST',
      path: '/v1/incidents',
      body: ReportIncident,
      answer: IncidentReported,
    }),
    /** Closes an incident that another person proposed to close, if the law permits to go on. `POST /v1/incidents/:incident/resumption/approval` */
    resume: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/resumption/approval',
      answer: IncidentView,
    }),
    /** Keeps a report to the authority, or what was supplied later. `POST /v1/incidents/:incident/report` */
    send: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/report',
      body: ReportToAuthority,
      answer: IncidentView,
    }),
    /** Shows what would be sent to departments, what it lacks, what was sent, and what they say. `GET /v1/incidents/:incident/sendings` */
    sendings: this.call({
      method: 'GET',
      path: '/v1/incidents/:incident/sendings',
      answer: IncidentSendings,
    }),
    /** Sends a report to departments as it was read; it is tried until it arrives, and never counts twice. `POST /v1/incidents/:incident/sendings` */
    submit: this.call({
      method: 'POST',
      path: '/v1/incidents/:incident/sendings',
      body: SendIncidentReport,
      answer: IncidentSendings,
    }),
    /** Shows what was done about an incident, in order. `GET /v1/incidents/:incident/timeline` */
    timeline: this.call({
      method: 'GET',
      path: '/v1/incidents/:incident/timeline',
      query: ReadTimeline,
      answer: IncidentTimeline,
    }),
  };

  readonly integrator = {
    /** Adds a program of an integrator, and shows its secret once. `POST /v1/api-keys` */
    add: this.call({
      method: 'POST',
      path: '/v1/api-keys',
      body: NewIntegrator,
      answer: IntegratorSecret,
      secret: true,
    }),
    /** Lists the programs of integrators. `GET /v1/api-keys` */
    list: this.list({
      method: 'GET',
      path: '/v1/api-keys',
      query: ListIntegrators,
      answer: IntegratorList,
      items: 'integrators',
    }),
    /** Ends a program at once, with its secrets and tokens. `DELETE /v1/api-keys/:integrator` */
    revoke: this.call({ method: 'DELETE', path: '/v1/api-keys/:integrator', answer: IntegratorView }),
    /** Shows a new secret once; the old one works beside it for a while. `POST /v1/api-keys/:integrator/rotation` */
    rotate: this.call({
      method: 'POST',
      path: '/v1/api-keys/:integrator/rotation',
      body: RotateSecret,
      answer: IntegratorSecret,
      secret: true,
    }),
    /** Tells a program what it may do with what it just sent. `GET /v1/api-keys/me` */
    self: this.call({ method: 'GET', path: '/v1/api-keys/me', answer: IntegratorSelf }),
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

  readonly notice = {
    /** Writes a notice anew that was not published. `PUT /v1/notices/:notice` */
    change: this.call({ method: 'PUT', path: '/v1/notices/:notice', body: NoticeDraft, answer: NoticeEntry }),
    /** Lists the notices of a purpose, the latest first. `GET /v1/purposes/:purpose/notices` */
    list: this.call({ method: 'GET', path: '/v1/purposes/:purpose/notices', answer: NoticeList }),
    /** Notes that the notice in force was on screen: evidence, and the start of a decision. `POST /v1/people/:person/presentations` */
    present: this.call({
      method: 'POST',
      path: '/v1/people/:person/presentations',
      body: ShowNotice,
      answer: NoticeShown,
    }),
    /** Publishes a notice in the place of the one in force, if the law finds it whole and true. `POST /v1/notices/:notice/publication` */
    publish: this.call({
      method: 'POST',
      path: '/v1/notices/:notice/publication',
      body: PublishNotice,
      answer: NoticeEntry,
    }),
    /** Shows the words that a digest names, if they were ever told to people. `GET /v1/published-notices/:digest` */
    published: this.call({ method: 'GET', path: '/v1/published-notices/:digest', answer: PublishedNotice }),
    /** Shows a notice and whom it concerns. `GET /v1/notices/:notice` */
    read: this.call({ method: 'GET', path: '/v1/notices/:notice', answer: NoticeEntry }),
    /** Begins to write a notice of a purpose. `POST /v1/notices` */
    write: this.call({ method: 'POST', path: '/v1/notices', body: NoticeDraft, answer: NoticeEntry }),
  };

  readonly paper = {
    /** Tells whether a receipt or a certificate of erasure with this digest is genuine. Names nobody. `GET /v1/consents/:consent/check/:digest` */
    check: this.call({ method: 'GET', path: '/v1/consents/:consent/check/:digest', answer: PaperChecked }),
    /** Lists the papers about the organisation as a whole, each with the facts that it still lacks. `GET /v1/papers` */
    list: this.call({ method: 'GET', path: '/v1/papers', answer: PaperList }),
  };

  readonly paperLayout = {
    /** Looks at a layout without loading it: everything that is wrong, which fact stands in which cell, what would be missing. `POST /v1/paper-layouts/checks` */
    check: this.call({
      method: 'POST',
      path: '/v1/paper-layouts/checks',
      body: LoadLayout,
      answer: CheckedLayout,
    }),
    /** Lets a loaded layout count no more: the one that was loaded before it counts, or ours. `POST /v1/paper-layouts/ends` */
    end: this.call({ method: 'POST', path: '/v1/paper-layouts/ends', body: EndLayout, answer: LoadedLayout }),
    /** Lists the facts that a form can show: what the keys of its layouts may be. `GET /v1/paper-layouts/:form/facts` */
    facts: this.call({ method: 'GET', path: '/v1/paper-layouts/:form/facts', answer: LayoutFacts }),
    /** Lists of each form the layout that counts, and every one that was loaded. `GET /v1/paper-layouts` */
    list: this.call({ method: 'GET', path: '/v1/paper-layouts', answer: LayoutList }),
    /** Loads an official layout of a form (docs/formats/paper.md); it takes the place of ours. `POST /v1/paper-layouts` */
    load: this.call({ method: 'POST', path: '/v1/paper-layouts', body: LoadLayout, answer: LoadedLayout }),
    /** Shows the layout of a form that counts: an official one that was loaded, else ours. `GET /v1/paper-layouts/:form` */
    read: this.call({ method: 'GET', path: '/v1/paper-layouts/:form', answer: LoadedLayout }),
  };

  readonly particulars = {
    /** Shows what only the organisation knows of itself, for its papers. `GET /v1/particulars` */
    read: this.call({ method: 'GET', path: '/v1/particulars', answer: ParticularsView }),
    /** Sets what only the organisation knows of itself; what is left out is a gap of its papers. `PUT /v1/particulars` */
    set: this.call({ method: 'PUT', path: '/v1/particulars', body: SetParticulars, answer: ParticularsView }),
  };

  readonly person = {
    /** Finds the person of a whole identifier; answers with the pseudonymous id. `POST /v1/people/find` */
    find: this.call({ method: 'POST', path: '/v1/people/find', body: FindPerson, answer: FoundPeople }),
    /** Lists people by pseudonymous id; not who they are. `GET /v1/people` */
    list: this.list({
      method: 'GET',
      path: '/v1/people',
      query: ListPeople,
      answer: PeopleList,
      items: 'people',
    }),
    /** Shows a person by pseudonymous id. `GET /v1/people/:person` */
    read: this.call({ method: 'GET', path: '/v1/people/:person', answer: PersonEntry }),
    /** Registers a person. No face is asked for. `POST /v1/people` */
    register: this.call({ method: 'POST', path: '/v1/people', body: NewPerson, answer: PersonEntry }),
  };

  readonly personFactor = {
    /** Adds a passkey by which the person can sign in. `POST /v1/people/:person/passkeys` */
    addPasskey: this.call({
      method: 'POST',
      path: '/v1/people/:person/passkeys',
      body: PasskeyAttestation,
      answer: PasskeyView,
    }),
    /** Gives what a browser has a new passkey of the person made with. `POST /v1/people/:person/passkeys/challenges` */
    beginPasskey: this.call({
      method: 'POST',
      path: '/v1/people/:person/passkeys/challenges',
      answer: PasskeyCreation,
      secret: true,
    }),
    /** Lists the ways a person has beside a code that is sent to them. `GET /v1/people/:person/factors` */
    list: this.call({ method: 'GET', path: '/v1/people/:person/factors', answer: PersonFactors }),
    /** Gives the secret of a new authenticator app, which counts once a code of it was shown. `POST /v1/people/:person/app-offers` */
    offerApp: this.call({
      method: 'POST',
      path: '/v1/people/:person/app-offers',
      answer: AppOffer,
      secret: true,
    }),
    /** Forgets the authenticator app of the person, at once. `DELETE /v1/people/:person/app` */
    removeApp: this.call({ method: 'DELETE', path: '/v1/people/:person/app', answer: PersonFactors }),
    /** Removes a passkey of the person, at once; a code that is sent still signs them in. `DELETE /v1/people/:person/passkeys/:passkey` */
    removePasskey: this.call({
      method: 'DELETE',
      path: '/v1/people/:person/passkeys/:passkey',
      answer: PersonFactors,
    }),
    /** Sets the authenticator app of the person, in place of the one before. `PUT /v1/people/:person/app` */
    setApp: this.call({
      method: 'PUT',
      path: '/v1/people/:person/app',
      body: ConfirmApp,
      answer: PersonFactors,
    }),
  };

  readonly personMerge = {
    /** Makes two records one, by somebody else than who proposed it. `POST /v1/people/:person/merges/:merge/approval` */
    approve: this.call({
      method: 'POST',
      path: '/v1/people/:person/merges/:merge/approval',
      answer: MergeView,
    }),
    /** Gives the person eight digits by which a door’s record of them becomes theirs; once. `POST /v1/people/:person/door-tickets` */
    ask: this.call({
      method: 'POST',
      path: '/v1/people/:person/door-tickets',
      answer: DoorTicket,
      secret: true,
    }),
    /** Lists which records became one with a person, or why they did not. `GET /v1/people/:person/merges` */
    list: this.call({ method: 'GET', path: '/v1/people/:person/merges', answer: MergeList }),
    /** Proposes that a door’s record is of this person, who is present; somebody else approves. `POST /v1/people/:person/merges` */
    propose: this.call({
      method: 'POST',
      path: '/v1/people/:person/merges',
      body: ProposeMerge,
      answer: MergeView,
    }),
  };

  readonly personSession = {
    /** Sends a one-time code to a contact, if somebody has it; the answer does not tell. `POST /v1/sign-in/codes` */
    ask: this.call({ method: 'POST', path: '/v1/sign-in/codes', body: AskCode, answer: CodeAsked }),
    /** Signs a person in by a code that was sent to them. A face is never asked for. `POST /v1/sign-in/sessions` */
    begin: this.call({
      method: 'POST',
      path: '/v1/sign-in/sessions',
      body: ProveByCode,
      answer: PersonSession,
      secret: true,
    }),
    /** Signs a person in by a passkey. A face is never asked for. `POST /v1/sign-in/passkey-sessions` */
    beginByPasskey: this.call({
      method: 'POST',
      path: '/v1/sign-in/passkey-sessions',
      body: ShowPasskey,
      answer: PersonSession,
      secret: true,
    }),
    /** Gives what a browser asks an authenticator with, to sign a person in. Nobody is named. `POST /v1/sign-in/passkey-challenges` */
    challenge: this.call({
      method: 'POST',
      path: '/v1/sign-in/passkey-challenges',
      answer: PasskeyRequest,
      secret: true,
    }),
    /** Signs the person out everywhere. `DELETE /v1/sign-in/session` */
    end: this.call({ method: 'DELETE', path: '/v1/sign-in/session', answer: SessionEnded }),
    /** Shows who is signed in, and until when. `GET /v1/sign-in/session` */
    read: this.call({ method: 'GET', path: '/v1/sign-in/session', answer: PersonSession }),
  };

  readonly posture = {
    /** Approves a judgement of somebody else that relaxes a reading: from then on it counts. `POST /v1/attestations/:attestation/approval` */
    approve: this.call({
      method: 'POST',
      path: '/v1/attestations/:attestation/approval',
      answer: AttestationView,
    }),
    /** Writes down what the officer judged of a row; one that relaxes a reading waits for another person. `POST /v1/posture/:row/attestation` */
    attest: this.call({
      method: 'POST',
      path: '/v1/posture/:row/attestation',
      body: Attest,
      answer: AttestationView,
    }),
    /** Hands in what the platform does not hold; shows where it says another thing than the platform. `POST /v1/posture/facts` */
    handIn: this.call({
      method: 'POST',
      path: '/v1/posture/facts',
      body: HandInFacts,
      answer: FactsHandedIn,
    }),
    /** Shows how the organisation stands to each row of the law, by which facts, and what mends it. `GET /v1/posture` */
    list: this.call({ method: 'GET', path: '/v1/posture', query: ReadPosture, answer: PostureView }),
    /** Lists how rows changed, the latest first. `GET /v1/posture/changes` */
    listChanges: this.list({
      method: 'GET',
      path: '/v1/posture/changes',
      query: ListPostureChanges,
      answer: PostureChangeList,
      items: 'changes',
    }),
    /** Shows one row with everything found, for the person, the officer and the engineer. `GET /v1/posture/:row` */
    read: this.call({ method: 'GET', path: '/v1/posture/:row', answer: PostureRowView }),
    /** Shows what was handed in last, to go on from. `GET /v1/posture/facts` */
    readFacts: this.call({ method: 'GET', path: '/v1/posture/facts', answer: LatestFacts }),
  };

  readonly purpose = {
    /** Approves what another person proposed, if the law permits it now. `POST /v1/purposes/:purpose/approval` */
    approve: this.call({ method: 'POST', path: '/v1/purposes/:purpose/approval', answer: PurposeView }),
    /** Writes the prepared version anew, or the next one of a purpose that has begun. `PUT /v1/purposes/:purpose/draft` */
    change: this.call({
      method: 'PUT',
      path: '/v1/purposes/:purpose/draft',
      body: PurposeContent,
      answer: PurposeView,
    }),
    /** Shows what the law would say if the next step of a purpose were approved now. `GET /v1/purposes/:purpose/check` */
    check: this.call({ method: 'GET', path: '/v1/purposes/:purpose/check', answer: PurposeCheck }),
    /** Shows what the law said of a purpose, on which facts, and which of them were handed in. `GET /v1/purposes/:purpose/decisions` */
    decisions: this.call({ method: 'GET', path: '/v1/purposes/:purpose/decisions', answer: LawDecisionList }),
    /** Ends a purpose for good: its faces fall due for erasure. `POST /v1/purposes/:purpose/end` */
    end: this.call({
      method: 'POST',
      path: '/v1/purposes/:purpose/end',
      body: StopPurpose,
      answer: PurposeView,
    }),
    /** Lists purposes. `GET /v1/purposes` */
    list: this.list({
      method: 'GET',
      path: '/v1/purposes',
      query: ListPurposes,
      answer: PurposeList,
      items: 'purposes',
    }),
    /** Proposes that a purpose begins, changes or goes on, with the facts it rests on. `POST /v1/purposes/:purpose/proposal` */
    propose: this.call({
      method: 'POST',
      path: '/v1/purposes/:purpose/proposal',
      body: ProposePurpose,
      answer: PurposeView,
    }),
    /** Shows a purpose, all its versions and what waits for approval. `GET /v1/purposes/:purpose` */
    read: this.call({ method: 'GET', path: '/v1/purposes/:purpose', answer: PurposeView }),
    /** Stops a purpose at once, whatever version was seen. `POST /v1/purposes/:purpose/suspension` */
    suspend: this.call({
      method: 'POST',
      path: '/v1/purposes/:purpose/suspension',
      body: StopPurpose,
      answer: PurposeView,
    }),
    /** Takes a proposal back, so that the version can be written anew. `DELETE /v1/purposes/:purpose/proposal` */
    takeBack: this.call({ method: 'DELETE', path: '/v1/purposes/:purpose/proposal', answer: PurposeView }),
    /** Begins to prepare a purpose. `POST /v1/purposes` */
    write: this.call({ method: 'POST', path: '/v1/purposes', body: PurposeContent, answer: PurposeView }),
  };

  readonly receipt = {
    /** Tells whether a receipt is as it was handed out here. `POST /v1/receipts/check` */
    check: this.call({
      method: 'POST',
      path: '/v1/receipts/check',
      body: CheckReceipt,
      answer: ReceiptChecked,
    }),
  };

  readonly record = {
    /** Shows who saw or changed personal data in a period, and why. `GET /v1/record/accesses` */
    accesses: this.list({
      method: 'GET',
      path: '/v1/record/accesses',
      query: ReadAccesses,
      answer: AccessList,
      items: 'accesses',
    }),
    /** Gives the record of a purpose in a period as one document with its digest. Needs Access-Reason. `GET /v1/record/extract` */
    extract: this.call({
      method: 'GET',
      path: '/v1/record/extract',
      query: ExtractRecord,
      answer: RecordExtract,
    }),
    /** Shows what was processed in a period, for a purpose or for all, in order of time. `GET /v1/record` */
    read: this.list({
      method: 'GET',
      path: '/v1/record',
      query: ReadRecord,
      answer: ProcessingRecord,
      items: 'entries',
    }),
  };

  readonly reportDepartment = {
    /** Adds a department that the organisation reports to, by the address of its server. `POST /v1/report-departments` */
    add: this.call({
      method: 'POST',
      path: '/v1/report-departments',
      body: SetReportDepartment,
      answer: ReportDepartment,
    }),
    /** Lists the departments that incidents are reported to and filings sent. `GET /v1/report-departments` */
    list: this.call({ method: 'GET', path: '/v1/report-departments', answer: ReportDepartmentList }),
    /** Takes a department out: nothing more is reported to it, and what was stays. `DELETE /v1/report-departments/:department` */
    remove: this.call({
      method: 'DELETE',
      path: '/v1/report-departments/:department',
      answer: ReportDepartmentList,
    }),
    /** Sets a department that incidents are reported to: its server moved, or its key is known now. `PUT /v1/report-departments/:department` */
    set: this.call({
      method: 'PUT',
      path: '/v1/report-departments/:department',
      body: SetReportDepartment,
      answer: ReportDepartment,
    }),
  };

  readonly retention = {
    /** Approves a longer time that another person proposed, if the law lets it. `POST /v1/purposes/:purpose/retention/:keeps/approval` */
    approve: this.call({
      method: 'POST',
      path: '/v1/purposes/:purpose/retention/:keeps/approval',
      answer: RetentionView,
    }),
    /** Counts by purpose what runs out when, what has to go still, and what was erased. `GET /v1/retention-outlook` */
    outlook: this.call({ method: 'GET', path: '/v1/retention-outlook', answer: RetentionOutlook }),
    /** Proposes to keep a kind longer, with what is relied on. `POST /v1/purposes/:purpose/retention/:keeps/proposal` */
    propose: this.call({
      method: 'POST',
      path: '/v1/purposes/:purpose/retention/:keeps/proposal',
      body: ProposeExtension,
      answer: RetentionView,
    }),
    /** Shows how long each kind is kept for a purpose. `GET /v1/purposes/:purpose/retention` */
    read: this.call({ method: 'GET', path: '/v1/purposes/:purpose/retention', answer: RetentionView }),
    /** Keeps a kind shorter, at once. `PUT /v1/purposes/:purpose/retention/:keeps` */
    shorten: this.call({
      method: 'PUT',
      path: '/v1/purposes/:purpose/retention/:keeps',
      body: ShortenRetention,
      answer: RetentionView,
    }),
  };

  readonly rights = {
    /** Answers a request: it is granted, in these words. `POST /v1/rights-requests/:request/answer` */
    answer: this.call({
      method: 'POST',
      path: '/v1/rights-requests/:request/answer',
      body: AnswerRightsRequest,
      answer: RightsRequestView,
    }),
    /** Hands out everything the platform holds of the person, and records that it did. `POST /v1/rights-requests/:request/copy` */
    copy: this.call({
      method: 'POST',
      path: '/v1/rights-requests/:request/copy',
      answer: RightsCopy,
      secret: true,
    }),
    /** Corrects who a person is, as they asked, and answers the request. By four eyes. `POST /v1/rights-requests/:request/correction` */
    correct: this.call({
      method: 'POST',
      path: '/v1/rights-requests/:request/correction',
      answer: RightsRequestView,
    }),
    /** Explains what is done with a face, for which purpose, and under which rules. `GET /v1/rights-requests/:request/explanation` */
    explanation: this.call({
      method: 'GET',
      path: '/v1/rights-requests/:request/explanation',
      answer: RightsExplanation,
    }),
    /** Notes that an answer on paper is in the person’s hands. `POST /v1/rights-requests/:request/handing-over` */
    handOver: this.call({
      method: 'POST',
      path: '/v1/rights-requests/:request/handing-over',
      answer: RightsRequestView,
    }),
    /** Lists requests, newest first: those that are soon due, over, or of one kind. `GET /v1/rights-requests` */
    list: this.list({
      method: 'GET',
      path: '/v1/rights-requests',
      query: ListRightsRequests,
      answer: RightsRequestList,
      items: 'requests',
    }),
    /** Lists the requests of a person, newest first, each with its last day. `GET /v1/people/:person/rights-requests` */
    ofPerson: this.list({
      method: 'GET',
      path: '/v1/people/:person/rights-requests',
      query: ListPersonsRequests,
      answer: RightsRequestList,
      items: 'requests',
    }),
    /** Asks for a right of a person. What needs nobody’s judgement is done at once. `POST /v1/people/:person/rights-requests` */
    open: this.call({
      method: 'POST',
      path: '/v1/people/:person/rights-requests',
      body: OpenRightsRequest,
      answer: RightsRequestView,
    }),
    /** Shows a request: its state, its last day, the answer. `GET /v1/rights-requests/:request` */
    read: this.call({ method: 'GET', path: '/v1/rights-requests/:request', answer: RightsRequestView }),
    /** Refuses a request, with the reason; the person reads where to complain and to sue. `POST /v1/rights-requests/:request/refusal` */
    refuse: this.call({
      method: 'POST',
      path: '/v1/rights-requests/:request/refusal',
      body: RefuseRightsRequest,
      answer: RightsRequestView,
    }),
    /** Takes a request up; the person sees that somebody has it. `POST /v1/rights-requests/:request/taking` */
    take: this.call({
      method: 'POST',
      path: '/v1/rights-requests/:request/taking',
      answer: RightsRequestView,
    }),
  };

  readonly rules = {
    /** Shows the rules of processing to anyone. `GET /v1/rules` */
    read: this.call({ method: 'GET', path: '/v1/rules', answer: RulesView }),
  };

  readonly session = {
    /** Signs staff in by password and authenticator app, or by passkey. `POST /v1/sessions` */
    begin: this.call({
      method: 'POST',
      path: '/v1/sessions',
      body: StaffSignIn,
      answer: StaffSession,
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
    read: this.call({ method: 'GET', path: '/v1/sessions/current', answer: StaffSession }),
    /** Shows a second factor, which counts for ten minutes; the session gets a new token. `POST /v1/sessions/current/step-up` */
    stepUp: this.call({
      method: 'POST',
      path: '/v1/sessions/current/step-up',
      body: StepUp,
      answer: StaffSession,
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

  readonly signingKey = {
    /** Makes the next key that signs bundles and announces it to the devices under the one in use. `POST /v1/signing-keys` */
    announce: this.call({ method: 'POST', path: '/v1/signing-keys', answer: SigningKeysView }),
    /** Shows which key signs bundles, which is announced, and how many devices do not trust it yet. `GET /v1/signing-keys` */
    read: this.call({ method: 'GET', path: '/v1/signing-keys', answer: SigningKeysView }),
    /** Signs bundles by the announced key from now on, if every device trusts it; the old one is over. `POST /v1/signing-keys/use` */
    use: this.call({ method: 'POST', path: '/v1/signing-keys/use', answer: SigningKeysView }),
  };

  readonly site = {
    /** Approves a site for devices, if the law permits one there. `POST /v1/sites/:site/approval` */
    approve: this.call({ method: 'POST', path: '/v1/sites/:site/approval', answer: SiteView }),
    /** Lists the sites of whoever asks. `GET /v1/sites` */
    list: this.list({ method: 'GET', path: '/v1/sites', query: ListPage, answer: SiteList, items: 'sites' }),
    /** Reads a site. `GET /v1/sites/:site` */
    read: this.call({ method: 'GET', path: '/v1/sites/:site', answer: SiteView }),
    /** Writes the survey of a new site. `POST /v1/sites` */
    survey: this.call({ method: 'POST', path: '/v1/sites', body: SiteSurvey, answer: SiteView }),
    /** Writes the survey of a site anew; its devices are suspended until both are approved again. `PUT /v1/sites/:site` */
    surveyAgain: this.call({ method: 'PUT', path: '/v1/sites/:site', body: SiteSurvey, answer: SiteView }),
  };

  readonly staff = {
    /** Changes the duties or the state of an account, and ends its sessions at once; never one’s own. `PATCH /v1/staff/:staff` */
    change: this.call({ method: 'PATCH', path: '/v1/staff/:staff', body: ChangeStaff, answer: StaffView }),
    /** Makes the account of a link with a first way to sign in, and signs it in. `POST /v1/staff/joinings/complete` */
    completeJoining: this.call({
      method: 'POST',
      path: '/v1/staff/joinings/complete',
      body: CompleteJoining,
      answer: StaffSession,
      secret: true,
    }),
    /** Gives a link by which one colleague makes an account with these duties, once, within three days. `POST /v1/staff/invitations` */
    invite: this.call({
      method: 'POST',
      path: '/v1/staff/invitations',
      body: InviteStaff,
      answer: StaffLink,
      secret: true,
    }),
    /** Shows what a link gives, and what the first way to sign in is made of. `POST /v1/staff/joinings` */
    join: this.call({
      method: 'POST',
      path: '/v1/staff/joinings',
      body: BeginJoining,
      answer: JoiningView,
      secret: true,
    }),
    /** Lists the accounts of staff by their names. `GET /v1/staff` */
    list: this.list({
      method: 'GET',
      path: '/v1/staff',
      query: ListStaff,
      answer: StaffList,
      items: 'staff',
    }),
    /** Shows one account of staff. `GET /v1/staff/:staff` */
    read: this.call({ method: 'GET', path: '/v1/staff/:staff', answer: StaffView }),
  };

  readonly supervision = {
    /** Answers what an authority asked. `POST /v1/orders/:order/answer` */
    answer: this.call({
      method: 'POST',
      path: '/v1/orders/:order/answer',
      body: AnswerOrder,
      answer: OrderView,
    }),
    /** Notes that an authority ended an order, and how it said so; it is not read any more. `POST /v1/orders/:order/closing` */
    close: this.call({
      method: 'POST',
      path: '/v1/orders/:order/closing',
      body: CloseOrder,
      answer: OrderView,
    }),
    /** Drops what is not with the authority yet. `DELETE /v1/orders/:order/answers/:answer` */
    drop: this.call({ method: 'DELETE', path: '/v1/orders/:order/answers/:answer', answer: OrderView }),
    /** Enters an order that was received: by its reference and code, or as it came on paper. `POST /v1/orders` */
    enter: this.call({
      method: 'POST',
      path: '/v1/orders',
      body: EnterOrder,
      answer: OrderView,
      secret: true,
    }),
    /** Reads an order at its authority now, and sends what waits. `POST /v1/orders/:order/reading` */
    follow: this.call({ method: 'POST', path: '/v1/orders/:order/reading', answer: OrderView }),
    /** Hands in the evidence that one looked at: to the authority’s server, or noted as given on paper. `POST /v1/orders/:order/bundles/:answer/handing-in` */
    handIn: this.call({
      method: 'POST',
      path: '/v1/orders/:order/bundles/:answer/handing-in',
      body: HandInBundle,
      answer: OrderView,
    }),
    /** Lists the orders of authorities, the latest first, with the clocks they set. `GET /v1/orders` */
    list: this.list({
      method: 'GET',
      path: '/v1/orders',
      query: ListOrders,
      answer: OrderList,
      items: 'orders',
    }),
    /** Notes an order on paper to put something right, and by when. `POST /v1/orders/:order/rectifications` */
    noteRectification: this.call({
      method: 'POST',
      path: '/v1/orders/:order/rectifications',
      body: NoteRectification,
      answer: OrderView,
    }),
    /** Makes evidence within the scope of an order, to be looked at before it is handed in. `POST /v1/orders/:order/bundles` */
    prepare: this.call({
      method: 'POST',
      path: '/v1/orders/:order/bundles',
      body: PrepareBundle,
      answer: OrderView,
    }),
    /** Shows an order: what is asked, drawn, found and to be mended, and what was handed in. `GET /v1/orders/:order` */
    read: this.call({ method: 'GET', path: '/v1/orders/:order', answer: OrderView }),
    /** Takes another code of an order: the one before was mistyped, or the authority gave a new one. `POST /v1/orders/:order/code` */
    renewCode: this.call({
      method: 'POST',
      path: '/v1/orders/:order/code',
      body: RenewCode,
      answer: OrderView,
      secret: true,
    }),
    /** Reports what was put right. `POST /v1/orders/:order/report` */
    report: this.call({
      method: 'POST',
      path: '/v1/orders/:order/report',
      body: AnswerOrder,
      answer: OrderView,
    }),
  };

  readonly transfer = {
    /** Ends the notice of a transfer: nobody is asked for it any more. `POST /v1/transfer-notices/:notice/end` */
    end: this.call({ method: 'POST', path: '/v1/transfer-notices/:notice/end', answer: TransferNotice }),
    /** Lists the notices of transfers of a purpose with the persons who consented, the latest first. `GET /v1/purposes/:purpose/transfer-notices` */
    notices: this.call({
      method: 'GET',
      path: '/v1/purposes/:purpose/transfer-notices',
      answer: TransferNoticeList,
    }),
    /** Publishes what people are told of a transfer to one recipient. `POST /v1/purposes/:purpose/transfer-notices` */
    publish: this.call({
      method: 'POST',
      path: '/v1/purposes/:purpose/transfer-notices',
      body: TransferNoticeDocument,
      answer: TransferNotice,
    }),
    /** Shows anyone to whom face information of a purpose may go, and for what. `GET /v1/purposes/:purpose/transfers` */
    rules: this.call({ method: 'GET', path: '/v1/purposes/:purpose/transfers', answer: TransfersTold }),
  };

  readonly verification = {
    /** Ends a verification that is no longer needed. `POST /v1/verifications/:verification/cancellation` */
    cancel: this.call({
      method: 'POST',
      path: '/v1/verifications/:verification/cancellation',
      answer: VerificationEnded,
    }),
    /** Gives what a browser asks an authenticator with, for this verification and nothing else. `POST /v1/people/:person/verifications/:verification/passkey-challenge` */
    challenge: this.call({
      method: 'POST',
      path: '/v1/people/:person/verifications/:verification/passkey-challenge',
      answer: PasskeyRequest,
      secret: true,
    }),
    /** Completes the verification of a ticket by a member of staff who looked; records who. `POST /v1/staff-checks` */
    check: this.call({
      method: 'POST',
      path: '/v1/staff-checks',
      body: CheckByStaff,
      answer: CheckedByStaff,
      secret: true,
    }),
    /** Says that the person would rather not be verified. `POST /v1/people/:person/verifications/:verification/refusal` */
    decline: this.call({
      method: 'POST',
      path: '/v1/people/:person/verifications/:verification/refusal',
      answer: VerificationEnded,
    }),
    /** Lists who asks a person to be verified, by which ways they may answer, and every use on record. `GET /v1/people/:person/verifications` */
    list: this.call({
      method: 'GET',
      path: '/v1/people/:person/verifications',
      query: ListPage,
      answer: PersonVerifications,
    }),
    /** Opens a verification at a place, by whichever way the person chooses; shows its ticket once. `POST /v1/verifications` */
    open: this.call({
      method: 'POST',
      path: '/v1/verifications',
      body: OpenVerification,
      answer: VerificationOpened,
      secret: true,
    }),
    /** Names the places a person has to do with, and the devices that may match their face now. `GET /v1/people/:person/places` */
    places: this.call({ method: 'GET', path: '/v1/people/:person/places', answer: PersonPlaces }),
    /** Completes a verification by the code that was sent for it. A face is never asked for. `POST /v1/people/:person/verifications/:verification/proof` */
    prove: this.call({
      method: 'POST',
      path: '/v1/people/:person/verifications/:verification/proof',
      body: ProveByCode,
      answer: VerificationEnded,
    }),
    /** Completes a verification by a code of the person’s authenticator app. `POST /v1/people/:person/verifications/:verification/app-proof` */
    proveByApp: this.call({
      method: 'POST',
      path: '/v1/people/:person/verifications/:verification/app-proof',
      body: ProveByApp,
      answer: VerificationEnded,
    }),
    /** Completes a verification by a passkey of the person. `POST /v1/people/:person/verifications/:verification/passkey-proof` */
    proveByPasskey: this.call({
      method: 'POST',
      path: '/v1/people/:person/verifications/:verification/passkey-proof',
      body: ProveByPasskey,
      answer: VerificationEnded,
    }),
    /** Shows the result of a verification to the program that opened it, without any score. `GET /v1/verifications/:verification` */
    read: this.call({ method: 'GET', path: '/v1/verifications/:verification', answer: VerificationView }),
    /** Waits until a verification is over, and gives its result. */
    wait: untilOver(
      this.call({ method: 'GET', path: '/v1/verifications/:verification', answer: VerificationView }),
    ),
    /** Sends the person a one-time code that completes this verification and nothing else. `POST /v1/people/:person/verifications/:verification/code` */
    sendCode: this.call({
      method: 'POST',
      path: '/v1/people/:person/verifications/:verification/code',
      answer: CodeAsked,
    }),
    /** Gives the person a ticket of their own to show at the door; the one before it ends. `POST /v1/people/:person/verifications/:verification/ticket` */
    takeTicket: this.call({
      method: 'POST',
      path: '/v1/people/:person/verifications/:verification/ticket',
      answer: TicketTaken,
      secret: true,
    }),
    /** Lists the verifications that are open now, without whom they are about. `GET /v1/verifications` */
    watch: this.call({
      method: 'GET',
      path: '/v1/verifications',
      query: ListOpenVerifications,
      answer: OpenVerifications,
    }),
  };

  readonly ward = {
    /** Lists the children somebody is the shown guardian of now. `GET /v1/people/:person/wards` */
    list: this.call({ method: 'GET', path: '/v1/people/:person/wards', answer: WardList }),
  };

  readonly way = {
    /** Adds up how attempts went; sums alone, nobody is named. `POST /v1/checkpoints/:checkpoint/counts` */
    count: this.call({
      method: 'POST',
      path: '/v1/checkpoints/:checkpoint/counts',
      body: ReportCounts,
      answer: CountsTaken,
    }),
    /** Lists when a way did not work, the latest first. `GET /v1/ways/:way/outages` */
    outages: this.call({ method: 'GET', path: '/v1/ways/:way/outages', answer: OutageList }),
    /** Reports whether a way works. When no other way does, face stops there at once. `POST /v1/ways/:way/health` */
    report: this.call({
      method: 'POST',
      path: '/v1/ways/:way/health',
      body: WayHealth,
      answer: WayHealthTaken,
    }),
  };

  readonly webhook = {
    /** Adds an endpoint that is told what happens from now on, and shows its secret once. `POST /v1/webhooks` */
    add: this.call({
      method: 'POST',
      path: '/v1/webhooks',
      body: NewWebhook,
      answer: WebhookSecret,
      secret: true,
    }),
    /** Changes an endpoint, pauses it, or lets it go on where it stopped. `PATCH /v1/webhooks/:endpoint` */
    change: this.call({
      method: 'PATCH',
      path: '/v1/webhooks/:endpoint',
      body: ChangeWebhook,
      answer: WebhookView,
    }),
    /** Lists the endpoints that are told what happens; a program sees its own. `GET /v1/webhooks` */
    list: this.call({ method: 'GET', path: '/v1/webhooks', answer: WebhookList }),
    /** Lists deliveries to an endpoint with their tries, the latest first. `GET /v1/webhooks/:endpoint/deliveries` */
    listDeliveries: this.list({
      method: 'GET',
      path: '/v1/webhooks/:endpoint/deliveries',
      query: ListDeliveries,
      answer: DeliveryList,
      items: 'deliveries',
    }),
    /** Sends `webhook.ping` once, also to an endpoint that is paused or disabled. `POST /v1/webhooks/:endpoint/ping` */
    ping: this.call({ method: 'POST', path: '/v1/webhooks/:endpoint/ping', answer: DeliveryAsked }),
    /** Shows an endpoint. `GET /v1/webhooks/:endpoint` */
    read: this.call({ method: 'GET', path: '/v1/webhooks/:endpoint', answer: WebhookView }),
    /** Sends an event again, with the same id and the same bytes. `POST /v1/webhooks/:endpoint/deliveries/:delivery/redelivery` */
    redeliver: this.call({
      method: 'POST',
      path: '/v1/webhooks/:endpoint/deliveries/:delivery/redelivery',
      answer: DeliveryAsked,
    }),
    /** Removes an endpoint with its deliveries. It is told nothing more. `DELETE /v1/webhooks/:endpoint` */
    remove: this.call({ method: 'DELETE', path: '/v1/webhooks/:endpoint', answer: WebhookRemoved }),
    /** Shows a new secret once; the old one signs beside it for a while. `POST /v1/webhooks/:endpoint/rotation` */
    rotate: this.call({
      method: 'POST',
      path: '/v1/webhooks/:endpoint/rotation',
      body: RotateSecret,
      answer: WebhookSecret,
      secret: true,
    }),
  };

  readonly witness = {
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
}
