import { type BiText, both, type Explanation } from '@consentry/law';

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

const TEXTS: Readonly<Record<EvaluateErrorCode, Explanation>> = {
  pairs_missing: {
    what: both('无法读取配对文件', 'The pairs file cannot be read'),
    why: both('配对文件不存在或无权读取', 'It does not exist, or you may not read it'),
    remedy: both(
      '请给出配对文件的路径：每行一对，same<TAB>a<TAB>b',
      'Give the path of a pairs file: one line a pair, same<TAB>a<TAB>b',
    ),
  },
  pairs_empty: {
    what: both('配对文件是空的', 'The pairs file has no pairs in it'),
    why: both('没有配对就无从计算', 'Without pairs there is nothing to measure'),
    remedy: both(
      '请至少写一行：1<TAB>anna/1.jpg<TAB>anna/2.jpg',
      'Write at least one line: 1<TAB>anna/1.jpg<TAB>anna/2.jpg',
    ),
  },
  pairs_bad_line: {
    what: both('配对文件有一行不是配对', 'A line of the pairs file is not a pair'),
    why: both(
      '每行须是 same<TAB>a<TAB>b，same 为 1 或 0',
      'Each line has to be same<TAB>a<TAB>b, same being 1 or 0',
    ),
    remedy: both('请改正这一行', 'Mend that line'),
  },
  pairs_outside_root: {
    what: both('配对文件有一行的路径越出根文件夹', 'A path in the pairs file leads out of the root folder'),
    why: both('只读取 --root 之下的照片', 'Only photos below --root are read'),
    remedy: both('请使用 --root 之下的相对路径，不含 ..', 'Use relative paths below --root, without ..'),
  },
  pairs_photo_missing: {
    what: both('配对文件所指的照片不存在', 'A photo named in the pairs file does not exist'),
    why: both('在 --root 之下没有这个文件', 'There is no such file below --root'),
    remedy: both('请检查路径，或给出正确的 --root', 'Check the path, or give the right --root'),
  },
  root_missing: {
    what: both('没有这个照片文件夹', 'The folder of the photos does not exist'),
    why: both(
      '配对文件的路径从 --root 算起，而它不是文件夹',
      'Paths in the pairs file start from --root, and that is not a folder',
    ),
    remedy: both('请给出照片所在的文件夹：--root DIR', 'Give the folder of the photos: --root DIR'),
  },
  centre_missing: {
    what: both('没有这个用于居中的文件夹', 'The folder to centre on does not exist'),
    why: both('--centre 不是文件夹', '--centre is not a folder'),
    remedy: both('请给出存有照片的文件夹：--centre DIR', 'Give an existing folder of photos: --centre DIR'),
  },
  centre_empty: {
    what: both('用于居中的文件夹里没有人脸', 'No face was found in the folder to centre on'),
    why: both('没有人脸就没有平均值', 'Without faces there is no mean to subtract'),
    remedy: both(
      '请在其中放入看得清人脸的照片（JPEG、PNG 或 WebP）',
      'Put photos in which a face can be found (JPEG, PNG or WebP) into it',
    ),
  },
  shots_out_of_range: {
    what: both('照片张数不对', 'The number of photos is out of range'),
    why: both('一个模板由 1 至 16 张照片合成', 'A template is fused of 1 to 16 photos'),
    remedy: both('请给出 1 至 16 的整数：--shots 3', 'Give a whole number from 1 to 16: --shots 3'),
  },
  shots_need_folders: {
    what: both('同一文件夹里有不止一个人', 'A folder holds more than one person'),
    why: both(
      '--shots 会把同一文件夹的照片合成一个模板',
      '--shots fuses photos of one folder into one template',
    ),
    remedy: both(
      '请让每人的照片各在一个文件夹，或去掉 --shots',
      'Keep each person’s photos in a folder of their own, or leave out --shots',
    ),
  },
  scores_not_writable: {
    what: both('无法写入分数文件', 'The scores cannot be written'),
    why: both(
      '文件夹不存在、无权写入，或同名的是文件夹',
      'The folder does not exist, you may not write there, or a folder has that name',
    ),
    remedy: both('请为 --scores 给出可写的文件名', 'Give --scores the name of a file you may write'),
  },
};

/** Where in the input an error is. */
interface Place {
  /** Line of the pairs file, from 1. */
  readonly line?: number;
  /** File, folder or value meant. */
  readonly subject?: string;
  readonly cause?: unknown;
}

/** Thrown where an evaluation cannot start, or its scores cannot be written. Nothing was written. */
export class EvaluateError extends Error {
  readonly code: EvaluateErrorCode;
  /** Line of the pairs file, from 1, where there is one to name. */
  readonly line: number | null;
  readonly text: Explanation;

  constructor(code: EvaluateErrorCode, { line, subject, cause }: Place = {}) {
    const { what, why, remedy } = TEXTS[code];
    const at = both(line === undefined ? '' : `第 ${line} 行：`, line === undefined ? '' : `line ${line}: `);
    const meant = subject === undefined ? '' : ` (${subject})`;
    const place = (text: BiText, language: keyof BiText) => `${at[language]}${text[language]}${meant}`;
    const text = { what, why: both(place(why, 'zh-CN'), place(why, 'en')), remedy };
    super(`${what.en}: ${text.why.en}. ${remedy.en}.`, { cause });
    this.name = 'EvaluateError';
    this.code = code;
    this.line = line ?? null;
    this.text = text;
  }
}
