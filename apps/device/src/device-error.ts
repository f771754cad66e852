import type { Explanation } from '@consentry/law';

export type DeviceErrorCode =
  | 'host_not_loopback'
  | 'door_invalid'
  | 'port_in_use'
  | 'data_unusable'
  | 'platform_url_invalid'
  | 'platform_unreachable'
  | 'join_refused'
  | 'already_joined'
  | 'boot_clock_missing'
  | 'device_retired';

const TEXTS: Readonly<Record<DeviceErrorCode, Explanation>> = {
  host_not_loopback: {
    what: { 'zh-CN': '不能在这个地址上提供服务', en: 'The device does not listen on this address' },
    why: {
      'zh-CN': '人脸信息不得经网络传输，本机只在 127.0.0.1 上应答。',
      en: 'Face information stays off every network; the device answers on 127.0.0.1 only.',
    },
    remedy: { 'zh-CN': '请去掉 host，或写 127.0.0.1。', en: 'Leave the host out, or write 127.0.0.1.' },
  },
  door_invalid: {
    what: { 'zh-CN': '门的设置文件不对', en: 'The door declaration is not right' },
    why: { 'zh-CN': '有字段缺失、多余或格式不对。', en: 'A field is missing, unknown or malformed.' },
    remedy: {
      'zh-CN': '请对照示例（不带 --door 启动）改正所列字段。',
      en: 'Correct the fields listed, with the example (start without --door) beside it.',
    },
  },
  port_in_use: {
    what: { 'zh-CN': '端口已被占用', en: 'The port is in use' },
    why: { 'zh-CN': '另一个程序正在使用它。', en: 'Another program uses it.' },
    remedy: { 'zh-CN': '请用 --port 另选一个端口。', en: 'Choose another with --port.' },
  },
  platform_url_invalid: {
    what: { 'zh-CN': '平台地址不对', en: 'The address of the platform is not right' },
    why: {
      'zh-CN': '地址须以 https:// 开头，不带路径；只有本机可以用 http://。',
      en: 'It begins with https:// and has no path; http:// is for this machine alone.',
    },
    remedy: {
      'zh-CN': '请向管理员核对地址，例如 https://consentry.example.com。',
      en: 'Ask your administrator for it; for example https://consentry.example.com.',
    },
  },
  platform_unreachable: {
    what: { 'zh-CN': '联系不上平台', en: 'The platform cannot be reached' },
    why: { 'zh-CN': '没有得到平台的回答。', en: 'There was no answer of a platform.' },
    remedy: { 'zh-CN': '请检查网络和地址后再试。', en: 'Check network and address and try again.' },
  },
  join_refused: {
    what: { 'zh-CN': '平台没有接纳这台设备', en: 'The platform did not admit this device' },
    why: {
      'zh-CN': '口令不对、已经用过，或者超过了十五分钟。',
      en: 'The token is wrong, was used before, or is older than fifteen minutes.',
    },
    remedy: {
      'zh-CN': '请安装员在平台上重新生成一个口令。',
      en: 'Have the installer make a new token on the platform.',
    },
  },
  already_joined: {
    what: { 'zh-CN': '这台设备已经接入平台', en: 'This device has joined a platform already' },
    why: {
      'zh-CN': '一个数据目录只属于一个平台，撤回才不会丢失。',
      en: 'One data folder belongs to one platform, so that no withdrawal is lost.',
    },
    remedy: {
      'zh-CN': '请用 --data 指定一个新的目录接入另一个平台。',
      en: 'Join another platform with a new folder, given with --data.',
    },
  },
  boot_clock_missing: {
    what: { 'zh-CN': '这个系统不能计算授权期限', en: 'A lease cannot be counted on this system' },
    why: {
      'zh-CN': '需要 Linux 的启动时钟和启动编号；别的系统的时钟可以被改动，或者在休眠时停住。',
      en: 'It takes the boot clock and boot id of Linux; the clocks of other systems can be set, or stop in suspend.',
    },
    remedy: {
      'zh-CN': '请在 Linux 上运行设备，并挂载 /proc；不接入平台的设备不需要。',
      en: 'Run the device on Linux with /proc mounted. A device that works alone does not need it.',
    },
  },
  device_retired: {
    what: { 'zh-CN': '这台设备已经清空退役', en: 'This device was emptied for good' },
    why: {
      'zh-CN': '它的人脸模板已全部删除，密钥已销毁；退役不能撤销。',
      en: 'Every template on it was erased and its keys destroyed. That cannot be undone.',
    },
    remedy: {
      'zh-CN':
        '若退役中断过，或者平台还不知道，请再运行一次 consentry vault retire；继续使用这台机器的，请用 --data 指定新的目录。',
      en: 'Where it was broken off, or its platform does not know yet, run consentry vault retire once more. To use this machine on, give a new folder with --data.',
    },
  },
  data_unusable: {
    what: { 'zh-CN': '数据目录不能使用', en: 'The data folder cannot be used' },
    why: {
      'zh-CN': '不能在其中写入，另一扇门正在使用它，或内容由更新的版本写成、已经损坏。',
      en: 'It cannot be written, another door runs on it, it was written by a newer version, or is damaged.',
    },
    remedy: {
      'zh-CN': '请先停止使用它的门，或用 --data 指定一个可写的本地目录。',
      en: 'Stop the door that runs on it, or give a writable folder on a local disk with --data.',
    },
  },
};

/**
 * Thrown when a device cannot start. Nobody was let in and no face was looked at. With `port_in_use` the
 * declared door is in the data folder already.
 */
export class DeviceError extends Error {
  readonly code: DeviceErrorCode;
  readonly text: Explanation;

  /** @param detail what exactly, for example the fields of a declaration; appended to `why` */
  constructor(code: DeviceErrorCode, detail = '', options?: ErrorOptions) {
    const text = TEXTS[code];
    const more = detail === '' ? '' : ` ${detail}`;
    super(`${text.what.en}: ${text.why.en}${more} ${text.remedy.en}`, options);
    this.name = 'DeviceError';
    this.code = code;
    this.text = { ...text, why: { 'zh-CN': text.why['zh-CN'] + more, en: text.why.en + more } };
  }
}
