import {
  type DoorView,
  type FrameOutcome,
  type Problem,
  RefusalReason,
  type SessionView,
  type Way,
} from '@consentry/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Flow, type FlowEvent, START, step } from './flow.ts';
import { faceNoteOf } from './people/face-note-of.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import type { Messages } from './settings/words.tsx';
import { orderWays, waysOf } from './alternatives/order-ways.ts';

const text = { 'zh-CN': '示例', en: 'Example' };
const at = '2026-11-22T08:00:00+08:00';
const id = '3f0e0a52-7f0a-4a53-9d5c-6d1f0a9d0b11';

function door(change: Partial<DoorView> = {}): DoorView {
  return {
    example: true,
    organisation: { name: text, contact: '010-0000' },
    door: { id: 'd1', name: text },
    mode: 'verify',
    purpose: { id: 'p1', version: 1, statement: text, retention_days: 365 },
    ways: [
      { way: 'pin', live: true },
      { way: 'staff', live: true },
      { way: 'face', live: true },
    ],
    face: { state: 'ready', liveness: 'none' },
    notice: { digest: 'a'.repeat(64), published_at: at, points: [], full: [text] },
    frames: { enrol: 3, verify: 1, identify: 1 },
    ...change,
  };
}

function session(face: SessionView['face'] = 'none'): SessionView {
  return {
    token: 't',
    expires_at: at,
    seconds_left: 600,
    extensions_left: 10,
    number: '428317',
    face,
    consent: null,
    not_taken: null,
    rests: false,
    ask_again_after: null,
  };
}

function problem(code: Problem['code']): Problem {
  return {
    type: 'about:blank',
    status: 403,
    code,
    title: text,
    detail: text,
    remedy: text,
    request_id: 'r1',
  };
}

const capture = {
  capture: id,
  act: 'enrol',
  need: 3,
  expires_at: at,
  seconds_left: 120,
  extensions_left: 10,
} as const;
const presentation = { presentation: id, at };
const given: FlowEvent = { type: 'decided', decision: 'given', consent: id };
const refused: FlowEvent = { type: 'decided', decision: 'refused', consent: id };

function run(events: readonly FlowEvent[], from: Flow = START): Flow {
  return events.reduce(step, from);
}

const atHome: readonly FlowEvent[] = [{ type: 'door_loaded', door: door() }];
const registered: readonly FlowEvent[] = [
  ...atHome,
  { type: 'register_chosen' },
  { type: 'registered', session: session() },
];
const capturing: readonly FlowEvent[] = [
  ...registered,
  { type: 'set_up_chosen' },
  { type: 'notice_presented', presentation },
  given,
  { type: 'capture_granted', capture },
];

test('that a consent was not taken is told before that one rests, and otherwise nothing is', () => {
  const of = (change: Partial<SessionView>) => faceNoteOf({ ...session('enrolled'), ...change });
  expect(of({})).toBeNull();
  expect(of({ rests: true })).toEqual({ kind: 'rests' });
  for (const reason of RefusalReason.options) {
    expect(of({ not_taken: reason, rests: true })).toEqual({ kind: 'not_taken', reason });
    // Each has words of its own, in both languages.
    expect([zhCN.my.notTaken[reason], en.my.notTaken[reason]].every((text) => text.length > 10)).toBe(true);
  }
});

test('a person registers, reads, agrees and is enrolled', () => {
  const names = capturing.map((_, index) => run(capturing.slice(0, index + 1)).screen.name);
  expect(names).toEqual(['home', 'register', 'registered', 'notice', 'consent', 'ready', 'capture']);
  const enrolled: FrameOutcome = { outcome: 'enrolled', session: session('enrolled') };
  const end = step(run(capturing), { type: 'looked', outcome: enrolled });
  expect(end.screen.name).toBe('enrolled');
  expect(end.session?.face).toBe('enrolled');
});

