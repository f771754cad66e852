import { REGIONS } from '@consentry/contract';
import type { BiText } from '@consentry/law';

const COUNTRY = '000000';

/** Names a division of the first level; one below it by that and its code. */
export function regionName(code: string): BiText {
  if (code === COUNTRY) return { 'zh-CN': '全国', en: 'The whole country' };
  const named = (of: string) => REGIONS.find((one) => one.code === of)?.name;
  const above = named(`${code.slice(0, 2)}0000`);
  if (above === undefined) return { 'zh-CN': code, en: code };
  return named(code) ?? { 'zh-CN': `${above['zh-CN']}（${code}）`, en: `${above.en} (${code})` };
}
