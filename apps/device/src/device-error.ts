import type { Explanation } from '@consentry/law';

export type DeviceErrorCode = 'host_not_loopback' | 'door_invalid' | 'port_in_use' | 'data_unusable';

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
