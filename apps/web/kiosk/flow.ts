import type {
  Admission,
  AdmittedByQr,
  CaptureView,
  DoorView,
  FrameOutcome,
  Presentation,
  Problem,
  SessionView,
  TicketView,
  Way,
} from '@consentry/contract';

/** What a consent asked for at this door covers: being enrolled, or one look (1:N). */
export type Scope = 'enrolment' | 'once';

/** Who reads the notice and decides, and on what: a guardian decides on being enrolled, for the child of the session. */
export type Asked = Scope | 'guardian';

/** What a camera would be opened for, as `POST /v1/captures` takes it. */
export type Look =
  | { readonly act: 'enrol' }
  | { readonly act: 'verify'; readonly number: string; readonly verification?: string }
  | { readonly act: 'identify'; readonly consent: string; readonly verification?: string };

/** Why a capture ended without an answer. */
export type LeftBecause = 'stopped' | 'hidden' | 'timeout' | 'ended' | 'differ';

/** Why no camera could be used. */
export type CameraTrouble = 'no_camera' | 'denied' | 'busy';

/** What a person types number and PIN for. */
export type PinIntent = 'enter' | 'stop' | 'set_up';

/** One screen and what it needs. `name` is in `data-screen`. */
export type Screen =
  | { readonly name: 'loading' }
  | { readonly name: 'unreachable' }
  | { readonly name: 'not-set-up'; readonly problem: Problem }
  | { readonly name: 'home' }
  | { readonly name: 'ticket' }
  | { readonly name: 'pin'; readonly intent: PinIntent }
  | { readonly name: 'card' }
  | { readonly name: 'qr' }
  | { readonly name: 'staff'; readonly call: string }
  | { readonly name: 'register' }
  | { readonly name: 'registered'; readonly number: string }
  | { readonly name: 'face-number' }
  | { readonly name: 'notice'; readonly asked: Asked }
  | { readonly name: 'consent'; readonly asked: Asked; readonly presentation: string }
  /** `offered`: a guardian can decide here, now. */
  | { readonly name: 'guardian'; readonly offered: boolean }
  | { readonly name: 'guardian-code'; readonly presentation: string }
  | { readonly name: 'declined' }
  | { readonly name: 'ready'; readonly look: Look; readonly left: LeftBecause | null }
  | { readonly name: 'capture'; readonly look: Look; readonly capture: CaptureView }
  | {
      readonly name: 'photo';
      readonly look: Look;
      readonly capture: CaptureView;
      readonly trouble: CameraTrouble;
    }
  | { readonly name: 'admitted'; readonly way: Admission['way'] | AdmittedByQr['way'] }
  | { readonly name: 'enrolled' }
  | { readonly name: 'not-recognised'; readonly look: Look; readonly triesLeft: number }
  | { readonly name: 'refused'; readonly problem: Problem }
  | { readonly name: 'locked'; readonly problem: Problem }
  /** With what the device said of it, where it was asked. */
  | { readonly name: 'face-unavailable'; readonly problem: Problem | null }
  | { readonly name: 'problem'; readonly problem: Problem }
  | { readonly name: 'my' }
  | { readonly name: 'session-ended' };

/** The whole state of the kiosk between two events. */
export interface Flow {
  readonly door: DoorView | null;
  readonly session: SessionView | null;
  /** How the person of the session showed who they are. Neither a face (R06.2) nor a card decides for a person. */
  readonly known: Admission['way'] | null;
  /** The verification whose ticket was shown: the next way in answers it. */
  readonly ticket: TicketView | null;
  readonly screen: Screen;
}

