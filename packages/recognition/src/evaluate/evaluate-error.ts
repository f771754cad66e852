export type EvaluateErrorCode =
  | 'pairs_missing'
  | 'pairs_empty'
  | 'pairs_bad_line'
  | 'pairs_outside_root'
  | 'pairs_photo_missing'
  | 'root_missing'
  | 'centre_missing'
  | 'centre_empty'
  | 'shots_out_of_range'
  | 'shots_need_folders'
  | 'scores_not_writable';

const REMEDIES: Readonly<Record<EvaluateErrorCode, string>> = {
  pairs_missing: 'Give the path of a pairs file: one line a pair, `same TAB a TAB b`, same being 1 or 0.',
  pairs_empty: 'Write at least one line: `1<TAB>anna/1.jpg<TAB>anna/2.jpg`.',
  pairs_bad_line:
    'Write each line as `same<TAB>a<TAB>b`, same being 1 or 0, and both paths relative to --root.',
  pairs_outside_root: 'Use paths below the --root folder, without `..` and not absolute.',
  pairs_photo_missing: 'Check the path, or give the right --root folder.',
  root_missing: 'Give the folder that the paths in the pairs file start from: --root DIR.',
  centre_missing: 'Give an existing folder of photos: --centre DIR.',
  centre_empty: 'Put photos in which a face is found (JPEG, PNG or WebP) into the --centre folder.',
  shots_out_of_range: 'Give a whole number from 1 to 16: --shots 3.',
  shots_need_folders: 'Keep the photos of each person in a folder of their own, or leave out --shots.',
  scores_not_writable: 'Give --scores a file name in a folder you may write to.',
};

/** Thrown where an evaluation cannot start, or its scores cannot be written. Nothing was written. */
export class EvaluateError extends Error {
  readonly code: EvaluateErrorCode;
  /** Line of the pairs file, from 1, where there is one to name. */
  readonly line: number | null;
  readonly remedy: string;

  constructor(
    code: EvaluateErrorCode,
    what: string,
    { line = null, cause }: { line?: number | null; cause?: unknown } = {},
  ) {
    super(`${line === null ? '' : `Line ${line}: `}${what} ${REMEDIES[code]}`, { cause });
    this.name = 'EvaluateError';
    this.code = code;
    this.line = line;
    this.remedy = REMEDIES[code];
  }
}
