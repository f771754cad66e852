import { both, type Explanation } from '@consentry/law';

export type VaultErrorCode =
  | 'store_in_use'
  | 'store_not_open'
  | 'store_missing'
  | 'store_failed'
  | 'store_unknown_version'
  | 'store_unsafe'
  | 'store_tampered'
  | 'other_device'
  | 'other_suite'
  | 'suite_mixed'
  | 'custody_keyring_missing'
  | 'custody_tpm_missing'
  | 'custody_module_missing'
  | 'other_model'
  | 'root_key_missing'
  | 'root_key_damaged'
  | 'root_key_exposed'
  | 'slots_missing'
  | 'slots_damaged'
  | 'template_unreadable'
  | 'not_enrolled'
  | 'already_enrolled'
  | 'sealed'
  | 'erased'
  | 'other_consent'
  | 'retired';

const ENROL_ANEW = both(
  '请停止设备，移走此存储目录，再请各人重新录入。',
  'Stop the device, move the store folder away, and let everybody enrol again.',
);

/** None of these can hold a key, a vector or a name. */
const TEXTS: Readonly<Record<VaultErrorCode, Explanation>> = {
  store_in_use: {
    what: both('另一个进程正在使用这个存储。', 'Another process has this vault open.'),
    why: both(
      '两个进程会互相覆盖，所以同一时刻只许一个。',
      'Two would undo each other, so there is one at a time.',
    ),
    remedy: both(
      '请先停止正在运行的门（在 consentry start 的窗口按 Ctrl+C），再试一次。',
      'Stop the door that runs (Ctrl+C where consentry start runs), then try again.',
    ),
  },
  store_missing: {
    what: both('这个目录中没有存储。', 'There is no vault in this folder.'),
    why: both('门在第一次启动时才建立存储。', 'A door makes one when it first starts.'),
    remedy: both(
      '请指定运行过的门的数据目录，或先启动一次门。',
      'Give the data folder of a door that has run, or start the door once.',
    ),
  },
  store_not_open: {
    what: both('存储已关闭。', 'This vault is closed.'),
    why: both('关闭时密钥已从内存清除。', 'Its keys were wiped from memory when it closed.'),
    remedy: both('请重新打开。', 'Open it again.'),
  },
  store_failed: {
    what: both('存储的文件不能读写。', 'The files of the store cannot be read or written.'),
    why: both(
      '磁盘未能写入，或文件不是它应有的样子；此后的任何结果都不可信，保险库因此停止。',
      'The disk did not take a write, or a file is not what it should be; nothing after that can be trusted, so the vault stops.',
    ),
    remedy: both(
      '请检查磁盘空间、权限和磁盘状况，再重新启动：未完成的操作会继续完成。',
      'Check the disk’s space, permissions and health, then start again: what was begun is finished.',
    ),
  },
  store_unknown_version: {
    what: both('这个存储由另一版本的面契写成。', 'This store was written by another version of Consentry.'),
    why: both(
      '本版本不懂它的格式；没有改动任何内容。',
      'This version does not know its format; nothing was changed.',
    ),
    remedy: both('请使用原来的版本或更新的版本。', 'Use that version or a newer one.'),
  },
  store_unsafe: {
    what: both(
      'SQLite 没有接受一项必要的设置，存储未打开。',
      'SQLite did not take a setting, so the store was not opened.',
    ),
    why: both('没有这项设置，删除和持久保存就不能保证。', 'Without it erasure and durability are not true.'),
    remedy: both('请使用随面契安装的 Node：npm ci。', 'Use the Node that comes with Consentry: npm ci.'),
  },
  store_tampered: {
    what: both('存储中有内容与密封时不同。', 'Something in this store is not as it was sealed.'),
    why: both(
      '可能被人改动，因此不再与任何人比对；删除仍然可用。',
      'It may have been altered, so nobody is compared; erasing still works.',
    ),
    remedy: both('请停止设备并运行：consentry vault check', 'Stop the device and run: consentry vault check'),
  },
  other_device: {
    what: both('这个存储属于另一台设备。', 'This store belongs to another device.'),
    why: both('模板不在设备之间转移。', 'Templates do not move between devices.'),
    remedy: both('请在本设备重新录入。', 'Enrol on this device again.'),
  },
  other_suite: {
    what: both('这个存储用的是另一套密码算法。', 'This store has the other suite of algorithms.'),
    why: both(
      '算法在建立存储时选定，此后不更换，也不降级。',
      'The suite is chosen when a store is made and never changed, so that nobody can weaken it.',
    ),
    remedy: both(
      '请不带 --suite 启动；要更换算法，请先清空设备，换一个数据目录，再请各人重新录入。',
      'Start without --suite. To change it, empty the device, take another data folder, and let everybody enrol again.',
    ),
  },
  suite_mixed: {
    what: both(
      '这个存储的文件属于不同的密码算法套件。',
      'The files of this store are of different suites of algorithms.',
    ),
    why: both(
      '一个存储只有一套算法；文件被混放或改动过，因此没有打开任何密钥。',
      'A store has one suite. Files were mixed or altered, so no key was opened.',
    ),
    remedy: both(
      '请把 root.key、keys.slots 和 templates.db 恢复为同一时间的一套；从未录入过人的，可以移走此存储目录后重新启动。',
      'Restore root.key, keys.slots and templates.db of one time; where nobody was ever enrolled, move the store folder away and start again.',
    ),
  },
  custody_keyring_missing: {
    what: both(
      '根密钥不能放进操作系统的钥匙串。',
      'The root key cannot be kept in the keyring of the system.',
    ),
    why: both(
      '本版本没有通向钥匙串的途径；没有建立密钥，也不会悄悄改用文件，否则证书上的保管级别就不真实。',
      'This version has no way to it. No key was made, and no file is taken in its place: the level on certificates would not be true.',
    ),
    remedy: both(
      '请用 --custody software 启动：根密钥是只有本用户可读的文件，证书会写明。',
      'Start with --custody software: the root key is a file that only this user may read, and certificates say so.',
    ),
  },
  custody_tpm_missing: {
    what: both('根密钥不能放进 TPM 2.0。', 'The root key cannot be kept in a TPM 2.0.'),
    why: both(
      '本版本没有通向 TPM 的途径；没有建立密钥，也不会悄悄改用文件，否则证书上的保管级别就不真实。',
      'This version has no way to a TPM. No key was made, and no file is taken in its place: the level on certificates would not be true.',
    ),
    remedy: both(
      '请用 --custody software 启动，或接入平台，让平台保管另一半密钥。',
      'Start with --custody software; or join a platform, which keeps a share of each key.',
    ),
  },
  custody_module_missing: {
    what: both(
      '根密钥不能放进经认证的密码模块（PKCS#11、SDF）。',
      'The root key cannot be kept in a certified module (PKCS#11, SDF).',
    ),
    why: both(
      '本版本没有通向密码模块的途径；没有建立密钥，也不会悄悄改用文件，否则证书上的保管级别就不真实。',
      'This version has no way to a module. No key was made, and no file is taken in its place: the level on certificates would not be true.',
    ),
    remedy: both(
      '要求密评的，请等待支持密码模块的版本；否则请用 --custody software 启动，证书会写明。',
      'Where an assessment of cryptography (密评) is required, wait for a version that has one; else start with --custody software, and certificates say so.',
    ),
  },
  other_model: {
    what: both('这个模板由另一个模型生成。', 'This template was made by another model.'),
    why: both('两个模型的向量不能比对。', 'Vectors of two models cannot be compared.'),
    remedy: both('请本人重新录入。', 'Enrol the person again.'),
  },
  root_key_missing: {
    what: both('存储的根密钥不见了。', 'The root key of this store is gone.'),
    why: both('没有它，任何模板都不能再读取。', 'Without it no template can be read any more.'),
    remedy: both(
      '请恢复 root.key；不能恢复的，请移走此存储目录，再请各人重新录入。',
      'Restore root.key; if that cannot be done, move the store folder away and let everybody enrol again.',
    ),
  },
  root_key_damaged: {
    what: both('根密钥文件与写入时不同。', 'The root key file is not as it was written.'),
    why: both('用损坏的密钥不能读取任何模板。', 'With a damaged key no template can be read.'),
    remedy: both(
      '请恢复 root.key；不能恢复的，请移走此存储目录，再请各人重新录入。',
      'Restore root.key; if that cannot be done, move the store folder away and let everybody enrol again.',
    ),
  },
  root_key_exposed: {
    what: both('本机的其他用户可能读取根密钥。', 'Other users of this machine may read the root key.'),
    why: both('拿到它和存储文件的人，就拿到了模板。', 'Who has it and the store files has the templates.'),
    remedy: both(
      '请对 root.key 运行 chmod 600，再重新启动。',
      'Run chmod 600 on root.key, then start again.',
    ),
  },
  slots_missing: {
    what: both('存储的密钥槽文件不见了。', 'The key slot file of this store is gone.'),
    why: both('没有它，任何模板都不能再读取。', 'Without it no template can be read any more.'),
    remedy: ENROL_ANEW,
  },
  slots_damaged: {
    what: both(
      '密钥槽文件不属于本设备，或不完整。',
      'The key slot file is not of this device, or is cut short.',
    ),
    why: both('不能确定哪些密钥仍然有效。', 'Which keys are still in force cannot be told.'),
    remedy: ENROL_ANEW,
  },
  template_unreadable: {
    what: both('一个密封模板不能打开。', 'A sealed template does not open.'),
    why: both(
      '它与自己的密钥、同意、处理目的、模型或设备不符。',
      'It does not fit its key, consent, purpose, model or device.',
    ),
    remedy: both('请删除该同意下的模板并重新录入。', 'Erase that consent and enrol again.'),
  },
  not_enrolled: {
    what: both('这项同意下没有人脸模板。', 'There is no face template under this consent.'),
    why: both('没有模板就无从比对。', 'Without one there is nothing to compare with.'),
    remedy: both('请先录入，或使用其他方式。', 'Enrol first, or offer another way.'),
  },
  sealed: {
    what: both(
      '这个模板的另一半密钥还没有从平台收到。',
      'The platform’s share of the key of this template is not here.',
    ),
    why: both(
      '密钥的一半只由平台在租约有效期内交给本设备，不写入磁盘。',
      'The platform gives its share to this device only with a lease, and it is never on a disk.',
    ),
    remedy: both(
      '请等待设备联系上平台，或使用其他方式。',
      'Wait until the device reaches its platform, or offer another way.',
    ),
  },
  already_enrolled: {
    what: both('这项同意下已有人脸模板。', 'There is a face template under this consent.'),
    why: both('不会悄悄替换。', 'It is not replaced silently.'),
    remedy: both('请先删除，再重新录入。', 'Erase it first to take a new one.'),
  },
  erased: {
    what: both('这项同意已撤回或到期。', 'This consent was withdrawn or ran out.'),
    why: both('模板和密钥均已销毁，不能恢复。', 'Template and key are destroyed, and that is final.'),
    remedy: both('请重新征得同意。', 'Ask for a new consent.'),
  },
  retired: {
    what: both('这个存储已经清空退役。', 'This store was emptied for good.'),
    why: both(
      '模板已全部删除，密钥已销毁；退役不能撤销，也不再录入任何人。',
      'Every template was erased and the keys destroyed. That cannot be undone, and nobody is enrolled in it again.',
    ),
    remedy: both(
      '若上次中断过，请再运行一次 consentry vault retire；继续使用这台机器的，请用 --data 指定新的目录。',
      'If it was broken off, run consentry vault retire once more. To use this machine on, give a new folder with --data.',
    ),
  },
  other_consent: {
    what: both('许可与本次调用不符。', 'The permit is not for this call.'),
    why: both('它属于另一项同意、处理目的或设备。', 'It is for another consent, purpose or device.'),
    remedy: both('请重新取得许可。', 'Ask the law again.'),
  },
};

/** Gives the texts of an error of the vault in both languages. */
export const vaultErrorText = (code: VaultErrorCode): Explanation => TEXTS[code];

/** Thrown by the vault. `code` is stable; the message, in English, never names a person, a key or a value. */
export class VaultError extends Error {
  readonly code: VaultErrorCode;
  constructor(code: VaultErrorCode, cause?: unknown) {
    const { what, why, remedy } = TEXTS[code];
    super(`${what.en} ${why.en} ${remedy.en}`, cause === undefined ? undefined : { cause });
    this.name = 'VaultError';
    this.code = code;
  }
}
