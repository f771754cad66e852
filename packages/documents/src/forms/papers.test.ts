import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditItems, civilDate } from '@consentry/law';
import { expect, test } from 'vitest';
import { PaperForm } from '@consentry/contract';
import type { LiveFacts } from '../facts/live-facts.ts';
import { layoutOf } from '../layout/layouts.ts';
import { toDocx } from '../render/docx.ts';
import type { Paper } from '../paper/paper.ts';
import { type PaperLanguage, toPdf } from '../render/pdf.ts';
import { EXAMPLE_DEVICE, EXAMPLE_INCIDENT, exampleFacts, exampleTransfers } from '../testing/example.ts';
import { outside } from '../testing/outside.ts';
import { examplePapers } from '../testing/papers.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { impactAssessment, incidentPaper, organisationPaper, scenarioPaper } from './papers.ts';
import { deviceSign } from './places.ts';

const papers = examplePapers();
const made = new Map<string, Uint8Array>();

/** Sets a paper of the example; it takes a second, and two tests look at it. */
async function setOnce(paper: Paper, language: PaperLanguage): Promise<Uint8Array> {
  const name = `${paper.form} ${language}`;
  const pdf = made.get(name) ?? (await toPdf(paper, language));
  made.set(name, pdf);
  return pdf;
}

/** What nobody knows in the example. */
const GAPS: Readonly<Record<string, readonly string[]>> = {
  filing_organisation: ['agent_email', 'protection_staff', 'past_penalty'],
  filing_scenarios: ['error_rates', 'persons_under14', 'error_rates'],
  filing_change: ['before', 'after', 'before', 'after'],
  filing_deregistration: ['return_certificate', 'return_certificate', 'return_certificate'],
  minors_audit: ['finished', 'result', 'text', 'evidence'],
  compliance_audit: ['finished', 'rectified', 'result', 'text', 'evidence'],
  incident_report: ['contained_at', 'root_cause', 'measures'],
  network_incident_report: ['leads', 'planned', 'scene'],
  incident_notice: ['told_contact'],
  video_filing: ['receipt', 'kept_days'],
  site_approval: ['installer'],
};

test('there is one of each form, and what nobody knows is a gap of it and nothing else', () => {
  const forms = papers.map(({ form }) => form);
  expect(forms.toSorted()).toEqual(PaperForm.options.filter((form) => form !== 'evidence_report').toSorted());
  const gaps = Object.fromEntries(
    papers.filter((one) => one.gaps.length > 0).map((one) => [one.form, one.gaps.map(({ key }) => key)]),
  );
  expect(gaps).toEqual(GAPS);
});

test('the pictures in docs/papers are of the papers as they are (node scripts/write-papers.ts)', async () => {
  const list = readFileSync(join(import.meta.dirname, '../../../../docs/papers/README.md'), 'utf8');
  for (const paper of papers) {
    const digest = createHash('sha256')
      .update(await setOnce(paper, 'zh-CN'))
      .digest('hex');
    expect([paper.form, list.includes(digest)]).toEqual([paper.form, true]);
  }
});

test.each(['zh-CN', 'en'] as const)('every paper is set, whole and legible, in %s', async (language) => {
  for (const paper of papers) {
    const pdf = await readPdf(await setOnce(paper, language));
    expect([paper.form, outside(pdf)]).toEqual([paper.form, []]);
    expect(pdf.text).toContain(paper.title['zh-CN']);
    // A character without a glyph has no Unicode to be read back as.
    expect(pdf.text).not.toMatch(/\ufffd|\p{Co}|〔U\+/u);
    for (const { number } of paper.gaps) expect(pdf.text).toContain(`缺${number}`);
    // With a gloss under each line, the whole of an assessment is longer than the others.
    const most = paper.form === 'impact_assessment' ? 10 : 6;
    expect([paper.form, pdf.pages.length <= most]).toEqual([paper.form, true]);
    if (paper.form === 'device_sign') expect(pdf.pages).toHaveLength(1);
  }
});

test('a sign is one sheet, A4 or A3, and says so where the device serves nothing yet', async () => {
  const live = exampleFacts();
  const [one] = live.scenarios;
  for (const size of ['A4', 'A3'] as const) {
    const { pages } = await readPdf(
      await toPdf(deviceSign(live, EXAMPLE_DEVICE, one ?? null, layoutOf), 'en', size),
    );
    expect(pages.map(({ width }) => Math.round(width))).toEqual([size === 'A4' ? 595 : 842]);
  }
  const bare = deviceSign(live, EXAMPLE_DEVICE, null, layoutOf);
  expect(bare.gaps.map(({ key }) => key)).toContain('purpose');
  expect((await readPdf(await toPdf(bare, 'zh-CN'))).pages).toHaveLength(1);
});

