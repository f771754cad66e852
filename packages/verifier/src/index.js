export { Refusal } from './refusal.js';
export { readTrust } from './trust.js';
export { verdictOf, verifyFile } from './verify.js';
export { CHECKS, ENTRY_TYPES, FIELDS, fill, HEADINGS, REASONS, TITLES, timeWords } from './words.js';
/** @typedef {import('./verify.js').FileReport} FileReport */
/** @typedef {import('./words.js').BiText} BiText */
