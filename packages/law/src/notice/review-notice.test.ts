import { expect, test } from 'vitest';
import { lawful } from '../lawful-facts.ts';
import { type WrittenNotice, openEndedTerms, reviewNotice } from './index.ts';

const { processor, purpose } = lawful.base;
const written: WrittenNotice = {
  id: 'draft',
  tells: [
    'purpose',
    'method',
    'kinds',
    'necessity',
    'impact',
    'rights_ways',
    'rights_procedure',
    'after_expiry',
  ],
  retention_days: purpose.retention_days,
  mode: purpose.mode,
  storage_place: 'in_device',
  recipient_organisation_ids: [],
  legibility: { smallest_text_px: 18, contrast: 7 },
  languages: ['zh-CN', 'en'],
  open_ended_terms: 0,
  replaces: null,
  changed_part_digest: null,
};
const flow = { storage_place: 'in_device', recipient_organisation_ids: [] } as const;
const reality = { processor, purpose, flow: { ...flow, recipient_organisation_ids: [] } };

test('§ 第五条: a whole and true notice has nothing found; each lack and untruth is (R05.1 to R05.3, R06.12)', () => {
  const codes = (change: Partial<WrittenNotice>) =>
    reviewNotice({ ...written, ...change }, reality).map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({ tells: [] })).toEqual([
    'notice_lacks_purpose_or_method',
    'notice_lacks_necessity_or_impact',
    'notice_lacks_rights',
    'notice_lacks_after_expiry',
  ]);
  expect(codes({ retention_days: null })).toEqual(['notice_lacks_retention']);
  expect(codes({ retention_days: purpose.retention_days + 1 })).toEqual(['notice_retention_untrue']);
  expect(codes({ mode: purpose.mode === 'verify' ? 'identify' : 'verify' })).toEqual([
    'notice_method_untrue',
  ]);
  expect(codes({ storage_place: 'abroad' })).toEqual(['notice_storage_untrue']);
  expect(codes({ recipient_organisation_ids: ['elsewhere'] })).toEqual(['notice_recipients_untrue']);
  expect(codes({ legibility: { smallest_text_px: 9, contrast: 7 } })).toEqual(['notice_hard_to_read']);
  expect(codes({ languages: ['en'] })).toEqual(['notice_not_in_chinese']);
  expect(codes({ replaces: 'before' })).toEqual(['changed_part_missing']);
  expect(codes({ open_ended_terms: 2 })).toEqual(['notice_open_ended']);
  const unnamed = { ...reality, processor: { ...processor, contact: ' ' } };
  expect(reviewNotice(written, unnamed).map(({ code }) => code)).toEqual(['processor_contact_missing']);
  // Nobody has said where it is kept: then nothing is found untrue by that.
  expect(reviewNotice({ ...written, storage_place: 'abroad' }, { ...reality, flow: null })).toEqual([]);
});

test('R06.12: words that open an end are found as they stand', () => {
  expect(openEndedTerms('永久保存, Perpetual and irrevocable')).toEqual(['永久', 'Perpetual', 'irrevocable']);
  expect(openEndedTerms('Kept for 30 days')).toEqual([]);
});
