import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentKind, isActive } from './attachment-kind.ts';
import { type ComplaintAct, after, names } from './complaint.ts';
import { addressOf, tellingStanding } from './telling.ts';
import { above, departmentFor, isWithin } from '../department/department.ts';
import type { ReportState } from '@consentry/contract';

const ACTS: readonly ComplaintAct[] = [
  'accept',
  'ask',
  'note_answer',
  'decide',
  'tell',
  'arrive',
  'come_back',
  'close',
  'reopen',
  'hand_over',
  'add',
  'alarm',
  'look',
];
/** What is done beside the way to an end. */
const BESIDE: readonly ComplaintAct[] = ['add', 'alarm', 'look', 'tell', 'close'];
const acts = fc.array(fc.constantFrom(...ACTS), { maxLength: 30 });

/** Lives through acts; those that cannot be done now are refused and change nothing. */
function live(
  tried: readonly ComplaintAct[],
): ReadonlyArray<{ readonly act: ComplaintAct; readonly to: ReportState }> {
  let state: ReportState = 'received';
  const lived: Array<{ act: ComplaintAct; to: ReportState }> = [];
  for (const act of tried) {
    const to = after(state, act);
    if (to === null) continue;
    state = to;
    lived.push({ act, to });
  }
  return lived;
}

test('nothing is closed whose outcome was not decided and told since it was last taken in hand', () => {
  fc.assert(
    fc.property(acts, (tried) => {
      const lived = live(tried);
      for (const [at, { to }] of lived.entries()) {
        if (to !== 'closed') continue;
        const begun = lived
          .slice(0, at)
          .findLastIndex(({ act }) => ['accept', 'reopen', 'hand_over'].includes(act));
        const since = lived
          .slice(begun, at)
          .map(({ act }) => act)
          .filter((act) => !BESIDE.includes(act));
        expect(since.at(-1)).toBe('arrive');
        expect(since).toContain('decide');
      }
    }),
    { numRuns: 2000 },
  );
});

test('from every state the outcome can still be told, and the complaint ended', () => {
  const way: Readonly<Record<ReportState, readonly ComplaintAct[]>> = {
    received: ['accept', 'decide', 'tell', 'arrive', 'close'],
    in_hand: ['decide', 'tell', 'arrive', 'close'],
    asked: ['decide', 'tell', 'arrive', 'close'],
    decided: ['tell', 'arrive', 'close'],
    told: ['close'],
    closed: [],
  };
  fc.assert(
    fc.property(acts, (tried) => {
      const state = live(tried).at(-1)?.to ?? 'received';
      expect(live([...tried, ...way[state]]).at(-1)?.to ?? 'received').toBe('closed');
    }),
  );
});

test('a contact is found in a question however it is written, and nothing else is', () => {
  const contact = 'Zhang Li, 138 0013 8000, li@example.com';
  const texts = ['call 13800138000', '１３８００１３８０００', 'LI@EXAMPLE.COM said', 'Zhang Li told us'];
  expect(texts.filter((text) => !names(text, contact))).toEqual([]);
  expect(names('call 13800138000', '138 0013 8000')).toBe(true);
  expect(names('１３８００１３８０００', '13800138000')).toBe(true);
  expect(names('A camera in the changing room', contact)).toBe(false);
  expect(names('13800138000', null)).toBe(false);
});

test('an outcome reached its sender by a letter that was taken, by reading it, or by an official; by nothing else', () => {
  const letter = (state: 'queued' | 'sent' | 'failed') => ({ told_by: 'contact' as const, state, at: 2 });
  const called = { told_by: 'telephone' as const, state: 'noted' as const, at: 3 };
  const code = { told_by: 'code' as const, state: 'noted' as const, at: 3 };
  const of = { seen_at: null, released_at: 1 };
  expect(tellingStanding({ ...of, released_at: null }, [])).toBe('not_begun');
  expect(tellingStanding(of, [code])).toBe('unread');
  expect(tellingStanding(of, [letter('failed')])).toBe('failed');
  // To show it to the code does not make up for it, nor does a call about the decision before.
  expect(tellingStanding(of, [letter('failed'), code])).toBe('failed');
  expect(tellingStanding({ ...of, released_at: 2 }, [letter('failed'), { ...called, at: 1 }])).toBe('failed');
  expect(tellingStanding(of, [letter('failed'), letter('queued')])).toBe('underway');
  for (const reached of [[letter('sent')], [letter('failed'), called], [letter('queued'), called]]) {
    expect(tellingStanding(of, reached)).toBe('reached');
  }
  expect(tellingStanding({ ...of, seen_at: 4 }, [letter('failed')])).toBe('reached');
});

