import { BiText, Finding } from '@consentry/law';
import { z } from 'zod';
import { ImageErrorCode } from './quality.ts';

/** Every problem the device answers with. Texts are in the courier's catalogue. */
export const ProblemCode = z.union([
  ImageErrorCode,
  z.enum([
    'malformed_request',
    'not_found',
    'wrong_origin',
    'body_too_large',
    'unsupported_media_type',
    'rate_limited',
    'session_missing',
    'session_ended',
    'credentials_wrong',
    'locked',
    'pin_weak',
    'card_unknown',
    'card_taken',
    'door_not_set_up',
    'notice_changed',
    'not_lawful',
    'face_unavailable',
    'face_not_enrolled',
    'face_already_enrolled',
    'capture_ended',
    'frames_differ',
    'entry_code_wrong',
    'entry_code_unavailable',
    'guardian_code_wrong',
    'guardian_code_unavailable',
    'no_more_time',
    'ticket_wrong',
    'ticket_unavailable',
    'idempotency_conflict',
    'internal',
  ]),
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/**
 * RFC 9457 problem. `code` is stable; `title` says what, `detail` why, `remedy` what to do.
 * `broken` is there when the law refused: every row, its article and its remedy.
 */
export const Problem = z.strictObject({
  type: z.string(),
  status: z.int().min(400).max(599),
  code: ProblemCode,
  title: BiText,
  detail: BiText,
  remedy: BiText,
  request_id: z.string(),
  /** Rows of the register the act would break; first one is `requirement`. */
  broken: z.array(Finding).optional(),
  requirement: z.string().optional(),
  article: BiText.optional(),
  /** Ways in that work now, offered at once (§ 第十条第一款). */
  other_ways: z.array(z.string()).optional(),
  retry_after_seconds: z.int().min(1).optional(),
});
export type Problem = z.infer<typeof Problem>;
