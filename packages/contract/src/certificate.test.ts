import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CertificateContent, CustodyLevel, levelOf, ShareState } from './certificate.ts';
import { certificateWords } from './certificate-words.ts';

const CONTENT: CertificateContent = {
  v: 1,
  device_id: 'door-3',
  consent_id: '5f0f5f4e-0f0a-4c8e-9a51-7b7f3a2d9c10',
  sequence: 1,
  templates: 1,
  epoch_from: 4,
  epoch_to: 5,
  level: 'E3',
  custody: 'software',
  share: 'none',
  storage: { file_system: 'ext4', overwrites_in_place: true, medium: 'solid_state' },
  boot_id: null,
  erased_at: '2026-11-22T08:00:00.000Z',
};

const facts = fc.record({
  settled: fc.boolean(),
  custody: fc.constantFrom(...CustodyLevel.options),
  share: fc.constantFrom(...ShareState.options),
  storage: fc.record({ overwrites_in_place: fc.boolean() }),
});

test('a level never says more than its reasons', () => {
  fc.assert(
    fc.property(facts, (known) => {
      const level = levelOf(known);
      const { settled, custody, share, storage } = known;
      if (level !== 'E1') expect(storage.overwrites_in_place || share === 'destroyed').toBe(true);
      if (level === 'E3' || level === 'E4') expect(settled).toBe(true);
      if (level === 'E4')
        expect(['tpm2', 'certified-module'].includes(custody) || share === 'destroyed').toBe(true);
    }),
  );
  const sure = {
    settled: true,
    custody: 'software',
    share: 'none',
    storage: { overwrites_in_place: true },
  } as const;
  expect(levelOf(sure)).toBe('E3');
  expect(levelOf({ ...sure, settled: false })).toBe('E2');
  expect(levelOf({ ...sure, storage: { overwrites_in_place: false } })).toBe('E1');
  expect(levelOf({ ...sure, custody: 'tpm2', storage: { overwrites_in_place: false } })).toBe('E1');
  expect(levelOf({ ...sure, custody: 'tpm2' })).toBe('E4');
  // The keyring of a system is a file of its own.
  expect(levelOf({ ...sure, custody: 'os-keyring' })).toBe('E3');
  expect(levelOf({ ...sure, share: 'destroyed', storage: { overwrites_in_place: false } })).toBe('E4');
});

test('a certificate whose level its own reasons do not bear is none', () => {
  expect(CertificateContent.safeParse(CONTENT).success).toBe(true);
  const wrong: readonly Partial<CertificateContent>[] = [
    { level: 'E4' },
    { level: 'E2' },
    { level: null },
    { storage: { ...CONTENT.storage, overwrites_in_place: false } },
    { epoch_to: 4 },
    { epoch_to: null },
    { templates: 0 },
    { share: 'destroyed' },
  ];
  for (const change of wrong)
    expect([change, CertificateContent.safeParse({ ...CONTENT, ...change }).success]).toEqual([
      change,
      false,
    ]);
});

test('the words say what is not certain, and only where it is not', () => {
  const said = (change: Partial<CertificateContent>) =>
    certificateWords({ ...CONTENT, ...change })
      .map(({ en }) => en)
      .join(' ');
  expect(said({})).toMatch(/wear levelling.*snapshot/s);
  expect(said({ suite: 'std' })).toMatch(/AES-256-GCM.*Ed25519.*密评.*claimed/s);
  expect(said({ suite: 'gm' })).toMatch(/SM4-GCM with SM3.*Ed25519, not SM2.*密评.*claimed/s);
  // One of before says nothing of it.
  expect(said({})).not.toMatch(/密评/);
  expect(said({ custody: 'os-keyring' })).not.toMatch(/in hardware/);
  expect(
    said({ storage: { file_system: 'btrfs', overwrites_in_place: false, medium: 'unknown' }, level: 'E1' }),
  ).toMatch(/Not certain: the file system \(btrfs\)/);
  expect(said({ share: 'destroyed', level: 'E4' })).not.toContain('Not certain');
  expect(said({ templates: 0, level: null, epoch_from: null, epoch_to: null })).toContain('nothing to erase');
  for (const { 'zh-CN': zh } of certificateWords(CONTENT)) expect(zh).toMatch(/[一-鿿]/);
});
