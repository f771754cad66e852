import type { ImageErrorCode } from '@consentry/contract';
import type { ProblemText } from './texts.ts';

/** What is wrong with a photo, for each code the vault process may give. */
export const imageTexts: Readonly<Record<ImageErrorCode, ProblemText>> = {
  image_empty: {
    status: 422,
    title: { 'zh-CN': '这张照片是空的', en: 'This photo is empty' },
    detail: { 'zh-CN': '没有收到任何图像内容。', en: 'No image content arrived.' },
    remedy: { 'zh-CN': '请重新拍摄或另选一张照片。', en: 'Take the photo again or choose another.' },
  },
  image_too_large: {
    status: 413,
    title: { 'zh-CN': '照片文件太大', en: 'The photo file is too large' },
    detail: { 'zh-CN': '一张照片最多 4 MiB。', en: 'A photo may have 4 MiB at most.' },
    remedy: {
      'zh-CN': '请降低照片的尺寸或质量后再试。',
      en: 'Make the photo smaller or lower its quality, then try again.',
    },
  },
  image_too_many_pixels: {
    status: 422,
    title: { 'zh-CN': '照片像素太多', en: 'The photo has too many pixels' },
    detail: { 'zh-CN': '一张照片最多 1200 万像素。', en: 'A photo may have 12 megapixels at most.' },
    remedy: { 'zh-CN': '请把照片缩小后再试。', en: 'Scale the photo down, then try again.' },
  },
  image_too_small: {
    status: 422,
    title: { 'zh-CN': '照片太小', en: 'The photo is too small' },
    detail: { 'zh-CN': '像素太少，看不清人脸。', en: 'There are too few pixels to see a face.' },
    remedy: { 'zh-CN': '请靠近一些拍摄，或另选一张照片。', en: 'Come closer, or choose another photo.' },
  },
  image_unknown_format: {
    status: 422,
    title: { 'zh-CN': '认不出这种文件', en: 'This kind of file is not known' },
    detail: {
      'zh-CN': '内容不是 JPEG、PNG 或 WebP 照片。',
      en: 'The content is no JPEG, PNG or WebP photo.',
    },
    remedy: { 'zh-CN': '请使用 JPEG、PNG 或 WebP 照片。', en: 'Use a JPEG, PNG or WebP photo.' },
  },
  image_svg: {
    status: 422,
    title: { 'zh-CN': '不接受 SVG 文件', en: 'SVG files are not accepted' },
    detail: {
      'zh-CN': 'SVG 是可带程序的图形，不是照片。',
      en: 'SVG is a drawing that may carry a program, not a photo.',
    },
    remedy: { 'zh-CN': '请使用 JPEG、PNG 或 WebP 照片。', en: 'Use a JPEG, PNG or WebP photo.' },
  },
  image_tiff: {
    status: 422,
    title: { 'zh-CN': '不接受 TIFF 文件', en: 'TIFF files are not accepted' },
    detail: { 'zh-CN': '本机不解码 TIFF。', en: 'This device does not decode TIFF.' },
    remedy: { 'zh-CN': '请另存为 JPEG 后再试。', en: 'Save it as JPEG, then try again.' },
  },
  image_heic: {
    status: 422,
    title: { 'zh-CN': '不接受 HEIC 文件', en: 'HEIC files are not accepted' },
    detail: { 'zh-CN': '本机不解码 HEIC。', en: 'This device does not decode HEIC.' },
    remedy: {
      'zh-CN': '请在手机上另存为 JPEG 后再试。',
      en: 'Save it as JPEG on the phone, then try again.',
    },
  },
  image_gif: {
    status: 422,
    title: { 'zh-CN': '不接受 GIF 文件', en: 'GIF files are not accepted' },
    detail: { 'zh-CN': '本机不解码 GIF。', en: 'This device does not decode GIF.' },
    remedy: { 'zh-CN': '请使用 JPEG、PNG 或 WebP 照片。', en: 'Use a JPEG, PNG or WebP photo.' },
  },
  image_bmp: {
    status: 422,
    title: { 'zh-CN': '不接受 BMP 文件', en: 'BMP files are not accepted' },
    detail: { 'zh-CN': '本机不解码 BMP。', en: 'This device does not decode BMP.' },
    remedy: { 'zh-CN': '请另存为 JPEG 或 PNG 后再试。', en: 'Save it as JPEG or PNG, then try again.' },
  },
  image_avif: {
    status: 422,
    title: { 'zh-CN': '不接受 AVIF 文件', en: 'AVIF files are not accepted' },
    detail: { 'zh-CN': '本机不解码 AVIF。', en: 'This device does not decode AVIF.' },
    remedy: { 'zh-CN': '请另存为 JPEG 或 WebP 后再试。', en: 'Save it as JPEG or WebP, then try again.' },
  },
  image_animated: {
    status: 422,
    title: { 'zh-CN': '不接受动图', en: 'Animated images are not accepted' },
    detail: { 'zh-CN': '文件里有多帧画面。', en: 'The file holds more than one picture.' },
    remedy: { 'zh-CN': '请使用单张照片。', en: 'Use a single photo.' },
  },
  image_cmyk: {
    status: 422,
    title: { 'zh-CN': '不接受印刷色彩的照片', en: 'Photos in print colours are not accepted' },
    detail: { 'zh-CN': '照片用 CMYK 色彩保存。', en: 'The photo is stored in CMYK.' },
    remedy: { 'zh-CN': '请另存为 RGB 色彩的照片。', en: 'Save it in RGB.' },
  },
  image_truncated: {
    status: 422,
    title: { 'zh-CN': '照片不完整', en: 'The photo is incomplete' },
    detail: { 'zh-CN': '文件在中途断掉了。', en: 'The file breaks off in the middle.' },
    remedy: { 'zh-CN': '请重新拍摄或重新复制这张照片。', en: 'Take the photo again, or copy it again.' },
  },
  image_polyglot: {
    status: 422,
    title: { 'zh-CN': '照片里夹带了别的文件', en: 'The photo carries another file' },
    detail: { 'zh-CN': '图像结束后还有别的内容。', en: 'There is other content after the end of the image.' },
    remedy: { 'zh-CN': '请重新拍摄，或把照片另存一次。', en: 'Take the photo again, or save it anew.' },
  },
  image_corrupt: {
    status: 422,
    title: { 'zh-CN': '照片已损坏', en: 'The photo is damaged' },
    detail: { 'zh-CN': '图像内容无法解码。', en: 'The image content cannot be decoded.' },
    remedy: { 'zh-CN': '请重新拍摄或另选一张照片。', en: 'Take the photo again or choose another.' },
  },
};
