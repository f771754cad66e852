import { type BiText, both } from '@consentry/law';
import { fill } from '../layout/fill.ts';
import { layoutOf } from '../layout/layouts.ts';
import type { Attachment, Paper, Words } from '../paper/paper.ts';

/** What a report on a file of evidence is made from, as the independent verifier says it. */
export interface EvidenceReportFacts {
  readonly title: BiText;
  readonly verdict: BiText;
  readonly proves: readonly BiText[];
  readonly does_not_prove: readonly BiText[];
  readonly beware: readonly BiText[];
  readonly content: readonly { readonly name: Words; readonly value: Words }[];
  readonly checks: readonly { readonly check: BiText; readonly holds: boolean; readonly reason: BiText }[];
  /** SHA-256 of the file, lower-case hex. */
  readonly digest: string;
  /** The file itself, where it is text; it goes inside. */
  readonly file: { readonly name: string; readonly text: string } | null;
  /** Instant (RFC 3339). */
  readonly made_at: string;
}

const HOLDS = both('成立', 'holds');
const NOT = both('不成立或未查', 'does not hold, or was not reached');
const NOTHING = both('没有。', 'Nothing.');

/** Makes a paper of what the verifier says of a file. */
export function evidenceReport(of: EvidenceReportFacts): Paper {
  const said = (texts: readonly BiText[]): readonly BiText[] => (texts.length === 0 ? [NOTHING] : texts);
  const attachments: readonly Attachment[] =
    of.file === null
      ? []
      : [{ ...of.file, type: 'application/json', about: both('被核验的文件', 'the file that was checked') }];
  return fill(layoutOf('evidence_report'), {
    facts: {
      kind: [of.title],
      verdict: [of.verdict],
      digest: [of.digest],
      proves: said(of.proves),
      does_not_prove: said(of.does_not_prove),
      beware: said(of.beware),
      content: { rows: of.content.map(({ name, value }) => ({ name: [name], value: [value] })) },
      checks: {
        rows: of.checks.map(({ check, holds, reason }) => ({
          check: [check],
          result: [holds ? HOLDS : NOT],
          reason: [reason],
        })),
      },
    },
    organisation: null,
    made_at: of.made_at,
    sources: [{ name: both('被核验的文件', 'the file that was checked'), as_of: of.made_at }],
    attachments,
  });
}
