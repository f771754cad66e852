import { type BiText, both } from '@consentry/law';

/** What is wrong with a package, each with what to do about it. */
const TEXTS = {
  too_large: both(
    '备案包过大，没有读取。请检查扫描件的大小。',
    'The package is too large and was not read. Look at the size of the scans.',
  ),
  not_plain_zip: both(
    '不是备案包：压缩包的结构不符合格式，可能被重新打包或者被改动。请提交系统生成的原文件。',
    'This is no filing package: the zip is not of the plain kind that the format asks for, so it was packed again or altered. Hand in the file as it was made.',
  ),
  too_many_files: both('文件过多。', 'There are too many files.'),
  path_unsafe: both(
    '文件路径不安全或者不符合格式，没有读取。请提交原文件。',
    'The path of this file is unsafe or not of the format, and it was not read. Hand in the package as it was made.',
  ),
  path_twice: both('同一路径有两个文件。', 'Two files have this path.'),
  file_too_large: both('文件过大。', 'This file is too large.'),
  unpacks_too_large: both(
    '解压后超过上限，没有解压。',
    'Unpacked it would all be too large, and it was not unpacked.',
  ),
  not_unpacked: both(
    '文件不能按所述大小解压，已损坏或者被改动。',
    'This file does not unpack to the size it says: damaged or altered.',
  ),
  manifest_missing: both('没有清单 manifest.json。', 'There is no manifest.json.'),
  manifest_malformed: both(
    '清单此处不符合格式。请用当前版本重新生成。',
    'The manifest is not of the format here. Make the package anew with the current version.',
  ),
  manifest_not_canonical: both(
    '清单不是规范形式（RFC 8785），可能被改动。',
    'The manifest is not in canonical form (RFC 8785): it may have been altered.',
  ),
  note_malformed: both('签名文件 manifest.note 不是文本。', 'The signature, manifest.note, is no text.'),
  file_missing: both('清单所列的文件不在包里。', 'A file that the manifest lists is not there.'),
  file_extra: both('包里有清单没有列出的文件。', 'A file is there that the manifest does not list.'),
  size_wrong: both('文件大小与清单不符，已被改动。', 'The size is not that of the manifest: altered.'),
  digest_wrong: both(
    '文件内容与清单的摘要不符，已被改动。',
    'The content is not that of the digest in the manifest: altered.',
  ),
  type_wrong: both('文件内容不是所述的类型。', 'The content is not of the type that the manifest says.'),
  place_wrong: both(
    '文件不在其类别的位置，或者不按系统的顺序。',
    'The file is not where its kind belongs, or not in the order of the portal.',
  ),
  upload_wrong: both(
    '上传栏指向的文件不在清单里。',
    'A slot names an uploaded file that the manifest does not list for it.',
  ),
  gap_wrong: both('缺项所指的文件不在清单里。', 'A gap names a file that the manifest does not list.'),
} as const satisfies Record<string, BiText>;

export type PackageFaultCode = keyof typeof TEXTS;

/** One reason why a package is not taken. */
export interface PackageFault {
  readonly code: PackageFaultCode;
  /** The file, or the place in the manifest (RFC 6901); `null` for the package as a whole. */
  readonly path: string | null;
  readonly text: BiText;
}

const PATH_MAX = 200;

/** States a fault. A path is repeated only as far as it can be shown: no control characters, not endless. */
export function fault(code: PackageFaultCode, path: string | null = null): PackageFault {
  const shown = path?.replaceAll(/[\p{C}]/gu, '�').slice(0, PATH_MAX) ?? null;
  return { code, path: shown, text: TEXTS[code] };
}