test('no to the face question leads to the other ways and never to a camera', () => {
  const flow = run([...capturing.slice(0, -2), refused]);
  expect(flow.screen.name).toBe('declined');
  expect(step(flow, { type: 'capture_granted', capture }).screen.name).toBe('declined');
  expect(run([...capturing.slice(0, -2), { type: 'under_age' }]).screen.name).toBe('guardian');
});

test('under fourteen a guardian decides where the door can know them, and their yes counts only with their code', () => {
  const childAt = (guardians: boolean): Flow =>
    run([
      { type: 'door_loaded', door: door(guardians ? { guardians: true } : {}) },
      ...capturing.slice(1, -2),
      { type: 'under_age' },
    ]);
  const here: FlowEvent = { type: 'guardian_here' };
  const elsewhere = childAt(false);
  expect(elsewhere.screen).toEqual({ name: 'guardian', offered: false });
  expect(step(elsewhere, here)).toBe(elsewhere);
  const offered = childAt(true);
  expect(offered.screen).toEqual({ name: 'guardian', offered: true });
  const asked = run([here, { type: 'notice_presented', presentation }], offered);
  expect(asked.screen).toEqual({ name: 'consent', asked: 'guardian', presentation: id });
  // A yes without the code opens no camera, whatever answers.
  expect(step(asked, given)).toBe(asked);
  expect(step(asked, refused).screen.name).toBe('declined');
  const code = step(asked, { type: 'guardian_agreed' });
  expect(code.screen).toEqual({ name: 'guardian-code', presentation: id });
  expect(step(code, given).screen).toEqual({ name: 'ready', look: { act: 'enrol' }, left: null });
  // For one look nobody decides for a child.
  const once = run([
    { type: 'door_loaded', door: door({ mode: 'identify', guardians: true }) },
    { type: 'way_chosen', way: 'face' },
    { type: 'notice_presented', presentation },
    { type: 'under_age' },
  ]);
  expect(once.screen).toEqual({ name: 'guardian', offered: false });
});

test('more time is given to the session that asked, and its end clears the screen', () => {
  const flow = run(registered);
  const longer = { ...session(), extensions_left: 9 };
  expect(step(flow, { type: 'session_extended', session: longer }).session).toBe(longer);
  const other = { ...longer, token: 'of somebody before' };
  expect(step(flow, { type: 'session_extended', session: other })).toBe(flow);
  const over = step(flow, { type: 'session_over' });
  expect([over.screen.name, over.session, over.known]).toEqual(['session-ended', null, null]);
});

test('face asks for the number first at a 1:1 door, and for consent first at a 1:N door', () => {
  const chosen: FlowEvent = { type: 'way_chosen', way: 'face' };
  expect(run([...atHome, chosen]).screen.name).toBe('face-number');
  const identify = run([{ type: 'door_loaded', door: door({ mode: 'identify' }) }, chosen]);
  expect(identify.screen).toEqual({ name: 'notice', asked: 'once' });
  const asked = run([{ type: 'notice_presented', presentation }, given], identify);
  expect(asked.screen).toEqual({ name: 'ready', look: { act: 'identify', consent: id }, left: null });
});

test('face that is not ready says so and the PIN still works', () => {
  const starting = door({ face: { state: 'starting', liveness: 'none' } });
  const flow = run([
    { type: 'door_loaded', door: starting },
    { type: 'way_chosen', way: 'face' },
  ]);
  expect(flow.screen.name).toBe('face-unavailable');
  const pin = run(
    [
      { type: 'way_chosen', way: 'pin' },
      { type: 'signed_in', session: session() },
    ],
    flow,
  );
  expect(pin.screen).toEqual({ name: 'admitted', way: 'pin' });
});

test('without a lease nobody is compared, and a person may still be enrolled', () => {
  const leaseless = door({ face: { state: 'lease_over', liveness: 'none' } });
  const home: readonly FlowEvent[] = [{ type: 'door_loaded', door: leaseless }];
  expect(run([...home, { type: 'way_chosen', way: 'face' }]).screen).toEqual({
    name: 'face-unavailable',
    problem: null,
  });
  expect(run([...home, ...registered.slice(1), { type: 'set_up_chosen' }]).screen.name).toBe('notice');
  // Over in the middle: the device says why, and that is shown.
  const said = problem('face_unavailable');
  expect(step(run(capturing), { type: 'failed', problem: said }).screen).toEqual({
    name: 'face-unavailable',
    problem: said,
  });
});

