import { inspect } from 'node:util';

const PLACEHOLDER = '[人脸信息]';

/**
 * Base of every value that holds face information: image, landmark set, template (§ 第十九条第二项).
 * Such a value has no JSON or text form, so that no log, message or error can carry it by accident.
 */
export abstract class FaceInformation {
  /** @throws {TypeError} always */
  toJSON(): never {
    throw new TypeError('Face information has no JSON form. Send a decision or an opaque id instead.');
  }

  toString(): string {
    return PLACEHOLDER;
  }

  [inspect.custom](): string {
    return PLACEHOLDER;
  }
}
