import { z } from 'zod';

/** Opaque id of a purpose, device, assessment or proof. */
export const Id = z.string().min(1).max(64);

/** SHA-256 of a notice's canonical text, lower-case hex. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);