test('a card is read on a screen of its own; it admits, and decides nothing about the face', () => {
  const ways = (['pin', 'card', 'staff', 'face'] as const).map((way) => ({ way, live: true }));
  const home: readonly FlowEvent[] = [{ type: 'door_loaded', door: door({ ways }) }];
  const chosen = run([...home, { type: 'way_chosen', way: 'card' }]);
  expect(chosen.screen).toEqual({ name: 'card' });
  const admitted = step(chosen, { type: 'card_known', session: session('enrolled') });
  expect(admitted).toMatchObject({ known: 'card', screen: { name: 'admitted', way: 'card' } });
  expect(step(admitted, { type: 'set_up_chosen' }).screen).toEqual({ name: 'pin', intent: 'set_up' });
  // An answer that comes after the person left opens nothing.
  const left = step(chosen, { type: 'left' });
  expect(step(left, { type: 'card_known', session: session() })).toBe(left);
  // It is as good as the others, where the door has it and it works now.
  expect(waysOf(door({ ways }), [])).toEqual(['pin', 'card', 'staff', 'face']);
  expect(waysOf(door(), [])).not.toContain('card');
  const resting = ways.map((view) => ({ ...view, live: view.way !== 'card' }));
  expect(waysOf(door({ ways: resting }), [])).not.toContain('card');
});

test('stop using my face is one step away on every screen, with or without a session', () => {
  expect(run([...atHome, { type: 'stop_chosen' }]).screen).toEqual({ name: 'pin', intent: 'stop' });
  expect(run([...capturing, { type: 'stop_chosen' }]).screen.name).toBe('my');
  const signedIn = run([...atHome, { type: 'stop_chosen' }, { type: 'signed_in', session: session() }]);
  expect(signedIn.screen.name).toBe('my');
});

test('a person known by face alone types the PIN before deciding about the face', () => {
  const byFace = run([
    ...atHome,
    { type: 'way_chosen', way: 'face' },
    { type: 'number_given', number: '428317' },
    { type: 'capture_granted', capture: { ...capture, act: 'verify' } },
    { type: 'looked', outcome: { outcome: 'admitted', way: 'face', session: session('withdrawn') } },
    { type: 'my_chosen' },
    { type: 'set_up_chosen' },
  ]);
  expect(byFace.screen).toEqual({ name: 'pin', intent: 'set_up' });
  expect(step(byFace, { type: 'session_read', session: session('withdrawn') })).toBe(byFace);
  expect(step(byFace, { type: 'signed_in', session: session('withdrawn') }).screen.name).toBe('notice');
});

test.each([
  ['not_lawful', 'refused'],
  ['locked', 'locked'],
  ['face_unavailable', 'face-unavailable'],
  ['session_ended', 'session-ended'],
  ['session_missing', 'session-ended'],
  ['door_not_set_up', 'not-set-up'],
  ['capture_ended', 'ready'],
  ['frames_differ', 'ready'],
  ['face_not_enrolled', 'problem'],
  ['internal', 'problem'],
] as const)('a problem %s while capturing leads to %s', (code, name) => {
  expect(step(run(capturing), { type: 'failed', problem: problem(code) }).screen.name).toBe(name);
});

test('a courier that does not answer ends the session; it comes back to the first screen', () => {
  const gone = step(run(capturing), { type: 'failed', problem: null });
  expect(gone.screen.name).toBe('unreachable');
  expect(gone.session).toBeNull();
  expect(step(gone, { type: 'door_loaded', door: door() }).screen.name).toBe('home');
});

test('refreshing the door does not move a person who is in the middle', () => {
  const flow = run(capturing);
  expect(step(flow, { type: 'door_loaded', door: door() }).screen).toBe(flow.screen);
});

