import type {
  Admission,
  AdmittedByQr,
  CaptureView,
  CardView,
  ConsentView,
  DecideConsent,
  DoorView,
  FrameOutcome,
  PersonView,
  Presentation,
  Problem,
  SessionView,
  StaffCalled,
  TicketView,
  WithdrawalView,
} from '@consentry/contract';
import type { Look } from './flow.ts';

/** An answer of the courier: a value, a problem, or (`problem: null`) no answer at all. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem | null };

/** Longest wait for an answer that needs no model, milliseconds. */
const ANSWER_MS = 15_000;
/** Longest wait for one frame, milliseconds: a machine under load, the first run of the models. */
const FRAME_MS = 30_000;

interface Request {
  readonly token?: string;
  readonly json?: object;
  readonly image?: Blob;
  readonly imageType?: string;
  readonly signal?: AbortSignal;
}

async function call<T>(method: 'GET' | 'POST' | 'DELETE', path: string, request: Request): Promise<Reply<T>> {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (request.token !== undefined) headers.set('authorization', `Bearer ${request.token}`);
  const init: RequestInit = { method, headers, cache: 'no-store', credentials: 'omit' };
  if (request.json !== undefined) {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(request.json);
  } else if (request.image !== undefined) {
    headers.set('content-type', request.imageType ?? request.image.type);
    init.body = request.image;
  }
  const limit = AbortSignal.timeout(request.image === undefined ? ANSWER_MS : FRAME_MS);
  const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal]);
  try {
    const response = await fetch(path, { ...init, signal });
    if (response.status === 204) return { ok: true, value: undefined as T };
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, value: answer as T };
    return { ok: false, problem: isProblem(answer) ? answer : null };
  } catch {
    return { ok: false, problem: null };
  }
}

/** Tells a problem of the contract from whatever else may stand in a failed answer. */
function isProblem(answer: unknown): answer is Problem {
  if (typeof answer !== 'object' || answer === null) return false;
  return 'code' in answer && 'title' in answer && 'detail' in answer && 'remedy' in answer;
}

/** Image types the courier takes. Another one is sent as JPEG, so that the decoder names what it is. */
const IMAGE_TYPES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** What the kiosk asks of the courier, on its own origin. One function a route. */
export const courier = {
  door: () => call<DoorView>('GET', '/v1/door', {}),
  register: (pin: string) => call<SessionView>('POST', '/v1/people', { json: { pin } }),
  /** @param more the verification it answers, and how long it took since this way was chosen */
  enterByPin: (
    number: string,
    pin: string,
    more: { readonly verification?: string; readonly took_ms?: number },
  ) => call<Admission>('POST', '/v1/entries/pin', { json: { number, pin, ...more } }),
  enterByCard: (number: string, more: { readonly took_ms: number; readonly verification?: string }) =>
    call<Admission>('POST', '/v1/entries/card', { json: { number, ...more } }),
  enterByQr: (code: string, more: { readonly took_ms: number; readonly verification?: string }) =>
    call<AdmittedByQr>('POST', '/v1/entries/qr', { json: { code, ...more } }),
  linkCard: (number: string, token: string) =>
    call<CardView>('POST', '/v1/me/card', { json: { number }, token }),
  unlinkCard: (token: string) => call<void>('DELETE', '/v1/me/card', { token }),
  showTicket: (ticket: string) => call<TicketView>('POST', '/v1/tickets', { json: { ticket } }),
  declineTicket: (verification: string) => call<void>('DELETE', `/v1/tickets/${verification}`, {}),
  /** Is known without coming in. */
  signIn: (number: string, pin: string) =>
    call<SessionView>('POST', '/v1/sessions', { json: { number, pin } }),
  callStaff: (verification: string | null) =>
    call<StaffCalled>('POST', '/v1/entries/staff', { json: verification === null ? {} : { verification } }),
  presentNotice: (digest: string, token: string | null) =>
    call<Presentation>('POST', '/v1/notices/presented', { json: { digest }, ...bearer(token) }),
  decide: (decision: DecideConsent, token: string | null) =>
    call<ConsentView>('POST', '/v1/consents', { json: decision, ...bearer(token) }),
  decideByGuardian: (decision: { readonly presentation: string; readonly code: string }, token: string) =>
    call<ConsentView>('POST', '/v1/consents/by-guardian', { json: decision, token }),
  /** Asks for ten minutes more. */
  stayOn: (token: string) => call<SessionView>('POST', '/v1/me/session', { json: {}, token }),
  withdraw: (token: string) => call<WithdrawalView>('POST', '/v1/withdrawals', { json: {}, token }),
  me: (token: string) => call<PersonView>('GET', '/v1/me', { token }),
  /** @param photos how many photo files there are, where there is no camera */
  startCapture: (look: Look, token: string | null, photos?: number) =>
    call<CaptureView>('POST', '/v1/captures', {
      json: photos === undefined ? look : { ...look, photos },
      ...bearer(token),
    }),
  frame: (capture: string, image: Blob, token: string | null, signal: AbortSignal) =>
    call<FrameOutcome>('POST', `/v1/captures/${capture}/frames`, {
      image,
      imageType: IMAGE_TYPES.includes(image.type) ? image.type : 'image/jpeg',
      signal,
      ...bearer(token),
    }),
  /** Asks for two minutes more. */
  extendCapture: (capture: string, token: string | null) =>
    call<CaptureView>('POST', `/v1/captures/${capture}/extension`, { json: {}, ...bearer(token) }),
  /** Breaks a capture off, so that its frames are forgotten at once and not at its end. */
  abandon: (capture: string, token: string | null) =>
    call<void>('DELETE', `/v1/captures/${capture}`, bearer(token)),
} as const;

function bearer(token: string | null): { readonly token?: string } {
  return token === null ? {} : { token };
}
