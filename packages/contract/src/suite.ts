import { z } from 'zod';

/**
 * The algorithms that the templates of a device are sealed by. Signatures are Ed25519 in both. No 密评 (assessment of
 * commercial cryptography, GB/T 39786) is claimed of either: that takes a certified module.
 *
 * - `std` AES-256-GCM, SHA-256
 * - `gm` SM4-GCM (GB/T 32907, RFC 8998), SM3 (GB/T 32905)
 */
export const Suite = z.enum(['std', 'gm']);
export type Suite = z.infer<typeof Suite>;
