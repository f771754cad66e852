/**
 * Everything this verifier says to people, in both languages. `{name}` is filled in.
 * @typedef {{ readonly 'zh-CN': string, readonly en: string }} BiText
 * @typedef {keyof typeof REASONS} ReasonCode
 * @typedef {keyof typeof CHECKS} CheckName
 * @typedef {keyof typeof STATEMENTS} StatementCode
 * @typedef {Readonly<Record<string, string | number | bigint | BiText>>} Values
 */

/**
 * @param {BiText} text
 * @param {Values} [values] what is itself said in two languages goes into each
 * @returns {BiText}
 */
export function fill(text, values = {}) {
  /** @param {keyof BiText} language */
  const filled = (language) =>
    text[language].replaceAll(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'object' ? value[language] : String(value);
    });
  return { 'zh-CN': filled('zh-CN'), en: filled('en') };
}

/**
 * Shows an instant in the time of Beijing, to the second.
 * @param {string} time as `2026-11-22T08:00:00.000Z`
 * @returns {string} as `2026-11-22 16:00:00 UTC+8`
 */
export function timeWords(time) {
  return `${new Date(Date.parse(time) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} UTC+8`;
}

/** What is checked, in this order; `files` and `entries` of bundles alone. */
export const CHECKS = {
  crypto: { 'zh-CN': '本机能够核验', en: 'This machine can check it' },
  file: { 'zh-CN': '文件格式', en: 'The file' },
  files: { 'zh-CN': '文件清单', en: 'The list of files' },
  entry: { 'zh-CN': '日志条目', en: 'The entry' },
  opening: { 'zh-CN': '内容与条目相符', en: 'The content is that of the entry' },
  log: { 'zh-CN': '日志的密钥', en: 'The key of the log' },
  device: { 'zh-CN': '设备的密钥', en: 'The key of the device' },
  signature: { 'zh-CN': '签名', en: 'The signature' },
  inclusion: { 'zh-CN': '条目在日志中', en: 'The entry is in the log' },
  entries: { 'zh-CN': '逐条核验', en: 'Each entry' },
  certificates: { 'zh-CN': '设备签署的删除证明', en: 'Certificates of the devices' },
  witnesses: { 'zh-CN': '见证方', en: 'The witnesses' },
  ledger: { 'zh-CN': '证明在设备自己的日志中', en: 'The certificate is in the device’s own log' },
  level: { 'zh-CN': '删除级别', en: 'The level of erasure' },
  heads: { 'zh-CN': '两个日志头互相矛盾', en: 'The heads contradict each other' },
};