export type FlowEvent =
  | { readonly type: 'door_loaded'; readonly door: DoorView }
  | { readonly type: 'failed'; readonly problem: Problem | null }
  | { readonly type: 'way_chosen'; readonly way: Way }
  | { readonly type: 'ticket_chosen' }
  | { readonly type: 'ticket_shown'; readonly ticket: TicketView }
  | { readonly type: 'ticket_declined' }
  | { readonly type: 'register_chosen' }
  | { readonly type: 'stop_chosen' }
  | { readonly type: 'set_up_chosen' }
  | { readonly type: 'my_chosen' }
  | { readonly type: 'registered'; readonly session: SessionView }
  | { readonly type: 'signed_in'; readonly session: SessionView }
  | { readonly type: 'card_known'; readonly session: SessionView }
  | { readonly type: 'code_taken' }
  | { readonly type: 'session_read'; readonly session: SessionView }
  | { readonly type: 'session_extended'; readonly session: SessionView }
  | { readonly type: 'session_over' }
  | { readonly type: 'staff_called'; readonly call: string }
  | { readonly type: 'number_given'; readonly number: string }
  | { readonly type: 'notice_presented'; readonly presentation: Presentation }
  | { readonly type: 'under_age' }
  | { readonly type: 'guardian_here' }
  | { readonly type: 'guardian_agreed' }
  | { readonly type: 'decided'; readonly decision: 'given' | 'refused'; readonly consent: string }
  | { readonly type: 'capture_granted'; readonly capture: CaptureView }
  | { readonly type: 'camera_failed'; readonly trouble: CameraTrouble }
  | { readonly type: 'camera_wanted' }
  | { readonly type: 'capture_left'; readonly because: LeftBecause }
  | { readonly type: 'looked'; readonly outcome: FrameOutcome }
  | { readonly type: 'look_again' }
  | { readonly type: 'left' };

export const START: Flow = {
  door: null,
  session: null,
  known: null,
  ticket: null,
  screen: { name: 'loading' },
};

/**
 * Moves the kiosk on by one event. Pure. An event that does not belong to the screen changes nothing,
 * so that a reply that comes too late cannot open a camera or a door.
 */
