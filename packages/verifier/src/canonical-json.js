import { demand, Refusal } from './refusal.js';

/** @typedef {null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json }} Json */
/** @typedef {{ readonly [member: string]: Json }} JsonObject */

/** How deep a file may be nested; what stands in evidence is flat. */
const MAX_DEPTH = 32;

/**
 * Reads canonical JSON (RFC 8785): what is not in its one canonical form is refused, and with it members
 * that stand there twice.
 * @param {string} text
 * @returns {Json}
 */
export function parseCanonical(text) {
  const value = parseJson(text);
  demand(canonical(value) === text, 'not_canonical');
  return value;
}

/**
 * @param {string} text
 * @returns {Json}
 */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('not_json');
  }
}

/**
 * Writes canonical JSON: members in the order of their UTF-16 code units, numbers and texts as ECMAScript
 * writes them (RFC 8785 §3.2).
 * @param {Json} value
 * @param {number} [depth]
 * @returns {string}
 */
export function canonical(value, depth = 0) {
  demand(depth <= MAX_DEPTH, 'too_deep', { most: MAX_DEPTH });
  if (typeof value === 'string') demand(isWellFormed(value), 'not_unicode');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  const object = /** @type {JsonObject} */ (value);
  const members = Object.keys(object)
    .toSorted(byCodeUnits)
    .map((name) => `${canonical(name, depth)}:${canonical(object[name] ?? null, depth + 1)}`);
  return `{${members.join(',')}}`;
}

/**
 * Says whether a text has no half of a surrogate pair alone (RFC 8785 §3.2.2.2).
 * @param {string} text
 */
function isWellFormed(text) {
  return !/\p{Surrogate}/u.test(text);
}

/**
 * @param {string} a
 * @param {string} b
 */
function byCodeUnits(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * @param {Json | undefined} value
 * @returns {value is JsonObject}
 */
export function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * Demands an object with all of these members, perhaps some of the others, and no more.
 * @param {Json | undefined} value
 * @param {readonly string[]} needed
 * @param {readonly string[]} [allowed]
 * @returns {JsonObject}
 */
export function membersOf(value, needed, allowed = []) {
  demand(isObject(value), 'not_object');
  for (const name of needed) demand(Object.hasOwn(value, name), 'member_missing', { name });
  for (const name of Object.keys(value)) {
    demand(needed.includes(name) || allowed.includes(name), 'member_unknown', { name: name.slice(0, 60) });
  }
  return value;
}

/**
 * @param {JsonObject} object
 * @param {string} name
 * @returns {string} a text that is not empty
 */
export function textMember(object, name) {
  const value = object[name];
  demand(typeof value === 'string' && value !== '', 'member_malformed', { name });
  return value;
}

/**
 * @param {JsonObject} object
 * @param {string} name
 * @returns {string} a time as `2026-11-22T08:00:00.000Z`
 */
export function timeMember(object, name) {
  const value = textMember(object, name);
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) ? Date.parse(value) : Number.NaN;
  // A day such as 31 February reads as another.
  demand(Number.isFinite(time) && new Date(time).toISOString() === value, 'not_time', { name });
  return value;
}