/** Why a check holds, and why one does not. */
export const REASONS = {
  crypto_holds: {
    'zh-CN': '签名与哈希运算可用，已用公开算例自检。',
    en: 'Signatures and hashes work; tried on published examples.',
  },
  file_holds: {
    'zh-CN': '格式与公开的规范一致，没有多余内容。',
    en: 'It has the published form, with nothing added.',
  },
  entry_holds: {
    'zh-CN': '条目的种类和各项内容符合规范。',
    en: 'Its type and members are those of the published form.',
  },
  opening_holds: {
    'zh-CN': '公开的内容与日志中的承诺逐项相符，没有遗漏。',
    en: 'What is shown fits the commitments in the log, with nothing left out.',
  },
  opening_withheld: {
    'zh-CN': '内容未随文件提供，或者已被删除。只能证明当时发生过这一类事项。',
    en: 'The content is withheld or was erased. Only that something of this type happened can be proved.',
  },
  log_given: { 'zh-CN': '与您提供的密钥一致：{name}。', en: 'It is the key you gave: {name}.' },
  log_taken: {
    'zh-CN': '您没有提供密钥，采用了文件自带的密钥（{name}），它是否属于该组织未经核对。',
    en: 'You gave none, so the one in the file was taken on trust ({name}). Whether it is that of the organisation was not checked.',
  },
  signature_holds: {
    'zh-CN': '日志「{name}」签署了含 {size} 条的检查点。',
    en: 'The log “{name}” signed its state with {size} entries.',
  },
  inclusion_holds: {
    'zh-CN': '这是该日志的第 {index} 号条目（从 0 计）。',
    en: 'It is entry {index} of that log, counted from 0.',
  },
  files_hold: {
    'zh-CN': '{count} 个文件与清单的摘要全部一致。',
    en: 'All {count} files have the digests of the list.',
  },
  entries_hold: { 'zh-CN': '{count} 条全部得到证明。', en: 'All {count} are proved.' },
  entries_none: { 'zh-CN': '证据包中没有条目。', en: 'The bundle holds no entry.' },
  certificates_hold: {
    'zh-CN': '{all} 份删除证明中有 {checked} 份已按条目公布的设备密钥核对，签名成立；其余的没有密钥可核对。',
    en: 'Of {all}, {checked} were checked by the keys that entries of the log publish, and hold; for any others there is no key here.',
  },
  certificates_none: {
    'zh-CN': '证据包中没有公开的删除证明。',
    en: 'No certificate of an erasure is shown in the bundle.',
  },
  witnesses_none: { 'zh-CN': '没有外部见证方签署。', en: 'No witness outside cosigned it.' },
  witnesses_given: {
    'zh-CN': '您信任的 {of} 个见证方中有 {count} 个签署{asked}。',
    en: '{count} of the {of} witnesses you trust cosigned it{asked}.',
  },
  witnesses_taken: {
    'zh-CN': '文件所列的 {of} 个见证方中有 {count} 个签署{asked}。这些见证方由该组织列出，未经核对。',
    en: '{count} of the {of} witnesses the file names cosigned it{asked}. The organisation named them; who they are was not checked.',
  },

  device_given: { 'zh-CN': '与您提供的设备密钥一致。', en: 'It is the key you gave.' },
  device_published: {
    'zh-CN': '日志「{name}」的条目写明了这是该设备的密钥。',
    en: 'An entry of the log “{name}” says that it is the key of this device.',
  },
  device_signature_holds: {
    'zh-CN': '证明由该设备签署，之后没有改动。',
    en: 'The device signed this certificate, and it was not changed since.',
  },
  level_holds: {
    'zh-CN': '级别 {level} 与所述条件相符。',
    en: 'The level {level} is that of the conditions it names.',
  },
  level_none: {
    'zh-CN': '设备上没有该同意的人脸模板，不涉及级别。',
    en: 'The device held no template, so there is no level.',
  },

  ledger_none: {
    'zh-CN': '出证时设备还没有自己的日志。',
    en: 'The device kept no log of its own yet when it signed.',
  },
  ledger_apart: {
    'zh-CN': '证明写有它在设备日志中的序号，但文件没有附上日志的证明。',
    en: 'It names its place in the device’s log, but the proof is not in the file.',
  },
  ledger_holds: {
    'zh-CN': '它是设备自己的日志中第 {index} 号条目（从 0 计），设备签署了含 {size} 条的检查点。',
    en: 'It is entry {index} of the device’s own log, counted from 0, which the device signed with {size} entries.',
  },

  heads_signed: {
    'zh-CN': '日志「{name}」签署了两个检查点，分别含 {first} 条和 {second} 条。',
    en: 'The log “{name}” signed both states, with {first} and with {second} entries.',
  },
  heads_same_size: {
    'zh-CN': '条数相同，内容不同。',
    en: 'They have as many entries, and others.',
  },
  heads_fork: {
    'zh-CN': '随附的证明表明，较大的一个不是由较小的一个增长而来。',
    en: 'The proof with them shows that the larger one grew from another past than the smaller one.',
  },
  heads_follow: {
    'zh-CN': '两者属于同一个只增不改的日志，并不矛盾。',
    en: 'They are of one log that only grew: there is no contradiction.',
  },
  heads_unproved: {
    'zh-CN': '文件不能证明两者矛盾，也不能证明两者一致：该日志没有给出一致性证明。请向其运营者索取。',
    en: 'The file proves neither that they contradict each other nor that they agree: the log gave no proof. Ask whoever runs it for one.',
  },

  no_crypto: {
    'zh-CN':
      '此浏览器不提供密码运算，可能版本过旧，或页面不是从本机文件打开的。请换用较新的浏览器，或在命令行运行 consentry evidence verify。',
    en: 'This browser offers no cryptography: it is old, or this page was not opened from disk. Use a newer browser, or run: consentry evidence verify',
  },
  no_ed25519: {
    'zh-CN':
      '此浏览器不能核验 Ed25519 签名。请使用 Chrome 或 Edge 137、Firefox 129、Safari 17 及以上版本，或在命令行运行 consentry evidence verify。',
    en: 'This browser cannot check Ed25519 signatures. Use Chrome or Edge 137, Firefox 129, Safari 17 or later, or run: consentry evidence verify',
  },
  no_inflate: {
    'zh-CN': '此浏览器不能解压文件。请换用较新的浏览器，或在命令行运行 consentry evidence verify。',
    en: 'This browser cannot unpack files. Use a newer one, or run: consentry evidence verify',
  },
  unforeseen: {
    'zh-CN': '核验时发生意外错误：{text}。请当作未得到证明。',
    en: 'Something unforeseen went wrong: {text}. Take it as not proved.',
  },

  not_evidence: {
    'zh-CN': '这不是本工具认识的证据文件。',
    en: 'This is no evidence file that this verifier knows.',
  },
  too_large: { 'zh-CN': '超过 {most} 字节的上限。', en: 'It is larger than {most} bytes.' },
  not_utf8: { 'zh-CN': '不是有效的 UTF-8 文本。', en: 'It is not valid UTF-8.' },
  not_json: {
    'zh-CN': '不是完整的 JSON，文件可能被截断或改动过。',
    en: 'It is not JSON: it may have been cut off or changed.',
  },
  not_canonical: {
    'zh-CN': '不是规范形式的 JSON（RFC 8785），写成后被改动过。',
    en: 'It is not in the canonical form of JSON (RFC 8785): it was changed after it was written.',
  },
  not_unicode: { 'zh-CN': '含有不成立的字符。', en: 'It holds a character that is none.' },
  too_deep: { 'zh-CN': '嵌套超过 {most} 层。', en: 'It is nested more than {most} deep.' },
  not_object: { 'zh-CN': '应为 JSON 对象。', en: 'It should be a JSON object.' },
  member_missing: { 'zh-CN': '缺少「{name}」。', en: '“{name}” is missing.' },
  member_unknown: { 'zh-CN': '多出了「{name}」。', en: '“{name}” does not belong there.' },
  member_malformed: { 'zh-CN': '「{name}」的形式不对。', en: '“{name}” has a wrong form.' },
  not_time: { 'zh-CN': '「{name}」不是规定形式的时间。', en: '“{name}” is no time in the form prescribed.' },
  not_base64: { 'zh-CN': '不是规范的 base64：{text}', en: 'It is not canonical base64: {text}' },
  wrong_length: {
    'zh-CN': '长度为 {found} 字节，应为 {expected} 字节。',
    en: 'It has {found} bytes, and should have {expected}.',
  },
  type_unknown: {
    'zh-CN': '条目种类「{type}」不在规范之中。',
    en: 'The type “{type}” is not in the published list.',
  },
  opens_otherwise: {
    'zh-CN': '「{name}」与日志中的承诺不符：展示的内容不是当时记下的内容。',
    en: '“{name}” does not fit the commitment in the log: what is shown is not what was recorded.',
  },

  key_malformed: {
    'zh-CN': '密钥应写作「名称+8 位十六进制+base64」：{key}',
    en: 'A key is written as name+8 hex digits+base64: {key}',
  },
  key_id_wrong: {
    'zh-CN': '密钥中的标识与密钥本身不符，可能抄错了：{key}',
    en: 'The id in the key does not fit the key; it may have been copied wrongly: {key}',
  },
  key_unsound: {
    'zh-CN': '这种密钥的签名不能证明任何事：{key}',
    en: 'A signature by a key such as this says nothing: {key}',
  },
  key_twice: {
    'zh-CN': '「{name}」与另一个密钥相同；日志和每个见证方都应有各自的密钥。',
    en: '“{name}” has the same key as another; the log and each witness must have their own.',
  },
  not_log_key: { 'zh-CN': '这不是日志的密钥：{key}', en: 'This is not the key of a log: {key}' },
  not_witness_key: { 'zh-CN': '这不是见证方的密钥：{key}', en: 'This is not the key of a witness: {key}' },
  device_key_malformed: {
    'zh-CN': '设备密钥应为 64 位十六进制，或 base64 形式的 Ed25519 公钥（SPKI）。',
    en: 'The key of a device is 64 hex digits, or an Ed25519 public key (SPKI) in base64.',
  },
  device_key_needed: {
    'zh-CN': '要核对签名，需要该设备的公钥，其摘要为 {digest}。请向平台或主管部门索取，并填入“设备密钥”。',
    en: 'The signature can be checked only with the public key of the device, whose digest is {digest}. Get it from the platform or the authority, and give it as the key of the device.',
  },
  other_device: {
    'zh-CN': '证明出自密钥摘要为 {digest} 的设备，而您提供的密钥摘要为 {found}。',
    en: 'The certificate is of the device whose key has the digest {digest}; the key you gave has {found}.',
  },
  key_not_proved: {
    'zh-CN': '文件附带的设备密钥条目没有得到证明：{reason}',
    en: 'The entry that is to say whose key it is, is not proved: {reason}',
  },
  key_of_other: {
    'zh-CN': '文件附带的条目没有写明这是该设备的密钥。',
    en: 'The entry in the file does not say that this is the key of the device.',
  },
  ledger_other_key: {
    'zh-CN': '日志「{name}」的密钥不是该设备的密钥。',
    en: 'The key of the log “{name}” is not that of the device.',
  },
  ledger_not_proved: {
    'zh-CN': '设备日志中的条目没有得到证明：{reason}',
    en: 'The entry in the device’s log is not proved: {reason}',
  },
  ledger_other_entry: {
    'zh-CN': '设备日志中的条目不是这份证明的条目。',
    en: 'The entry in the device’s log is not of this certificate.',
  },
  ledger_other_place: {
    'zh-CN': '条目是设备日志的第 {index} 号，与证明所写的不同。',
    en: 'The entry is number {index} of the device’s log, and not the one the certificate names.',
  },
  device_signature_wrong: {
    'zh-CN': '设备的签名不成立：证明在签署之后被改动，或并非由它签署。',
    en: 'The signature of the device is wrong: the certificate was changed after it was signed, or another signed it.',
  },
  level_wrong: {
    'zh-CN': '证明写的级别是 {level}，而所述条件只够 {expected}。',
    en: 'The certificate says {level}, but the conditions it names bear {expected}.',
  },
  quorum_malformed: {
    'zh-CN': '要求的见证方数量应为 0 至 {most} 的整数。',
    en: 'The number of witnesses asked for must be a whole number from 0 to {most}.',
  },
  other_log: {
    'zh-CN': '文件出自另一个日志（{found}），不是您提供密钥的那个（{expected}）。',
    en: 'The file is from another log ({found}) than the one whose key you gave ({expected}).',
  },
  proof_malformed: {
    'zh-CN': '证明的形式不对，可能被改动过。',
    en: 'The proof has a wrong form: it may have been changed.',
  },
  checkpoint_malformed: {
    'zh-CN': '检查点的形式不对，可能被改动过。',
    en: 'The checkpoint has a wrong form: it may have been changed.',
  },
  note_malformed: {
    'zh-CN': '检查点的签名部分形式不对，可能被改动过。',
    en: 'The signatures of the checkpoint have a wrong form: they may have been changed.',
  },
  number_malformed: {
    'zh-CN': '不是规定形式的数字：{text}',
    en: 'It is no number in the form prescribed: {text}',
  },
  too_many_signatures: { 'zh-CN': '签名超过 {most} 个。', en: 'There are more than {most} signatures.' },
  origin_differs: {
    'zh-CN': '检查点属于「{found}」，而密钥属于「{expected}」。',
    en: 'The checkpoint is of “{found}”, and the key of “{expected}”.',
  },
  not_signed: { 'zh-CN': '没有「{name}」的签名。', en: 'It carries no signature of “{name}”.' },
  signed_twice: { 'zh-CN': '「{name}」的签名出现了两次。', en: 'It carries two signatures of “{name}”.' },
  signature_wrong: {
    'zh-CN': '「{name}」的签名不成立：检查点在签署之后被改动，或并非由它签署。',
    en: 'The signature of “{name}” is wrong: the checkpoint was changed after it was signed, or somebody else signed it.',
  },
  signature_unknown: {
    'zh-CN': '有一个签名无法核验，文件没有列出「{name}」的密钥。',
    en: 'One signature cannot be checked: the file does not name the key of “{name}”.',
  },
  cosignature_wrong: {
    'zh-CN': '见证方「{name}」的签名不成立。',
    en: 'The signature of the witness “{name}” is wrong.',
  },
  not_included: {
    'zh-CN': '证明不成立：日志在该处没有这个条目。',
    en: 'The proof is wrong: the log does not hold this entry at this place.',
  },
  too_few_witnesses: {
    'zh-CN': '要求 {needed} 个见证方签署，只有 {count} 个。',
    en: 'You asked for {needed} witnesses; {count} cosigned it.',
  },

  zip_malformed: {
    'zh-CN': '压缩文件已损坏，或其结构不符合规范。',
    en: 'The zip file is damaged, or not made as prescribed.',
  },
  zip_encrypted: {
    'zh-CN': '压缩文件中有加密的文件「{path}」。',
    en: 'The file “{path}” in the zip is encrypted.',
  },
  zip_method: {
    'zh-CN': '文件「{path}」的压缩方式不在规范之中。',
    en: 'The file “{path}” is packed in a way that is not prescribed.',
  },
  zip_damaged: { 'zh-CN': '文件「{path}」已损坏。', en: 'The file “{path}” is damaged.' },
  too_many_files: { 'zh-CN': '超过 {most} 个文件。', en: 'There are more than {most} files.' },
  unpacks_too_large: { 'zh-CN': '解压后超过 {most} 字节。', en: 'Unpacked it is larger than {most} bytes.' },
  path_malformed: {
    'zh-CN': '文件名「{path}」不在规范之中。',
    en: 'A file called “{path}” does not belong in a bundle.',
  },
  path_twice: { 'zh-CN': '文件「{path}」出现了两次。', en: 'The file “{path}” is there twice.' },
  file_missing: { 'zh-CN': '缺少文件「{path}」。', en: 'The file “{path}” is missing.' },
  file_unlisted: { 'zh-CN': '文件「{path}」不在清单中。', en: 'The file “{path}” is not in the list.' },
  file_differs: {
    'zh-CN': '文件「{path}」与清单中的摘要不符，被改动过。',
    en: 'The file “{path}” differs from its digest in the list: it was changed.',
  },
  keys_malformed: { 'zh-CN': 'log/keys.txt 的形式不对。', en: 'log/keys.txt has a wrong form.' },
  keys_differ: {
    'zh-CN': '条目所列的密钥与 log/keys.txt 不同。',
    en: 'The entry names other keys than log/keys.txt.',
  },
  checkpoint_differs: {
    'zh-CN': '条目所用的检查点不是 log/checkpoint。',
    en: 'The entry is proved under another checkpoint than log/checkpoint.',
  },
  index_differs: {
    'zh-CN': '文件名与条目的序号不符。',
    en: 'The name of the file does not fit the index of the entry.',
  },
  certificate_fails: {
    'zh-CN': '「{path}」中的删除证明没有得到证明：{reason}',
    en: 'The certificate in {path} is not proved: {reason}',
  },
  entries_fail: {
    'zh-CN': '{count} 条中有 {failed} 条没有得到证明。第一条：{path}：{reason}',
    en: '{failed} of {count} are not proved. The first: {path}: {reason}',
  },
};

