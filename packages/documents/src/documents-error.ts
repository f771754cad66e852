/**
 * Why a paper could not be made. `not_set`: the template and its data do not fit, which is a fault of ours;
 * `press_busy`, `press_too_slow`, `press_lost`: it may be asked for again.
 */
export class DocumentsError extends Error {
  override readonly name = 'DocumentsError';
  readonly code:
    | 'not_set'
    | 'layout_unfit'
    | 'package_unfit'
    | 'press_busy'
    | 'press_too_slow'
    | 'press_lost';

  constructor(code: DocumentsError['code'], why: string) {
    super(`${code}: ${why}`);
    this.code = code;
  }
}
