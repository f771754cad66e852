/** Why a paper could not be made. `not_set`: the template and its data do not fit, which is a fault of ours. */
export class DocumentsError extends Error {
  override readonly name = 'DocumentsError';
  readonly code: 'not_set' | 'layout_unfit' | 'package_unfit';

  constructor(code: DocumentsError['code'], why: string) {
    super(`${code}: ${why}`);
    this.code = code;
  }
}
