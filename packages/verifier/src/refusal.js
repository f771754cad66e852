/**
 * Why a check does not hold. The code names its words in `words.js`, the values fill them in.
 */
export class Refusal extends Error {
  /**
   * @param {import('./words.js').ReasonCode} code
   * @param {import('./words.js').Values} [values]
   */
  constructor(code, values = {}) {
    super(code);
    this.name = 'Refusal';
    /** @type {import('./words.js').ReasonCode} */
    this.code = code;
    this.values = values;
  }
}

/**
 * @param {boolean} holds
 * @param {import('./words.js').ReasonCode} code
 * @param {import('./words.js').Values} [values]
 * @returns {asserts holds}
 */
export function demand(holds, code, values) {
  if (!holds) throw new Refusal(code, values);
}