/** What is proved and what is not. */
export const STATEMENTS = {
  contained: {
    'zh-CN': '日志「{origin}」的第 {index} 号条目就是这一条；日志含 {size} 条时的检查点已经包含它。',
    en: 'The log “{origin}” held this entry, number {index}, when it signed its state with {size} entries.',
  },
  content: {
    'zh-CN': '展示的内容就是当时记入日志的内容，一字未改。',
    en: 'The content shown is what was recorded in the log then, unchanged.',
  },
  type_only: {
    'zh-CN': '当时发生过一项「{type}」；其内容未公开或已删除，无从得知。',
    en: 'Something of the type “{type}” was recorded. Its content is withheld or erased, and cannot be known from this.',
  },
  seen: {
    'zh-CN': '见证方看到过日志的这一状态：{names}。最迟在 {time}，上述内容已在日志中。',
    en: 'Witnesses saw the log in this state: {names}. It was there at the latest at {time}.',
  },
  bundle_contained: {
    'zh-CN': '证据包中的 {count} 条都在日志「{origin}」中；日志签署时共有 {size} 条。',
    en: 'Each of the {count} entries in the bundle is in the log “{origin}”, which had {size} entries when it signed.',
  },
  bundle_whole: {
    'zh-CN': '截至该检查点，日志的全部条目都在包中，没有遗漏。',
    en: 'The bundle holds every entry the log had at that checkpoint; none is left out.',
  },
  bundle_content: {
    'zh-CN': '其中 {opened} 条公开了内容，内容与当时所记一致。',
    en: 'The content of {opened} of them is shown, and is what was recorded then.',
  },

  two_pasts: {
    'zh-CN':
      '日志「{origin}」的密钥签署了两个不能同时成立的状态：有人看到的日志与别人看到的不是同一个，或者日志被改写过。',
    en: 'The key of the log “{origin}” signed two states that no one log can have: others were shown another log, or it was written anew.',
  },
  device_erased: {
    'zh-CN': '设备「{device}」声明：同意「{consent}」的 {templates} 个人脸模板及其密钥已从该设备删除。',
    en: 'The device “{device}” stated that the {templates} templates of the consent “{consent}”, and their keys, are gone from it.',
  },
  nothing_held: {
    'zh-CN': '设备「{device}」声明：它没有保存同意「{consent}」的任何人脸模板。',
    en: 'The device “{device}” stated that it held no template of the consent “{consent}”.',
  },
  device_retired: {
    'zh-CN':
      '设备「{device}」声明：它已清空退役，删除了尚存的 {templates} 个人脸模板，销毁了全部密钥；在它上面删除过的同意共 {tombstones} 项。',
    en: 'The device “{device}” stated that it was emptied for good: the {templates} templates that were left and all keys are gone. {tombstones} consents were erased on it in all.',
  },
  device_logged: {
    'zh-CN': '设备把这份证明记入了自己的日志，是第 {index} 号条目；它签署时日志共有 {size} 条。',
    en: 'The device recorded this certificate in its own log, as entry {index}, and signed the log with {size} entries.',
  },
  key_published: {
    'zh-CN': '签署所用的密钥，已由日志「{origin}」公布为该设备的密钥。',
    en: 'The key it is signed by was published by the log “{origin}” as that of the device.',
  },
  reach_e4: {
    'zh-CN': '级别 E4：任何地方残留的数据都已无法解开。',
    en: 'Level E4: what may be left anywhere opens nothing.',
  },
  reach_e3: {
    'zh-CN': '级别 E3：存储介质上残留的密文和密钥副本已无法解开。',
    en: 'Level E3: a copy of the wrapped key somewhere on the medium does not open.',
  },
  reach_e1: {
    'zh-CN': '级别 E1：通过存储已无法解开；介质上可能留有根密钥仍能解开的数据。',
    en: 'Level E1: nothing opens it through the store; the medium may keep what the root key opens.',
  },

  nothing: {
    'zh-CN': '任何事项。请不要依据这个文件作判断，并向提供者索取完好的文件。',
    en: 'Anything at all. Do not rely on this file; ask whoever gave it to you for one that is intact.',
  },
  true: {
    'zh-CN': '条目所说的事情属实。日志只能证明当时这样记录。',
    en: 'That what the entry says is true. A log proves only what was recorded.',
  },
  complete: { 'zh-CN': '没有别的事项被漏记。', en: 'That nothing was left out of the log.' },
  bundle_complete: {
    'zh-CN': '包中没有遗漏：日志中的其他条目（共 {left} 条）不在包中。',
    en: 'That the bundle leaves nothing out: {left} other entries of the log are not in it.',
  },
  clock: {
    'zh-CN': '时间准确：{time} 是记录者的时钟。',
    en: 'That the time is right: {time} is by the clock of whoever recorded it.',
  },
  clocks: {
    'zh-CN': '各条的时间准确：它们来自记录者的时钟。',
    en: 'That the times are right: they are by the clocks of whoever recorded the entries.',
  },
  no_witness: {
    'zh-CN': '别人看到的是同一个日志：没有外部见证方，日志只是其运营者的承诺，运营者可以重写整个日志。',
    en: 'That others are shown the same log: nobody outside watches it, so it is a promise of whoever runs it, who could write it anew.',
  },
  witnesses_trusted: {
    'zh-CN': '见证方独立于该组织：它们由文件列出，您没有提供自己信任的见证方。',
    en: 'That the witnesses are independent: the file names them, and you gave none that you trust.',
  },
  log_trusted: {
    'zh-CN': '这个日志属于该组织：密钥取自文件本身。请与告知书、备案材料或主管部门处的密钥核对。',
    en: 'That this log is that of the organisation: its key was taken from the file. Compare it with the key in the notice, in the filing, or at the authority.',
  },
  device_honest: {
    'zh-CN': '设备说的是实话：设备可以签署任何内容，程序或系统被替换时也一样。',
    en: 'That the device tells the truth: it can sign anything, also when its program or system was replaced.',
  },
  medium: {
    'zh-CN': '闪存已覆写存储单元本身，或此前没有人复制过磁盘。',
    en: 'That a flash medium has overwritten the cells themselves, or that nobody had copied the disk before.',
  },
  share_copies: {
    'zh-CN':
      '平台的那份密钥分片没有别的副本：备份或平台磁盘的空闲处可能仍有；谁同时还有本设备磁盘的旧副本，谁就能打开。',
    en: 'That no copy of the platform’s share is left, in a backup or in free places of its own disk: who has one, and an old copy of this device’s disk besides, could open what was erased.',
  },
  copies: {
    'zh-CN': '世上没有别的副本：例如备份、存储介质的残留，或他人另行拍摄的照片。',
    en: 'That no copy is left elsewhere: in a backup, in worn cells of a disk, or in pictures somebody else took.',
  },
  papers: {
    'zh-CN': '清单、posture.json 和 documents/ 中的文件：它们没有签名，只是制作者放入的内容。',
    en: 'The list, posture.json and the papers in documents/: nobody signed them; they are what whoever made the bundle put there.',
  },
  which_past: {
    'zh-CN': '哪一个是真的，谁看到过哪一个，以及出于什么原因。',
    en: 'Which of both is true, who was shown which, and for what reason.',
  },
  late: {
    'zh-CN': '条目自称发生于 {at}，但见证方在 {time} 已经看到它：记录者的时钟不准。',
    en: 'The entry says it happened at {at}, yet a witness saw it at {time} already: the clock of whoever recorded it was wrong.',
  },
};

