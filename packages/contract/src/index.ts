export { Admission, CallStaff, EnterByPin, StaffCalled } from './alternatives.ts';
export {
  BUNDLE_CONTEXT,
  BUNDLE_MAX_CHARS,
  Bundle,
  Grant,
  LEASE_TTL_MAX_MS,
  LEASE_TTL_MS,
  LeaseRequest,
  SignedBundle,
} from './bundle.ts';
export {
  ConsentView,
  DecideConsent,
  Presentation,
  PresentNotice,
  Withdraw,
  WithdrawalView,
  WithdrawByStaff,
} from './consent.ts';
export { canonicalJson } from './canonical-json.ts';
export { DoorView, NoticeView, Way, WayView } from './door.ts';
export { HealthView } from './health.ts';
export { FaceState, PersonNumber, Pin, RegisterPerson, SessionView, SignIn } from './people.ts';
export { imageErrorText } from './image-error-text.ts';
export { IMAGE_MAX_BYTES, IMAGE_MAX_PIXELS, IMAGE_MIN_SIDE, JPEG_MAX_SCANS } from './image-limits.ts';
export { Problem, ProblemCode } from './problem.ts';
export { ImageErrorCode, QualityReason } from './quality.ts';
export { PersonView, RecordEntry } from './record.ts';
export {
  Denial,
  REPLY_MAX_BYTES,
  REQUEST_HEADER_MAX_BYTES,
  VaultReply,
  VaultRequest,
} from './vault.ts';
export { CaptureView, FrameOutcome, FRAMES_WANTED, StartCapture } from './verification.ts';
export {
  IntegratorId,
  IntegratorList,
  IntegratorSecret,
  IntegratorSelf,
  IntegratorView,
  ListIntegrators,
  NewIntegrator,
  RotateSecret,
  TokenAnswer,
  TokenRequest,
} from './platform/integrator.ts';
export {
  AppOffer,
  BeginJoining,
  ChangeStaff,
  CompleteJoining,
  InviteStaff,
  JoiningView,
  ListStaff,
  Password,
  PasskeyAssertion,
  PasskeyAttestation,
  PasskeyCreation,
  PasskeyList,
  PasskeyRequest,
  PasskeyView,
  SetPassword,
  StaffId,
  StaffLink,
  StaffList,
  StaffLogin,
  StaffName,
  StaffRole,
  StaffSession,
  StaffSignIn,
  StaffState,
  StaffView,
  StepUp,
  Token,
  TotpCode,
} from './platform/staff.ts';
export {
  AskCode,
  CodeAsked,
  FindPerson,
  FoundPeople,
  Identifier,
  Identity,
  IdentityView,
  ListPeople,
  NewPerson,
  OneTimeCode,
  PeopleList,
  PersonEntry,
  PersonId,
  PersonLanguage,
  PersonSession,
  SessionEnded,
  ShowCode,
} from './platform/people.ts';
export {
  AssessmentContent,
  AssessmentList,
  AssessmentView,
  ConfigurationView,
  NewAssessment,
  RunningConfiguration,
  SetConfiguration,
} from './platform/assessment.ts';
export {
  CheckpointList,
  CheckpointView,
  CheckpointWay,
  CountsTaken,
  NewCheckpoint,
  OutageList,
  ParityView,
  ReportCounts,
  WayHealth,
  WayHealthTaken,
  WayTerms,
} from './platform/alternatives.ts';
export { ContentDigest, HandedInFacts, LawDecision, LawDecisionList } from './platform/facts.ts';
export {
  NoticeDocument,
  NoticeDraft,
  NoticeEffect,
  NoticeEntry,
  NoticeList,
  NoticeTexts,
  PublishedNotice,
  PublishNotice,
  RulesView,
} from './platform/notice.ts';
export {
  KeptFor,
  KeptKind,
  ListPurposes,
  ProposePurpose,
  PurposeContent,
  PurposeEntry,
  PurposeId,
  PurposeList,
  PurposeState,
  PurposeVersion,
  PurposeView,
  StopPurpose,
} from './platform/purpose.ts';
export { KeptTime, ProposeExtension, RetentionView, ShortenRetention } from './platform/retention.ts';
export {
  type ReceivedSignature,
  readSignature,
  SIGNATURE_LIFE_S,
  signatureBase,
  type SignatureParameters,
  SIGNED_COMPONENTS,
  writeSignatureParameters,
} from './http-signature.ts';
export {
  ConsentEndView,
  DEVICE_TOKEN_LIFE_MS,
  DeviceEvent,
  DeviceId,
  DeviceJoined,
  DeviceList,
  DevicePublicKey,
  DeviceState,
  DeviceToken,
  DeviceTokenMade,
  DeviceView,
  EventsReported,
  JOIN_CONTEXT,
  JoinDevice,
  REPORT_MAX,
  ReportEvents,
  SuspendDevice,
} from './platform/device.ts';
export { DeviceSpot, ListPage, SiteList, SiteSurvey, SiteView } from './platform/siting.ts';
export { ConsentRecord } from './platform/consent-record.ts';
export {
  CheckReceipt,
  ConsentEntry,
  ConsentKind,
  ConsentList,
  ConsentStarted,
  ConsentState,
  Decide,
  DecideByCode,
  Decision,
  EndReason,
  EndView,
  ListConsents,
  NoticeShown,
  Receipt,
  ReceiptChecked,
  ReceiptContent,
  ShowNotice,
  StartConsent,
  WithdrawByPaper,
  WithdrawConsent,
} from './platform/consent.ts';
export {
  Age,
  AgeView,
  EndGuardianship,
  GuardianCheck,
  GuardianList,
  GuardianView,
  LinkGuardian,
  TellAge,
  WardList,
} from './platform/minors.ts';