test('not recognised may be tried again while tries are left', () => {
  const look: readonly FlowEvent[] = [
    ...atHome,
    { type: 'way_chosen', way: 'face' },
    { type: 'number_given', number: '428317' },
    { type: 'capture_granted', capture: { ...capture, act: 'verify' } },
  ];
  const miss = (tries_left: number): FlowEvent => ({
    type: 'looked',
    outcome: { outcome: 'not_recognised', tries_left, other_ways: ['pin', 'staff'] },
  });
  expect(run([...look, miss(2), { type: 'look_again' }]).screen.name).toBe('ready');
  expect(run([...look, miss(0), { type: 'look_again' }]).screen.name).toBe('not-recognised');
});

test('a consent to one look covers one look: the next one is asked for again', () => {
  const again = run([
    { type: 'door_loaded', door: door({ mode: 'identify' }) },
    { type: 'way_chosen', way: 'face' },
    { type: 'notice_presented', presentation },
    given,
    { type: 'capture_granted', capture: { ...capture, act: 'identify' } },
    { type: 'looked', outcome: { outcome: 'not_recognised', tries_left: 2, other_ways: [] } },
    { type: 'look_again' },
  ]);
  expect(again.screen).toEqual({ name: 'notice', asked: 'once' });
});

test('a verify can never answer enrolled, nor an enrolment admit', () => {
  const admitted: FrameOutcome = { outcome: 'admitted', way: 'face', session: session() };
  expect(step(run(capturing), { type: 'looked', outcome: admitted }).screen.name).toBe('capture');
});

test('ways stand in the order of the alphabet in each language, and face is never the first of them', () => {
  const faceFirst = door({
    ways: [
      { way: 'face', live: true },
      { way: 'pin', live: true },
      { way: 'staff', live: false },
    ],
  });
  expect(waysOf(faceFirst, [])).toEqual(['face', 'pin']);
  expect(waysOf(door(), ['face'], ['staff', 'face', 'unknown'])).toEqual(['staff']);
  const all: readonly Way[] = ['face', 'pin', 'staff', 'card', 'qr'];
  const titles = ({ home }: Messages) => {
    const of = {
      pin: home.pinTitle,
      card: home.cardTitle,
      qr: home.qrTitle,
      staff: home.staffTitle,
      face: home.faceTitle,
    };
    return (way: Way) => of[way];
  };
  expect(orderWays(all, titles(en), 'en')).toEqual(['staff', 'qr', 'card', 'pin', 'face']);
  // qing, shou ji, shua ka, shua lian, yong.
  expect(orderWays(all, titles(zhCN), 'zh-CN')).toEqual(['staff', 'qr', 'card', 'face', 'pin']);
  // A face that the alphabet puts first goes to the end.
  expect(orderWays(all, (way) => (way === 'face' ? 'A' : `B ${way}`), 'en').at(-1)).toBe('face');
});

test('a code on a phone opens the door for nobody the door knows, and the ticket is answered with it', () => {
  const ticket = { verification: id, expires_at: at, face: false };
  const joined = door({
    tickets: true,
    ways: [
      { way: 'pin', live: true },
      { way: 'qr', live: true },
      { way: 'face', live: true },
    ],
  });
  expect(waysOf(joined, [])).toEqual(['pin', 'qr', 'face']);
  const chosen = [
    { type: 'door_loaded', door: joined },
    { type: 'ticket_chosen' },
    { type: 'ticket_shown', ticket },
    { type: 'way_chosen', way: 'qr' },
  ] as const;
  expect(run(chosen)).toMatchObject({ screen: { name: 'qr' }, ticket });
  expect(run([...chosen, { type: 'code_taken' }])).toMatchObject({
    screen: { name: 'admitted', way: 'qr' },
    ticket: null,
    session: null,
    known: null,
  });
  // One that comes when the person has gone back says nothing to the next.
  expect(run([...chosen, { type: 'left' }, { type: 'code_taken' }]).screen.name).toBe('home');
});

