import { expect, test } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { DEFAULT_MODELS, DLIB_RESNET } from './defaults.ts';
import { requireLicence } from './licence.ts';
import type { EmbedManifest } from './manifest.ts';

const model = (change: Partial<EmbedManifest>): EmbedManifest => ({
  ...DLIB_RESNET.manifest,
  id: 'some-model',
  ...change,
});
const declared = {
  statement: 'Li Lei: bought the rights, contract 7',
  declared_at: '2026-11-22T00:00:00.000Z',
};

test.each([...DEFAULT_MODELS, ...CATALOGUE].map(({ manifest }) => [manifest.id, manifest] as const))(
  'allows %s as it is',
  (_, manifest) => {
    expect(() => requireLicence(manifest, null)).not.toThrow();
  },
);

test.each(['', ' ', 'NONE', 'NOASSERTION', 'unknown', 'UNLICENSED'])(
  'refuses the licence "%s"',
  (licence) => {
    const attempt = () => requireLicence(model({ licence }), declared);
    expect(attempt).toThrow(expect.objectContaining({ code: 'model_licence_missing' }));
  },
);

test.each([
  { licence: 'CC-BY-NC-4.0' },
  { licence: 'CC-BY-NC-SA-4.0' },
  { licence: 'LicenseRef-non-commercial' },
  { licence: 'LicenseRef-noncommercial-research' },
  { licence: 'Academic use only' },
  { licence: '仅限研究' },
  { licence: 'MIT', origin: 'https://github.com/deepinsight/insightface model zoo' },
  { licence: 'MIT', origin: 'InspireFace megatron pack' },
  { licence: 'Apache-2.0', file: 'w600k_r50.onnx' },
  { licence: 'MIT', id: 'buffalo-l', origin: 'buffalo_l' },
  { licence: 'MIT', origin: 'antelopev2' },
])('refuses research-only weights, whatever is declared: $licence $origin $file', (change) => {
  const attempt = () => requireLicence(model(change), declared);
  expect(attempt).toThrow(expect.objectContaining({ code: 'model_licence_research_only' }));
});

test.each([
  { sha256: '87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581' },
  { origin: ' ' },
  { licence: 'LicenseRef-Vendor' },
  { licence: 'GPL-3.0-only' },
  { training_data: null },
])('needs a declaration where the provenance is unclear: %j', (change) => {
  const unclear = expect.objectContaining({ code: 'model_provenance_unclear' });
  expect(() => requireLicence(model(change), null)).toThrow(unclear);
  expect(() => requireLicence(model(change), { ...declared, statement: '  ' })).toThrow(unclear);
  expect(() => requireLicence(model(change), declared)).not.toThrow();
});
