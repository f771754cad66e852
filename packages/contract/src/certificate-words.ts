import { type BiText, both } from '@consentry/law';
import { type CertificateContent, isHardware, type RetirementContent } from './certificate.ts';
import type { Suite } from './suite.ts';

const NOTHING_HELD = both(
  '本设备在该同意下没有保存过人脸模板，没有可删除的内容。',
  'This device held no face template under the consent: there was nothing to erase.',
);
const GONE = both(
  '密封模板和它的密钥已删除；删除后又检查过，本设备的存储中已没有能打开它的内容。',
  'The sealed template and its key are erased; looked at again afterwards, nothing in this device’s store opens it.',
);
const OVERWRITTEN = both(
  '密钥在原来的位置被覆盖并读回核对。',
  'The key was overwritten where it stood, and read back.',
);
const EPOCH_OVER = both(
  '包裹它的密钥也已更换并覆盖：介质别处若还有旧副本，也不能再打开。',
  'The key that wrapped it was replaced and overwritten as well, so that an old copy elsewhere on the medium does not open.',
);
const SHARE_GONE = both(
  '平台保管的另一半密钥已销毁：即使有人拿到整块磁盘和以前的备份，也不能打开。',
  'The share of the key that the platform kept is destroyed: not even the whole disk and its old backups open it.',
);
const SHARE_KEPT = both(
  '平台保管的另一半密钥尚未确认销毁；平台收到撤回后即销毁。',
  'The share of the key that the platform keeps is not confirmed destroyed yet; it is as soon as the platform has the withdrawal.',
);
const SHARE_ELSEWHERE = both(
  '平台仍保管其中一些同意的另一半密钥，因为这些同意在别处仍然有效；没有本设备的密钥，它不能打开任何内容。',
  'The platform still keeps its share of the keys of some of these consents, which go on elsewhere; without the keys of this device it opens nothing.',
);
const IN_HARDWARE = both(
  '根密钥在硬件中，离开本设备不能使用。',
  'The root key is in hardware and cannot be used away from this device.',
);
const FILE_SYSTEM = (name: string): BiText =>
  both(
    `不能保证：文件系统（${name}）未知会在原位覆盖，日志、快照或写时复制可能留下旧副本；同时拿到旧副本和本设备根密钥的人可能打开它。`,
    `Not certain: the file system (${name}) is not known to overwrite in place. A journal, a snapshot or copy-on-write may keep an old copy; who has that and this device’s root key might open it.`,
  );
const FLASH = both(
  '不能保证：固态或闪存介质会分散写入，被覆盖的存储单元可能仍留有旧内容（60 字节的包裹密钥）；同时取得它和本设备根密钥的人可能打开旧副本。',
  'Not certain: flash storage spreads its writes (wear levelling), and cells that were overwritten may keep what they held, 60 bytes of a wrapped key; who gets at them and at this device’s root key might open an old copy.',
);
const ROTATING = both(
  '假定：系统报告这是机械磁盘，覆盖即写在原处；系统的报告未经测量。',
  'Assumed: the system reports a rotating disk, where overwriting writes to the same place; its report was not measured.',
);
const BACKUP = both(
  '不能保证：删除前制作的整盘快照或备份仍是当时的内容，应由保管者一并删除。',
  'Not certain: a snapshot or backup of the whole disk from before holds what it held then; whoever keeps it has to delete it.',
);

const SEALED_BY: Readonly<Record<Suite, BiText>> = {
  std: both(
    '密码算法（套件 std）：模板以 AES-256-GCM 密封，证书以 Ed25519 签名；未作、也不声称通过密评（商用密码应用安全性评估）。',
    'Algorithms (suite std): templates are sealed by AES-256-GCM, certificates signed by Ed25519. No assessment of commercial cryptography (密评) was made or is claimed.',
  ),
  gm: both(
    '密码算法（套件 gm）：模板以 SM4-GCM 密封，摘要为 SM3；证书的签名仍是 Ed25519，不是 SM2。密码实现未经认证，未作、也不声称通过密评（商用密码应用安全性评估）。',
    'Algorithms (suite gm): templates are sealed by SM4-GCM with SM3; certificates are still signed by Ed25519, not SM2. The implementation is not certified: no assessment of commercial cryptography (密评) was made or is claimed.',
  ),
};

/** Says in plain words what a certificate makes certain, and what not. */
export function certificateWords(content: CertificateContent): readonly BiText[] {
  const { level, share, custody, storage, suite } = content;
  if (level === null) return [NOTHING_HELD];
  const sealedBy = suite === undefined ? [] : [SEALED_BY[suite]];
  if (share === 'destroyed') return [GONE, SHARE_GONE, ...sealedBy];
  const words = [GONE];
  if (storage.overwrites_in_place) words.push(OVERWRITTEN, EPOCH_OVER);
  else words.push(FILE_SYSTEM(storage.file_system));
  if (isHardware(custody)) words.push(IN_HARDWARE);
  if (share === 'kept') words.push(SHARE_KEPT);
  if (storage.overwrites_in_place) words.push(storage.medium === 'rotating' ? ROTATING : FLASH);
  return [...words, BACKUP, ...sealedBy];
}

/** Says in plain words what a certificate of retirement makes certain, and what not. */
export function retirementWords(content: RetirementContent): readonly BiText[] {
  const { device_id, templates, tombstones, epochs, level, custody, share, storage } = content;
  const words = [
    both(
      `设备 ${device_id} 已于 ${content.retired_at} 清空退役。`,
      `The device ${device_id} was emptied for good at ${content.retired_at}.`,
    ),
    both(
      `退役时删除人脸模板 ${templates} 个；该设备上先后删除过 ${tombstones} 项同意下的模板，标记永久保留，不能再录入。`,
      `Face templates erased on the way: ${templates}. Consents ever erased on it: ${tombstones}; their tombstones stay, and nobody is enrolled on it again.`,
    ),
    both(
      `先后用过的 ${epochs} 代时期密钥、全部数据密钥和根密钥均已销毁：以随机数据覆盖，并读回核对。`,
      `The keys of all ${epochs} epochs, every data key and the root key are destroyed: overwritten by random bytes, and read back.`,
    ),
    both(
      `删除级别 ${level}；根密钥保管方式 ${custody}。`,
      `Level ${level}; custody of the root key: ${custody}.`,
    ),
  ];
  if (!storage.overwrites_in_place) words.push(FILE_SYSTEM(storage.file_system));
  else words.push(storage.medium === 'rotating' ? ROTATING : FLASH);
  if (share === 'destroyed') words.push(SHARE_GONE);
  if (share === 'kept') words.push(SHARE_ELSEWHERE);
  return [...words, BACKUP];
}
