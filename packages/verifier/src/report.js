import { Refusal } from './refusal.js';
import { fill, REASONS, STATEMENTS } from './words.js';

/** @typedef {import('./words.js').BiText} BiText */
/** @typedef {import('./words.js').CheckName} CheckName */
/** @typedef {import('./words.js').ReasonCode} ReasonCode */
/** @typedef {import('./words.js').Values} Values */

/**
 * @typedef {object} Check
 * @property {CheckName} check
 * @property {'holds' | 'fails' | 'absent' | 'not_reached'} result
 * @property {ReasonCode | null} code
 * @property {BiText | null} reason
 */

/**
 * Who cosigned.
 * @typedef {object} Cosigner
 * @property {string} name
 * @property {string} key
 * @property {string} at
 * @property {'reader' | 'file'} named_by
 */

/**
 * What one file or bundle proves.
 * @typedef {object} Report
 * @property {boolean} proved
 * @property {readonly Check[]} checks in the order they were made
 * @property {readonly BiText[]} proves
 * @property {readonly BiText[]} does_not_prove
 * @property {readonly BiText[]} beware
 */

/** A check fails, so nothing after it is looked at. */
class Stop extends Error {}

/** The checks of one file, in their order. */
export class Checks {
  /** @param {readonly CheckName[]} names */
  constructor(names) {
    /** @type {Check[]} */
    this.list = names.map((check) => ({ check, result: 'not_reached', code: null, reason: null }));
  }

  /**
   * Writes down the result of one check.
   * @param {CheckName} check
   * @param {Check['result']} result
   * @param {ReasonCode} code
   * @param {Values} [values]
   */
  note(check, result, code, values) {
    const reason = fill(REASONS[code], values);
    this.list = this.list.map((one) => (one.check === check ? { check, result, code, reason } : one));
  }

  /**
   * Makes one check; what it throws is why the check fails.
   * @template T
   * @param {CheckName} check
   * @param {() => T | Promise<T>} action
   * @returns {Promise<T>}
   */
  async make(check, action) {
    try {
      return await action();
    } catch (error) {
      const { code, values } = refusalOf(error);
      this.note(check, 'fails', code, values);
      throw new Stop();
    }
  }

  /** Whether none failed and none was left out. */
  get hold() {
    return this.list.every(({ result }) => result === 'holds' || result === 'absent');
  }
}

/**
 * Runs checks to their end, or to the first that fails.
 * @param {() => Promise<void>} action
 */
export async function untilStopped(action) {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
}

/**
 * What nobody foresaw proves nothing either.
 * @param {unknown} error
 * @returns {Refusal}
 */
export function refusalOf(error) {
  if (error instanceof Refusal) return error;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new Refusal('unforeseen', { text: text.slice(0, 200) });
}

/**
 * @param {import('./words.js').StatementCode} code
 * @param {Values} [values]
 * @returns {BiText}
 */
export function say(code, values) {
  return fill(STATEMENTS[code], values);
}