const anyEvent: fc.Arbitrary<FlowEvent> = fc.oneof(
  fc.constantFrom(...capturing),
  fc.constantFrom<FlowEvent>(
    { type: 'door_loaded', door: door() },
    { type: 'door_loaded', door: door({ mode: 'identify' }) },
    { type: 'door_loaded', door: door({ guardians: true }) },
    { type: 'register_chosen' },
    { type: 'stop_chosen' },
    { type: 'set_up_chosen' },
    { type: 'my_chosen' },
    { type: 'registered', session: session() },
    { type: 'signed_in', session: session('enrolled') },
    { type: 'session_read', session: session('enrolled') },
    { type: 'number_given', number: '428317' },
    { type: 'notice_presented', presentation },
    { type: 'under_age' },
    { type: 'guardian_here' },
    { type: 'guardian_agreed' },
    { type: 'session_over' },
    given,
    refused,
    { type: 'capture_granted', capture },
    { type: 'camera_failed', trouble: 'denied' },
    { type: 'camera_wanted' },
    { type: 'capture_left', because: 'hidden' },
    { type: 'look_again' },
    { type: 'code_taken' },
    { type: 'left' },
    { type: 'failed', problem: null },
    { type: 'looked', outcome: { outcome: 'enrolled', session: session('enrolled') } },
    { type: 'looked', outcome: { outcome: 'not_recognised', tries_left: 2, other_ways: [] } },
  ),
  fc.constantFrom('pin' as const, 'qr' as const, 'staff' as const, 'face' as const).map((way) => ({
    type: 'way_chosen' as const,
    way,
  })),
);

test('whatever happens: a camera screen follows only a grant on a ready screen, an enrolment only a session', () => {
  let captures = 0;
  fc.assert(
    fc.property(
      fc.nat(capturing.length),
      fc.array(anyEvent, { minLength: 40, maxLength: 60 }),
      (skip, events) => {
        let flow = run(capturing.slice(0, skip));
        for (const event of events) {
          const next = step(flow, event);
          if (next.screen.name === 'capture' && flow.screen.name !== 'capture') {
            captures += 1;
            expect(event.type).toBe('capture_granted');
            expect(flow.screen.name).toBe('ready');
            if (next.screen.look.act === 'enrol') expect(next.known).toBe('pin');
          }
          if (next.screen.name === 'consent' && flow.screen.name !== 'consent') {
            expect(event.type).toBe('notice_presented');
          }
          if (next.screen.name === 'guardian-code') expect(next.known).toBe('pin');
          // Of a code the door knows not whose it was.
          if (next.screen.name === 'admitted') expect(next.session === null).toBe(next.screen.way === 'qr');
          flow = next;
        }
      },
    ),
    { numRuns: 3000, seed: 7 },
  );
  expect(captures).toBeGreaterThan(50);
});

test('a ticket goes with whichever way comes next, and with nobody after', () => {
  const ticket = { verification: id, expires_at: at, face: true };
  const shown = run([
    { type: 'door_loaded', door: door({ tickets: true }) },
    { type: 'ticket_chosen' },
    { type: 'ticket_shown', ticket },
  ]);
  expect([shown.screen, shown.ticket]).toEqual([{ name: 'home' }, ticket]);
  const byFace = run(
    [
      { type: 'way_chosen', way: 'face' },
      { type: 'number_given', number: '428317' },
    ],
    shown,
  );
  expect(byFace.screen).toMatchObject({ look: { act: 'verify', number: '428317', verification: id } });
  const byPin = run(
    [
      { type: 'way_chosen', way: 'pin' },
      { type: 'signed_in', session: session() },
    ],
    shown,
  );
  expect([byPin.screen.name, byPin.ticket]).toEqual(['admitted', null]);
  expect(step(shown, { type: 'left' }).ticket).toBeNull();
  expect(step(shown, { type: 'ticket_declined' }).ticket).toBeNull();
  expect(step(shown, { type: 'failed', problem: problem('ticket_wrong') }).ticket).toBeNull();
  // A door of its own takes none.
  expect(run([...atHome, { type: 'ticket_chosen' }]).screen.name).toBe('home');
});
