import { type FilingOffice, PortalDocument } from '@consentry/contract';

/** 个人信息保护业务系统, the one online system of all provinces (国家网信办公告2025年5月28日). */
const PORTAL = 'https://grxxbh.cacdtsc.cn/';

/** What holds where nobody has looked: the national portal, and the order that two provinces quote. */
const ANYWHERE: FilingOffice = {
  authority: null,
  hotline: null,
  url: PORTAL,
  order: [...PortalDocument.options],
  extra_materials: [],
  verified: ['url'],
  source: '国家网信办公告2025年5月28日；材料次序按山东、浙江的通知推定',
  checked_on: null,
};

/** What is known of single provinces, and from where; by the first two digits of GB/T 2260. */
const KNOWN: Readonly<Record<string, Partial<FilingOffice>>> = {
  '14': { hotline: '0351-3902026', verified: ['url', 'hotline'], source: '山西省公布的咨询电话' },
  '33': {
    authority: '浙江网信办',
    verified: ['authority', 'url', 'order'],
    source: '浙江网信办2025年8月19日通知，转引《填报说明（第一版）》',
  },
  '37': {
    authority: '山东网信办',
    verified: ['authority', 'url', 'order'],
    source: '山东网信办通知，转引《填报说明（第一版）》',
  },
};

/** Where a province takes filings, as delivered; an officer’s correction counts instead. @param province `37` */
export function deliveredOffice(province: string): FilingOffice {
  return { ...ANYWHERE, ...KNOWN[province] };
}
