import { CardScreen } from './alternatives/card-screen.tsx';
import { HomeScreen } from './alternatives/home-screen.tsx';
import { PinScreen } from './alternatives/pin-screen.tsx';
import { QrScreen } from './alternatives/qr-screen.tsx';
import { StaffScreen } from './alternatives/staff-screen.tsx';
import { ConsentScreen } from './consent/consent-screen.tsx';
import { DeclinedScreen } from './consent/declined-screen.tsx';
import { type Flow, impossible } from './flow.ts';
import { GuardianCodeScreen } from './minors/guardian-code-screen.tsx';
import { GuardianConsentScreen } from './minors/guardian-consent-screen.tsx';
import { GuardianScreen } from './minors/guardian-screen.tsx';
import { NoticeScreen } from './notice/notice-screen.tsx';
import { MyScreen } from './people/my-screen.tsx';
import { RegisterScreen } from './people/register-screen.tsx';
import { RegisteredScreen } from './people/registered-screen.tsx';
import { useWords } from './settings/words.tsx';
import {
  NotSetUpScreen,
  ProblemScreen,
  SessionEndedScreen,
  UnreachableScreen,
} from './shell/trouble-screens.tsx';
import { CaptureScreen } from './verification/capture-screen.tsx';
import { FaceNumberScreen } from './verification/face-number-screen.tsx';
import { PhotoScreen } from './verification/photo-screen.tsx';
import { ReadyScreen } from './verification/ready-screen.tsx';
import {
  AdmittedScreen,
  EnrolledScreen,
  FaceUnavailableScreen,
  LockedScreen,
  NotRecognisedScreen,
  RefusedScreen,
} from './verification/result-screens.tsx';
import { TicketScreen } from './verification/ticket-screen.tsx';

export interface CurrentScreenProps {
  readonly flow: Flow;
  readonly onRetry: () => void;
}

/** Draws the screen the flow is on. */
export function CurrentScreen({ flow, onRetry }: CurrentScreenProps) {
  const { m } = useWords();
  const { screen, door, session } = flow;
  if (screen.name === 'not-set-up') return <NotSetUpScreen problem={screen.problem} onRetry={onRetry} />;
  if (screen.name === 'unreachable') return <UnreachableScreen onRetry={onRetry} />;
  if (door === null) return <h1>{m.shell.loading}</h1>;
  switch (screen.name) {
    case 'loading':
      return <h1>{m.shell.loading}</h1>;
    case 'home':
      return <HomeScreen />;
    case 'ticket':
      return <TicketScreen />;
    case 'pin':
      return <PinScreen key={screen.intent} intent={screen.intent} />;
    case 'card':
      return <CardScreen />;
    case 'qr':
      return <QrScreen />;
    case 'staff':
      return <StaffScreen call={screen.call} />;
    case 'register':
      return <RegisterScreen />;
    case 'registered':
      return <RegisteredScreen number={screen.number} />;
    case 'face-number':
      return <FaceNumberScreen />;
    case 'notice':
      return <NoticeScreen key={screen.asked} door={door} asked={screen.asked} />;
    case 'consent':
      return screen.asked === 'guardian' ? (
        <GuardianConsentScreen door={door} presentation={screen.presentation} />
      ) : (
        <ConsentScreen door={door} scope={screen.asked} presentation={screen.presentation} />
      );
    case 'guardian':
      return <GuardianScreen offered={screen.offered} mode={door.mode} />;
    case 'guardian-code':
      return <GuardianCodeScreen presentation={screen.presentation} />;
    case 'declined':
      return <DeclinedScreen />;
    case 'ready':
      return <ReadyScreen door={door} look={screen.look} left={screen.left} />;
    case 'capture':
      return <CaptureScreen capture={screen.capture} />;
    case 'photo':
      return <PhotoScreen look={screen.look} capture={screen.capture} trouble={screen.trouble} />;
    case 'admitted':
      return <AdmittedScreen way={screen.way} />;
    case 'enrolled':
      return <EnrolledScreen door={door} />;
    case 'not-recognised':
      return <NotRecognisedScreen triesLeft={screen.triesLeft} />;
    case 'refused':
      return <RefusedScreen problem={screen.problem} />;
    case 'locked':
      return <LockedScreen problem={screen.problem} />;
    case 'face-unavailable':
      return <FaceUnavailableScreen state={door.face.state} problem={screen.problem} />;
    case 'problem':
      return <ProblemScreen problem={screen.problem} />;
    case 'my':
      return session === null ? (
        <SessionEndedScreen />
      ) : (
        <MyScreen key={session.token} door={door} token={session.token} />
      );
    case 'session-ended':
      return <SessionEndedScreen />;
    default:
      return impossible(screen);
  }
}
