import type { BiText, Explanation } from '@consentry/law';
import { IMAGE_MAX_BYTES, IMAGE_MAX_PIXELS, IMAGE_MIN_SIDE, JPEG_MAX_SCANS } from './image-limits.ts';
import type { ImageErrorCode } from './quality.ts';

const MEBIBYTES = IMAGE_MAX_BYTES / 1024 / 1024;
const MEGAPIXELS = Math.floor(IMAGE_MAX_PIXELS / 1_000_000);

const SAVE_AS: BiText = {
  'zh-CN': '请另存为 JPEG、PNG 或 WebP 格式后重试，或直接用摄像头拍摄。',
  en: 'Save the photo as JPEG, PNG or WebP and try again, or use the camera.',
};
const ANOTHER: BiText = {
  'zh-CN': '请重新导出或重新拍摄这张照片，再试一次。',
  en: 'Export or take the photo again, then try once more.',
};
const ONLY_THREE: BiText = {
  'zh-CN': '为减少受攻击面，本系统只打开 JPEG、PNG 和 WebP 三种格式。',
  en: 'To keep the attack surface small, only JPEG, PNG and WebP are opened.',
};

function notOpened(name: string): Explanation {
  return {
    what: {
      'zh-CN': `这是 ${name} 文件，无法打开。`,
      en: `This is a file in ${name} format, which is not opened.`,
    },
    why: ONLY_THREE,
    remedy: SAVE_AS,
  };
}

const TEXTS: Readonly<Record<ImageErrorCode, Explanation>> = {
  image_empty: {
    what: { 'zh-CN': '文件是空的。', en: 'The file is empty.' },
    why: { 'zh-CN': '没有收到任何字节。', en: 'Not one byte arrived.' },
    remedy: ANOTHER,
  },
  image_too_large: {
    what: { 'zh-CN': `文件超过 ${MEBIBYTES} MiB。`, en: `The file is larger than ${MEBIBYTES} MiB.` },
    why: {
      'zh-CN': '文件大小有上限，以免耗尽本机内存。',
      en: 'There is a limit, so that no file can exhaust this machine.',
    },
    remedy: {
      'zh-CN': '请用较低的分辨率或质量重新保存照片。',
      en: 'Save the photo with a lower resolution or quality.',
    },
  },
  image_too_many_pixels: {
    what: {
      'zh-CN': `照片超过 ${MEGAPIXELS} 百万像素。`,
      en: `The photo has more than ${MEGAPIXELS} megapixels.`,
    },
    why: {
      'zh-CN': '解码前即按文件头检查像素数，以防小文件展开成巨幅图像。',
      en: 'The header is checked before decoding, so that no small file can unfold into a huge image.',
    },
    remedy: { 'zh-CN': '请缩小照片后重试。', en: 'Scale the photo down and try again.' },
  },
  image_too_small: {
    what: {
      'zh-CN': `照片的短边不足 ${IMAGE_MIN_SIDE} 像素。`,
      en: `The photo's shorter side has fewer than ${IMAGE_MIN_SIDE} pixels.`,
    },
    why: {
      'zh-CN': '这么小的照片无法可靠辨认人脸。',
      en: 'No face can be recognised reliably in so small a photo.',
    },
    remedy: { 'zh-CN': '请使用更大的照片。', en: 'Use a larger photo.' },
  },
  image_unknown_format: {
    what: { 'zh-CN': '这不是可识别的照片文件。', en: 'This is not a photo file we know.' },
    why: {
      'zh-CN': '判断格式只看文件内容，不看文件名；只打开 JPEG、PNG 和 WebP。',
      en: 'The content counts, not the name of the file; only JPEG, PNG and WebP are opened.',
    },
    remedy: SAVE_AS,
  },
  image_svg: {
    what: { 'zh-CN': '这是 SVG 绘图，不是照片。', en: 'This is an SVG drawing, not a photo.' },
    why: {
      'zh-CN': 'SVG 可以包含脚本和外部链接，不会被打开。',
      en: 'SVG can carry scripts and links to other places; it is not opened.',
    },
    remedy: SAVE_AS,
  },
  image_tiff: notOpened('TIFF'),
  image_heic: notOpened('HEIC'),
  image_gif: notOpened('GIF'),
  image_bmp: notOpened('BMP'),
  image_avif: notOpened('AVIF'),
  image_animated: {
    what: { 'zh-CN': '这是动画，不是单张照片。', en: 'This is an animation, not a single photo.' },
    why: {
      'zh-CN': '动画含有多幅画面，无法确定用哪一幅。',
      en: 'An animation has several pictures, and none of them is the one that was meant.',
    },
    remedy: { 'zh-CN': '请提供一张静态照片。', en: 'Give one still photo.' },
  },
  image_cmyk: {
    what: { 'zh-CN': '这张 JPEG 使用印刷油墨颜色（CMYK）。', en: 'This JPEG is in printing colours (CMYK).' },
    why: {
      'zh-CN': '油墨颜色没有统一的换算方法，肤色会失真。',
      en: 'Ink colours cannot be turned into light in one agreed way; skin would change its colour.',
    },
    remedy: { 'zh-CN': '请以 RGB 颜色重新保存照片。', en: 'Save the photo again in RGB colours.' },
  },
  image_truncated: {
    what: { 'zh-CN': '照片文件不完整。', en: 'The photo file is cut short.' },
    why: {
      'zh-CN': '文件在图像结束之前就中断了，缺失的部分不会被猜测。',
      en: 'It stops before its image ends, and what is missing is not guessed.',
    },
    remedy: { 'zh-CN': '请重新传送完整的文件。', en: 'Transfer the whole file again.' },
  },
  image_polyglot: {
    what: { 'zh-CN': '图像结束之后还有其他内容。', en: 'Something else follows after the end of the image.' },
    why: {
      'zh-CN': '这样的文件在其他程序中可能是压缩包、网页或第二张照片，因此拒绝。',
      en: 'Other programs may read such a file as an archive, a web page or a second photo; it is refused.',
    },
    remedy: {
      'zh-CN': '请用看图软件重新保存，或关闭手机的“动态照片”后重新拍摄。',
      en: 'Save it again with a photo program, or switch off your phone’s motion photos and take it again.',
    },
  },
  image_corrupt: {
    what: {
      'zh-CN': '照片文件已损坏或写法少见。',
      en: 'The photo file is damaged, or written in a rare way.',
    },
    why: {
      'zh-CN': `文件内部前后不一致，或使用了算术编码、无损 JPEG、超过 ${JPEG_MAX_SCANS} 次扫描等少见写法，无法安全解码。`,
      en: `It contradicts itself, or uses what hardly any photo does (arithmetic or lossless JPEG, more than ${JPEG_MAX_SCANS} scans), and cannot be decoded safely.`,
    },
    remedy: ANOTHER,
  },
};

/** Gives the words for a refused photo, in both languages. */
export function imageErrorText(code: ImageErrorCode): Explanation {
  return TEXTS[code];
}