/** Types of entry (docs/formats/ledger.md). */
export const ENTRY_TYPES = {
  'notice.published': { 'zh-CN': '发布告知书', en: 'Notice published' },
  'notice.presented': { 'zh-CN': '向本人展示告知书', en: 'Notice presented' },
  'consent.given': { 'zh-CN': '同意', en: 'Consent given' },
  'consent.refused': { 'zh-CN': '拒绝同意', en: 'Consent refused' },
  'consent.withdrawn': { 'zh-CN': '撤回同意', en: 'Consent withdrawn' },
  'withdrawal.effective': { 'zh-CN': '撤回已生效', en: 'Withdrawal effective' },
  'face.enrolled': { 'zh-CN': '录入人脸', en: 'Face enrolled' },
  'face.erased': { 'zh-CN': '删除人脸', en: 'Face erased' },
  'verification.completed': { 'zh-CN': '完成验证', en: 'Verification completed' },
  'purpose.changed': { 'zh-CN': '处理目的变更', en: 'Purpose changed' },
  'retention.changed': { 'zh-CN': '保存期限变更', en: 'Retention changed' },
  'approval.given': { 'zh-CN': '批准', en: 'Approval given' },
  'site.surveyed': { 'zh-CN': '场所勘查', en: 'Site surveyed' },
  'device.changed': { 'zh-CN': '设备变更', en: 'Device changed' },
  'assessment.changed': { 'zh-CN': '影响评估变更', en: 'Assessment changed' },
  'alternative.changed': { 'zh-CN': '替代方式变更', en: 'Alternative changed' },
  'minor.changed': { 'zh-CN': '未成年人保护事项变更', en: 'Minor’s protection changed' },
  'right.changed': { 'zh-CN': '个人权利请求变更', en: 'Rights request changed' },
  'complaint.changed': { 'zh-CN': '投诉变更', en: 'Complaint changed' },
  'incident.changed': { 'zh-CN': '安全事件变更', en: 'Incident changed' },
  'filing.changed': { 'zh-CN': '备案变更', en: 'Filing changed' },
  'audit.changed': { 'zh-CN': '合规审计变更', en: 'Audit changed' },
  'staff.changed': { 'zh-CN': '工作人员变更', en: 'Staff changed' },
  'posture.changed': { 'zh-CN': '合规状态变更', en: 'Posture changed' },
  'facts.handed_in': { 'zh-CN': '提交事实材料', en: 'Facts handed in' },
  'platform.changed': { 'zh-CN': '平台变更', en: 'Platform changed' },
  'reading.changed': { 'zh-CN': '法律解读变更', en: 'Reading of the law changed' },
  'personal_data.accessed': { 'zh-CN': '查阅个人信息', en: 'Personal data accessed' },
  'authority.read': { 'zh-CN': '主管部门查阅', en: 'Read by the authority' },
  'device.checkpoint': { 'zh-CN': '设备日志检查点', en: 'Checkpoint of a device' },
  'inspection.changed': { 'zh-CN': '监督检查变更', en: 'Inspection changed' },
  'referral.changed': { 'zh-CN': '部门协同变更', en: 'Referral between departments changed' },
  'department.changed': { 'zh-CN': '部门变更', en: 'Department changed' },
  'case.accessed': { 'zh-CN': '查阅或者处理案件', en: 'Case read or acted on' },
  'authority.changed': { 'zh-CN': '主管部门系统变更', en: 'The authority changed' },
};

