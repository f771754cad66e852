import type { ConfigurationView, HandedInFacts, NoticeDocument, PurposeContent } from '@consentry/contract';
import { type Finding, openEndedTerms, reviewNotice } from '@consentry/law';

type Matter = keyof NoticeDocument['texts'];

/** What is written in the editor now; nothing in it need be whole yet. */
export interface Written {
  readonly document: Omit<NoticeDocument, 'texts' | 'processor'> & {
    readonly texts: Readonly<Record<Matter, Sides>>;
    readonly processor: { readonly name: Sides; readonly contact: string };
  };
  readonly legibility: { readonly smallest_text_px: number; readonly contrast: number } | null;
  readonly changedPart: Sides;
  /** The notice in force of the same purpose; `null` for a first one. */
  readonly replaces: string | null;
}

/** One text while it is written: either side may be empty. */
export interface Sides {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** What really runs, as far as whoever writes may know it. */
export interface Running {
  readonly content: PurposeContent;
  readonly configuration: ConfigurationView['configuration'] | null;
  readonly flow: HandedInFacts['notice']['flows'][number] | null;
}

/** Tells whether a text is there in both languages. */
export function isWritten(text: Sides): boolean {
  return text['zh-CN'].trim() !== '' && text.en.trim() !== '';
}

/**
 * What the law finds of a notice while it is written: missing matters, and what is other than the purpose,
 * the configuration recorded and the flows handed in (R05.1 to R05.3, R06.12).
 */
export function lintOf(written: Written, { content, configuration, flow }: Running): readonly Finding[] {
  const { document, legibility, changedPart, replaces } = written;
  const { told, texts, processor } = document;
  const all = [...Object.values(texts), ...document.more].flatMap((text) => [text['zh-CN'], text.en]);
  const draft = {
    id: 'draft',
    tells: (Object.keys(texts) as Matter[]).filter((matter) => isWritten(texts[matter])),
    ...told,
    legibility,
    languages: ['zh-CN', 'en'],
    open_ended_terms: all.flatMap(openEndedTerms).length,
    replaces,
    changed_part_digest: isWritten(changedPart) ? '0'.repeat(64) : null,
  };
  // Where the data map and the recorded configuration differ, the notice is held against both.
  const receives = flow?.recipient_organisation_ids ?? told.recipient_organisation_ids;
  const flows = [
    ...(flow === null ? [] : [flow]),
    ...(configuration === null
      ? []
      : [{ storage_place: configuration.storage_place, recipient_organisation_ids: receives }]),
  ];
  const found = (flows.length === 0 ? [null] : flows).flatMap((real) =>
    reviewNotice(draft, { processor, purpose: content, flow: real }),
  );
  return [...new Map(found.map((one) => [`${one.code} ${one.why.en}`, one])).values()];
}