export function step(flow: Flow, event: FlowEvent): Flow {
  const { screen, door } = flow;
  switch (event.type) {
    case 'door_loaded':
      return isWaiting(screen)
        ? { ...START, door: event.door, screen: { name: 'home' } }
        : { ...flow, door: event.door };
    case 'failed':
      return fail(flow, event.problem);
    case 'left':
      return { ...START, door, screen: { name: door === null ? 'loading' : 'home' } };
    case 'ticket_chosen':
      return screen.name === 'home' && door?.tickets === true ? go(flow, { name: 'ticket' }) : flow;
    case 'ticket_shown':
      return screen.name === 'ticket' ? { ...flow, ticket: event.ticket, screen: { name: 'home' } } : flow;
    case 'ticket_declined':
      return { ...flow, ticket: null };
    case 'way_chosen':
      return offersWays(screen) && door !== null ? choose(flow, door, event.way) : flow;
    case 'staff_called':
      return offersWays(screen) ? go(flow, { name: 'staff', call: event.call }) : flow;
    case 'register_chosen':
      return screen.name === 'home' || screen.name === 'face-number' ? go(flow, { name: 'register' }) : flow;
    case 'stop_chosen':
      if (isWaiting(screen)) return flow;
      return go(flow, flow.session === null ? { name: 'pin', intent: 'stop' } : { name: 'my' });
    case 'my_chosen':
      return flow.session === null ? flow : go(flow, { name: 'my' });
    case 'set_up_chosen':
      if (flow.session === null || door === null) return flow;
      return flow.known === 'pin' ? setUp(flow, door) : go(flow, { name: 'pin', intent: 'set_up' });
    case 'registered':
      return screen.name === 'register'
        ? {
            ...flow,
            session: event.session,
            known: 'pin',
            screen: { name: 'registered', number: event.session.number },
          }
        : flow;
    case 'signed_in':
      if (screen.name !== 'pin') return flow;
      return afterPin({ ...flow, session: event.session, known: 'pin' }, screen.intent);
    case 'card_known':
      if (screen.name !== 'card') return flow;
      return {
        ...flow,
        session: event.session,
        known: 'card',
        ticket: null,
        screen: { name: 'admitted', way: 'card' },
      };
    case 'code_taken':
      // Nobody is signed in by it: the door does not know whose it was.
      return screen.name === 'qr'
        ? { ...flow, ...SIGNED_OUT, ticket: null, screen: { name: 'admitted', way: 'qr' } }
        : flow;
    case 'session_read':
      return screen.name === 'my' && flow.session !== null ? { ...flow, session: event.session } : flow;
    case 'session_extended':
      // Somebody else may be signed in by now: an answer that comes late gives them nothing.
      return flow.session?.token === event.session.token ? { ...flow, session: event.session } : flow;
    case 'session_over':
      return flow.session === null
        ? flow
        : { ...flow, ...SIGNED_OUT, ticket: null, screen: { name: 'session-ended' } };
    case 'number_given':
      return screen.name === 'face-number'
        ? go(flow, {
            name: 'ready',
            look: { act: 'verify', number: event.number, ...answering(flow) },
            left: null,
          })
        : flow;
    case 'notice_presented':
      return screen.name === 'notice'
        ? go(flow, {
            name: 'consent',
            asked: screen.asked,
            presentation: event.presentation.presentation,
          })
        : flow;
    case 'under_age':
      return screen.name === 'consent' && screen.asked !== 'guardian'
        ? go(flow, { name: 'guardian', offered: screen.asked === 'enrolment' && takesGuardian(flow) })
        : flow;
    case 'guardian_here':
      return screen.name === 'guardian' && screen.offered && takesGuardian(flow)
        ? go(flow, { name: 'notice', asked: 'guardian' })
        : flow;
    case 'guardian_agreed':
      return screen.name === 'consent' && screen.asked === 'guardian'
        ? go(flow, { name: 'guardian-code', presentation: screen.presentation })
        : flow;
    case 'decided':
      if (screen.name !== 'consent' && screen.name !== 'guardian-code') return flow;
      if (event.decision === 'refused') return go(flow, { name: 'declined' });
      // A guardian's yes without the code that shows who they are is none.
      if (screen.name === 'consent' && screen.asked === 'guardian') return flow;
      return go(flow, {
        name: 'ready',
        look:
          screen.name === 'consent' && screen.asked === 'once'
            ? { act: 'identify', consent: event.consent, ...answering(flow) }
            : { act: 'enrol' },
        left: null,
      });
    case 'capture_granted':
      return screen.name === 'ready'
        ? go(flow, { name: 'capture', look: screen.look, capture: event.capture })
        : flow;
    case 'camera_failed':
      return screen.name === 'capture'
        ? go(flow, {
            name: 'photo',
            look: screen.look,
            capture: screen.capture,
            trouble: event.trouble,
          })
        : flow;
    case 'camera_wanted':
      return screen.name === 'photo' ? go(flow, { name: 'ready', look: screen.look, left: null }) : flow;
    case 'capture_left':
      return screen.name === 'capture' || screen.name === 'photo'
        ? go(flow, { name: 'ready', look: screen.look, left: event.because })
        : flow;
    case 'looked':
      return screen.name === 'capture' || screen.name === 'photo'
        ? afterLook(flow, screen.look, event.outcome)
        : flow;
    case 'look_again':
      if (screen.name !== 'not-recognised' || screen.triesLeft === 0) return flow;
      // A consent to one look covers one look.
      return screen.look.act === 'identify'
        ? go(flow, { name: 'notice', asked: 'once' })
        : go(flow, { name: 'ready', look: screen.look, left: null });
    default:
      return impossible(event);
  }
}

/** Ends a switch over all cases: does not type-check when one is missing. */
export function impossible(value: never): never {
  throw new Error(`no case for ${JSON.stringify(value)}`);
}

const SIGNED_OUT = { session: null, known: null } as const;

/** Names the verification that a look answers, where there is one. */
function answering({ ticket }: Flow): { readonly verification?: string } {
  return ticket === null ? {} : { verification: ticket.verification };
}

/** The child is known by their PIN, and the door can learn from the platform who a guardian is. */
function takesGuardian({ door, session, known }: Flow): boolean {
  return door?.guardians === true && session !== null && known === 'pin';
}