/** What papers of some types are called. */
export const TITLES = {
  receipt: { 'zh-CN': '同意凭证', en: 'Consent receipt' },
  erasure: { 'zh-CN': '删除证明', en: 'Erasure certificate' },
  retirement: { 'zh-CN': '设备退役证明', en: 'Certificate of retirement' },
  evidence: { 'zh-CN': '证据', en: 'Evidence' },
  bundle: { 'zh-CN': '证据包', en: 'Evidence bundle' },
  heads: { 'zh-CN': '同一日志的两个检查点', en: 'Two heads of one log' },
};

/** Members of an entry and of its opening. */
export const FIELDS = {
  type: { 'zh-CN': '事项', en: 'What' },
  at: { 'zh-CN': '记录时间', en: 'Recorded' },
  subject: { 'zh-CN': '本人编号', en: 'About whom' },
  actor: { 'zh-CN': '经办人', en: 'By whom' },
  purpose: { 'zh-CN': '处理目的', en: 'Purpose' },
  device: { 'zh-CN': '设备', en: 'Device' },
  notice: { 'zh-CN': '告知书摘要', en: 'Digest of the notice' },
  body: { 'zh-CN': '内容', en: 'Content' },
  withheld: { 'zh-CN': '未公开或已删除', en: 'withheld or erased' },
  yes: { 'zh-CN': '是', en: 'yes' },
  no: { 'zh-CN': '否', en: 'no' },
  none: { 'zh-CN': '无', en: 'none' },
};

/** How many witnesses the reader asked for, where they did. */
export const ASKED = { 'zh-CN': '（至少要求 {needed} 个）', en: ' (at least {needed} asked for)' };

/** Results and headings. */
export const HEADINGS = {
  proved_on_trust: {
    'zh-CN': '证明成立，但日志的密钥尚待核对',
    en: 'Proved, if the key of the log is right',
  },
  proved: { 'zh-CN': '已得到证明', en: 'Proved' },
  not_proved: { 'zh-CN': '未得到证明', en: 'Not proved' },
  proves: { 'zh-CN': '它证明了', en: 'This proves' },
  does_not_prove: { 'zh-CN': '它没有证明', en: 'This does not prove' },
  beware: { 'zh-CN': '请注意', en: 'Beware' },
  checks: { 'zh-CN': '核验过程', en: 'What was checked' },
  holds: { 'zh-CN': '成立', en: 'holds' },
  fails: { 'zh-CN': '不成立', en: 'fails' },
  absent: { 'zh-CN': '未提供', en: 'not there' },
  not_reached: { 'zh-CN': '未核验', en: 'not checked' },
};