test('sheets are signed one by one: each transfer apart, and who processes by instruction is provided with nothing', async () => {
  const live = exampleFacts(1);
  const [one] = live.scenarios;
  if (one === undefined) throw new Error('The example has no scenario.');
  const moving = { ...one, transfers: exampleTransfers(one.purpose) };
  const pagesOf = async (form: 'transfer_consent' | 'provision_consent', scenario: typeof one) =>
    readPdf(await toPdf(scenarioPaper(form, live, scenario, layoutOf), 'zh-CN'));
  const sent = await pagesOf('transfer_consent', moving);
  expect(sent.pages).toHaveLength(2);
  const provided = await pagesOf('provision_consent', moving);
  expect(provided.text).toContain('青竹里停车管理');
  expect(provided.text).not.toContain('门禁云运维');
  expect((await pagesOf('transfer_consent', one)).text).toContain('不需要本同意书');
});

test('an assessment names who wrote and approved as the records had them then, and no paper an id of staff', async () => {
  const words = papers.map((paper) => JSON.stringify(paper.blocks));
  for (const text of words) expect(text).not.toMatch(/(?:staff|officer)-\d/);
  const said = words.find((text) => text.includes('李敏')) ?? '';
  // The records of today have her as an auditor.
  expect(said).toContain('李敏（操作员）、周文（个人信息保护负责人）');
  expect(said).toContain('王岚（个人信息保护负责人）');
  expect(said).toContain('何静');
  const live = exampleFacts(1);
  const [one] = live.scenarios;
  const assessed = one?.assessment ?? null;
  if (one === undefined || assessed === null) throw new Error('The example has no assessment.');
  const unsigned = impactAssessment(live, one, { ...assessed, signers: [] }, layoutOf);
  expect(JSON.stringify(unsigned.blocks)).toContain('李敏（审计员）');
  const alone = { organisation: '', qualification: '', people: [{ name: '何静', qualification: '' }] };
  const { guide } = assessed.content;
  if (guide === undefined) throw new Error('The example was written with the guide.');
  const content = { ...assessed.content, guide: { ...guide, external: alone } };
  expect(impactAssessment(live, one, { ...assessed, content }, layoutOf).gaps).toEqual([]);
});

test('the five items of the guide on ending a service are shown as reconstructed, each', async () => {
  const ending = papers.find(({ form }) => form === 'service_end_notice');
  if (ending === undefined) throw new Error('The example has no notice of an end.');
  const { text } = await readPdf(await setOnce(ending, 'zh-CN'));
  for (const item of '一二三四五')
    expect(text.replaceAll(/\s/g, '')).toMatch(new RegExp(`（${item}）[^（＊]+＊`));
});

test('an audit says of each of the 27 items what it is about', () => {
  const audit = papers.find(({ form }) => form === 'compliance_audit');
  const said = JSON.stringify(audit?.blocks);
  for (const title of auditItems) expect(said).toContain(title['zh-CN']);
  expect(auditItems).toHaveLength(27);
});

test('what was reported of an incident fills its items', () => {
  const said = { traces: '日志已封存', response: '更换密钥', scene: '服务器已隔离' };
  const none = { organisation: null, event: null, trend: null, cause: null, other: null };
  const items = { ...none, ...said };
  const paper = incidentPaper('network_incident_report', exampleFacts(1), EXAMPLE_INCIDENT, layoutOf, items);
  expect(paper.gaps).toEqual([]);
  for (const words of Object.values(said)) expect(JSON.stringify(paper.blocks)).toContain(words);
});

test('papers say what is set: a server is not called a device, and a missing notice is missing', () => {
  const live = exampleFacts(1);
  const [one] = live.scenarios;
  const notice = one?.notice ?? null;
  if (one === undefined || notice === null) throw new Error('The example has no notice.');
  const { document } = notice;
  const told = { ...document.told, storage_place: 'processor_server' } as const;
  const moved = { ...one, notice: { ...notice, document: { ...document, told } } };
  const said = (scenario: typeof one) =>
    JSON.stringify(
      organisationPaper('filing_scenarios', { ...live, scenarios: [scenario] }, layoutOf).blocks,
    );
  expect(said(moved)).toContain('处理者自己的服务器');
  expect(said(moved)).not.toContain('人脸识别设备内');
  expect(said(one)).toContain('人脸识别设备内');
  // Tests of liveness are said with what they found; that there are none is said, too.
  const test = {
    attack: 'photo',
    tested_on: civilDate('2026-02-01'),
    presentations: 200,
    apcer: 0.015,
  } as const;
  const liveness = (attack_detection: LiveFacts['posture']['security']['attack_detection']) => {
    const security = { ...live.posture.security, attack_detection };
    const facts = { ...live, posture: { ...live.posture, security } };
    return JSON.stringify(organisationPaper('filing_scenarios', facts, layoutOf).blocks);
  };
  expect(liveness(null)).toContain('没有登记任何活体检测');
  expect(liveness({ tests: [test], comparisons_without_result: 0 })).toContain(
    '照片：2026-02-01 测试 200 次，误作真人 1.50 %（APCER）',
  );
  const without = scenarioPaper('notice', live, { ...one, notice: null }, layoutOf);
  expect(without.gaps.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['processor', 'contact', 'necessity', 'impact', 'rights_procedure']),
  );
  expect(without.scan).toBeNull();
});

test('every paper goes to Word', async () => {
  for (const paper of papers) {
    const bytes = await toDocx(paper, 'en');
    expect([paper.form, bytes.length > 5000]).toEqual([paper.form, true]);
  }
});