test.each([
  ['Zhang Li, li@example.com', 'li@example.com'],
  ['张丽，电话13800138000；邮箱：li@example.com', 'li@example.com'],
  ['<li@example.com>', 'li@example.com'],
  ['138 0013 8000', null],
  ['li@example', null],
])('the address in %s is %s', (contact, address) => {
  expect(addressOf(contact)).toBe(address);
});

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

test.each([
  ['\xff\xd8\xff\xe0', 'jpeg', false],
  ['\x89PNG\r\n\x1a\n', 'png', false],
  ['RIFF\0\0\0\0WEBPVP8 ', 'webp', false],
  ['\0\0\0\x18ftypheic', 'heif', false],
  ['\0\0\0\x18ftypmp42', 'video', false],
  ['%PDF-1.7', 'pdf', true],
  ['PK\x03\x04word/document.xml', 'zip', true],
  ['MZ\x90', 'program', true],
  ['#!/bin/sh', 'program', true],
  ['<svg onload=alert(1)>', 'markup', true],
  ['\xef\xbb\xbf  <HTML>', 'markup', true],
  ['\xff\xfe<\0s\0c\0r\0i\0p\0t\0>\0', 'markup', true],
  ['<?xml version="1.0"?>', 'markup', true],
  // Two things at once: the more dangerous one is named.
  ['GIF89a/*<script>alert(1)</script>*/', 'markup', true],
  ['\xff\xd8\xff\xe0 JFIF <!DOCTYPE html><p>', 'markup', true],
  ['\x89PNG\r\n\x1a\n IDAT PK\x03\x04 run.jar PK\x05\x06 0123456789abcdef', 'zip', true],
  ['RIFF\0\0\0\0WEBPVP8 <svg onload=alert(1)>', 'markup', true],
  // What a camera writes about a picture is no page.
  ['\xff\xd8\xff\xe1 <?xpacket begin=""?><x:xmpmeta><rdf:RDF/></x:xmpmeta>', 'jpeg', false],
  ['PK\x03\x04word/vbaProject.bin', 'zip', true],
  ['plain words', 'unknown', true],
  ['', 'unknown', true],
] as const)('%j is %s', (text, kind, active) => {
  expect(attachmentKind(bytes(text))).toBe(kind);
  expect(isActive(kind)).toBe(active);
});

test('the kind of any bytes is named, and never fails', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (some) => void attachmentKind(some)));
});

const region = fc.stringMatching(/^\d{6}$/);

test('a complaint goes to the nearest department above its place, and to none elsewhere', () => {
  const one = (department: string, kind: 'cac' | 'public_security', code: string) =>
    ({ department, kind, region: code, state: 'active' }) as const;
  const all = [
    one('city', 'cac', '310000'),
    one('police', 'public_security', '310115'),
    one('far', 'cac', '440000'),
  ];
  expect(departmentFor(all, 'cac', '310115')).toBe('city');
  expect(departmentFor(all, 'public_security', '310115')).toBe('police');
  // None of that kind above it: whoever is there hands it on.
  expect(departmentFor(all, 'public_security', '440300')).toBe('far');
  expect(departmentFor(all, 'cac', '110000')).toBeNull();
  expect(departmentFor([{ ...one('new', 'cac', '110000'), state: 'proposed' }], 'cac', '110000')).toBeNull();
  fc.assert(
    fc.property(region, (code) => {
      const ways: string[] = [];
      for (let at: string | null = code; at !== null; at = above(at)) ways.push(at);
      expect(ways.length).toBeLessThanOrEqual(4);
      expect(ways.at(-1)).toBe('000000');
      expect(isWithin(code, '000000')).toBe(true);
      const found = departmentFor(all, 'cac', code);
      const place = all.find(({ department }) => department === found)?.region;
      expect(place === undefined || isWithin(code, place)).toBe(true);
    }),
  );
});
