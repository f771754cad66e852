import { both, type Explanation } from '@consentry/law';

/** Why a model is refused or cannot be used. */
export type ModelErrorCode =
  | 'model_digest_mismatch'
  | 'model_source_missing'
  | 'model_source_changed'
  | 'model_conversion_changed'
  | 'model_cache_unwritable'
  | 'model_manifest_invalid'
  | 'model_licence_missing'
  | 'model_licence_research_only'
  | 'model_licence_not_accepted'
  | 'model_provenance_unclear'
  | 'model_not_supported'
  | 'model_unknown'
  | 'model_exists'
  | 'model_built_in'
  | 'model_download_failed';

const TEXTS: Readonly<Record<ModelErrorCode, Explanation>> = {
  model_digest_mismatch: {
    what: both('模型文件的摘要与清单不符', 'The model file does not have the digest of its manifest'),
    why: both(
      '文件已损坏、被替换，或不是清单所说的那一个',
      'It is damaged, was replaced, or is not the file the manifest means',
    ),
    remedy: both(
      '重新取得该文件；如已安装，请先移除再重新添加：consentry model remove ID',
      'Get the file again; if it is installed, remove it and add it anew: consentry model remove ID',
    ),
  },
  model_source_missing: {
    what: both('找不到上游权重文件', 'An upstream weight file is missing'),
    why: both(
      '依赖没有装全，无法转换默认模型',
      'The dependencies are not complete, so the default models cannot be made',
    ),
    remedy: both('在项目目录运行：npm ci', 'Run in the project folder: npm ci'),
  },
  model_source_changed: {
    what: both('上游权重文件的摘要不符', 'An upstream weight file does not have the digest it should'),
    why: both('它不是我们检验过的那个版本', 'It is not the version we examined'),
    remedy: both('恢复原版依赖：npm ci', 'Restore the dependencies: npm ci'),
  },
  model_conversion_changed: {
    what: both('转换所得模型的摘要不符', 'The converted model does not have the digest it should'),
    why: both(
      '转换程序被改动，或此平台的计算结果不同',
      'The converter was changed, or this platform computes differently',
    ),
    remedy: both(
      '使用未改动的版本；若仍如此请报告此平台',
      'Use an unchanged version; if it happens again, report this platform',
    ),
  },
  model_cache_unwritable: {
    what: both('模型缓存缺失或损坏，且无法写入', 'The model cache lacks a good copy and cannot be written'),
    why: both('此进程没有写入该目录的权限', 'This process may not write to that folder'),
    remedy: both(
      '先由有写权限的进程准备模型：consentry model list',
      'Let a process that may write prepare the models first: consentry model list',
    ),
  },
  model_manifest_invalid: {
    what: both('模型清单无效', 'The model manifest is not valid'),
    why: both('有字段缺失、多余或不合格式', 'A field is missing, unknown or malformed'),
    remedy: both('按 docs/guides/models.md 改正清单', 'Mend the manifest as docs/guides/models.md describes'),
  },
  model_licence_missing: {
    what: both('模型没有许可证', 'The model has no licence'),
    why: both('没有许可就无权使用', 'Without one there is no right to use it'),
    remedy: both(
      '向作者取得许可，并在清单的 licence 中写明 SPDX 标识',
      'Get one from its author and put its SPDX identifier in "licence"',
    ),
  },
  model_licence_research_only: {
    what: both(
      '模型只许用于研究或非商业用途',
      'The model is licensed for research or non-commercial use only',
    ),
    why: both('实际通行场所不属于此类用途', 'A real door is neither'),
    remedy: both(
      '换用许可商业使用的模型，例如：consentry model pull sface',
      'Use a model whose licence allows it, for example: consentry model pull sface',
    ),
  },
  model_licence_not_accepted: {
    what: both('尚未接受模型的许可证', 'The licence of the model has not been accepted'),
    why: both('下载即表示按该许可使用', 'To download it is to use it under that licence'),
    remedy: both(
      '阅读许可证后加上 --accept-licence 再试',
      'Read the licence, then try again with --accept-licence',
    ),
  },
  model_provenance_unclear: {
    what: both('模型的来历不清', 'Where the model comes from is not clear'),
    why: both(
      '不知道训练者、训练数据或许可是否可靠',
      'Who trained it, on what, or whether the licence is good is not known',
    ),
    remedy: both(
      '只有在您确有权利时，用 --declare-rights "您的姓名：依据" 声明；声明会被记录并公示',
      'Only if you hold the rights, declare them with --declare-rights "NAME: GROUNDS"; it is recorded and shown',
    ),
  },
  model_not_supported: {
    what: both('尚不支持这种模型', 'This kind of model is not supported yet'),
    why: both('没有读取其输出的程序', 'Nothing here reads its outputs'),
    remedy: both('目前可添加 embed 阶段的模型', 'Models of the stage "embed" can be added'),
  },
  model_unknown: {
    what: both('没有这个模型', 'There is no such model'),
    why: both('它既未安装，也不在目录中', 'It is neither installed nor in the catalogue'),
    remedy: both('查看有哪些模型：consentry model list', 'See which there are: consentry model list'),
  },
  model_exists: {
    what: both('已有同名模型', 'There is a model of this id'),
    why: both(
      '不能悄悄替换：人脸模板与模型摘要绑定',
      'It is never replaced silently: templates are pinned to its digest',
    ),
    remedy: both('先移除旧模型，或换一个 id', 'Remove the old one first, or choose another id'),
  },
  model_built_in: {
    what: both('这是内置模型', 'This is a built-in model'),
    why: both(
      '它由已安装的依赖转换而来，不能移除',
      'It is made from the installed dependencies and cannot be removed',
    ),
    remedy: both('如不需要，启动时选用其他模型即可', 'Choose another model at start instead'),
  },
  model_download_failed: {
    what: both('模型下载失败', 'The model could not be downloaded'),
    why: both(
      '网络不通，或上游地址没有该文件',
      'There is no network, or upstream does not have the file there',
    ),
    remedy: both(
      '联网后重试；或在别处下载后用 consentry model add FILE --manifest M 添加',
      'Try again with a network; or download it elsewhere and use: consentry model add FILE --manifest M',
    ),
  },
};

/** Gives the texts of a model error in both languages. */
export const modelErrorText = (code: ModelErrorCode): Explanation => TEXTS[code];

/** Thrown when a model is refused or cannot be used. The message is English; `code` finds the rest. */
export class ModelError extends Error {
  readonly code: ModelErrorCode;
  /** What it is about: a file, a field, a digest. Never a secret, never a face. */
  readonly detail: string;

  constructor(code: ModelErrorCode, detail: string, options?: ErrorOptions) {
    const { what, why, remedy } = TEXTS[code];
    super(`${what.en} (${detail}). ${why.en}. ${remedy.en}.`, options);
    this.name = 'ModelError';
    this.code = code;
    this.detail = detail;
  }
}
