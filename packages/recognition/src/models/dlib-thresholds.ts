import type { ThresholdRow } from './manifest.ts';

/**
 * What the default embedding model reached with our own pipeline (mirror averaging, cosine, no
 * centring), measured by `consentry face evaluate`. A threshold of one group does not hold for
 * another: a gallery too small to set its own uses the strictest row.
 */
export const DLIB_THRESHOLDS: ThresholdRow[] = [];
