import type { QualityReason } from '@consentry/contract';
import type { BiText } from '@consentry/law';

/** Guidance for the screen, short enough to be spoken while the person stands before the camera. */
const TEXTS: Readonly<Record<QualityReason, BiText>> = {
  no_face: { 'zh-CN': '请面向摄像头', en: 'Please face the camera' },
  several_faces: { 'zh-CN': '请一次只来一个人', en: 'One person at a time, please' },
  outside_area: { 'zh-CN': '请站到标记的位置', en: 'Please step into the marked area' },
  too_small: { 'zh-CN': '请靠近一些', en: 'Come a little closer' },
  turned_away: { 'zh-CN': '请正对摄像头', en: 'Look straight at the camera' },
  too_dark: { 'zh-CN': '光线太暗，请到亮一些的地方', en: 'It is too dark. Find more light' },
  too_bright: { 'zh-CN': '光线太强，请避开强光', en: 'It is too bright. Turn away from the strong light' },
  blurred: { 'zh-CN': '请保持不动', en: 'Hold still' },
  covered: { 'zh-CN': '请露出整个面部', en: 'Please uncover your face' },
  at_edge: { 'zh-CN': '请移到画面中央', en: 'Move to the middle of the picture' },
};

/** Gives the words that tell a person what to do about a frame. */
export function qualityText(reason: QualityReason): BiText {
  return TEXTS[reason];
}