function go(flow: Flow, screen: Screen): Flow {
  return { ...flow, screen };
}

function isWaiting(screen: Screen): boolean {
  return screen.name === 'loading' || screen.name === 'unreachable' || screen.name === 'not-set-up';
}

/** Screens on which a way in may be chosen: all but those that wait for the device. */
function offersWays(screen: Screen): boolean {
  return !isWaiting(screen);
}

function choose(flow: Flow, door: DoorView, way: Way): Flow {
  // Calling staff changes the screen when the call is answered (`staff_called`).
  if (way === 'staff') return flow;
  const clean: Flow = { ...flow, ...SIGNED_OUT };
  if (way === 'pin') return go(clean, { name: 'pin', intent: 'enter' });
  if (way === 'card' || way === 'qr') return go(clean, { name: way });
  if (door.face.state !== 'ready') return go(clean, { name: 'face-unavailable', problem: null });
  return go(clean, door.mode === 'verify' ? { name: 'face-number' } : { name: 'notice', asked: 'once' });
}

function setUp(flow: Flow, door: DoorView): Flow {
  // An enrolment compares nobody, so it needs no lease.
  const able = door.face.state === 'ready' || door.face.state === 'lease_over';
  if (!able) return go(flow, { name: 'face-unavailable', problem: null });
  return flow.session?.face === 'consented'
    ? go(flow, { name: 'ready', look: { act: 'enrol' }, left: null })
    : go(flow, { name: 'notice', asked: 'enrolment' });
}

function afterPin(flow: Flow, intent: PinIntent): Flow {
  if (intent === 'stop') return go(flow, { name: 'my' });
  if (intent === 'set_up' && flow.door !== null) return setUp(flow, flow.door);
  return { ...flow, ticket: null, screen: { name: 'admitted', way: 'pin' } };
}

/** An enrolment is answered by `enrolled`, a look by the other two; an answer to the other act is none. */
function afterLook(flow: Flow, look: Look, outcome: FrameOutcome): Flow {
  if (look.act === 'enrol') {
    if (outcome.outcome !== 'enrolled') return flow;
    return { ...flow, session: outcome.session, screen: { name: 'enrolled' } };
  }
  if (outcome.outcome === 'admitted') {
    const screen = { name: 'admitted', way: 'face' } as const;
    return { ...flow, session: outcome.session, known: 'face', ticket: null, screen };
  }
  if (outcome.outcome !== 'not_recognised') return flow;
  return go(flow, { name: 'not-recognised', look, triesLeft: outcome.tries_left });
}

/** Where a problem leads. `null`: the courier did not answer at all. */
function fail(flow: Flow, problem: Problem | null): Flow {
  if (problem === null) return { ...flow, ...SIGNED_OUT, screen: { name: 'unreachable' } };
  const { screen } = flow;
  switch (problem.code) {
    case 'door_not_set_up':
      return { ...START, door: null, screen: { name: 'not-set-up', problem } };
    case 'session_missing':
    case 'session_ended':
      // A reply that was under way when the person left says nothing to the next one.
      if (screen.name === 'home') return flow;
      return { ...flow, ...SIGNED_OUT, screen: { name: 'session-ended' } };
    case 'ticket_wrong':
      return { ...flow, ticket: null, screen: { name: 'problem', problem } };
    case 'not_lawful':
      return go(flow, { name: 'refused', problem });
    case 'locked':
      return go(flow, { name: 'locked', problem });
    case 'face_unavailable':
      return go(flow, { name: 'face-unavailable', problem });
    case 'capture_ended':
    case 'frames_differ':
      return screen.name === 'capture' || screen.name === 'photo'
        ? go(flow, {
            name: 'ready',
            look: screen.look,
            left: problem.code === 'frames_differ' ? 'differ' : 'ended',
          })
        : go(flow, { name: 'problem', problem });
    default:
      return go(flow, { name: 'problem', problem });
  }
}
