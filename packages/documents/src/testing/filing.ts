import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Filed, civilDate } from '@consentry/law';
import { PORTAL_ORDER } from '../package/portal-order.ts';
import type { FileForFiling, FilingContent } from '../package/write-filing.ts';

const BASE = join(import.meta.dirname, '../../../../vectors/law/filing/filed/base.json');

/** A lawful first filing (vectors/law/filing/filed), as a platform would hand it to the writer. */
export function exampleFiling(change: Partial<FilingContent> = {}): FilingContent {
  const { documents: _, ...filed } = Filed.parse(JSON.parse(readFileSync(BASE, 'utf8')));
  return {
    ...filed,
    package: 'b3b9f3a2-0d55-4c6b-8a52-0f4cf0f3a7f1',
    made_at: '2026-03-10T09:30:00.000Z',
    origin: 'https://platform.luzhong.example',
    clock: {
      from: civilDate('2026-02-27'),
      due: civilDate('2026-04-14'),
      certainty: 'firm',
      act_by: null,
      calendars: ['国办发明电〔2025〕7号'],
    },
    log: null,
    gaps: [
      {
        name: 'filing_organisation.pdf',
        key: 'staff_count',
        what: { 'zh-CN': '从业人数', en: 'number of staff' },
      },
    ],
    ...change,
  };
}

/** A document for each place of the portal’s order but evidence, small, with the scans that are stamped and one further material. */
export function exampleFiles(): readonly FileForFiling[] {
  return PORTAL_ORDER.filter(
    ({ slot }) => !['change_form', 'deregistration_form', 'evidence'].includes(slot),
  ).flatMap(({ slot, forms, by }) => [
    ...forms.map((form) => file(slot, `${form}.pdf`, { form, layout: 1, from: 'generated', stamped: false })),
    ...(by === 'generated'
      ? []
      : [
          file(slot, `${slot}-scan.pdf`, {
            form: null,
            layout: null,
            from: 'uploaded',
            stamped: by !== 'by_hand',
          }),
        ]),
    ...(slot === 'other' ? [file(slot, '99-plan.pdf', PLAN)] : []),
  ]);
}

const PLAN = { form: null, layout: null, from: 'uploaded', stamped: false, title: '场所平面图' } as const;

function file(
  slot: FileForFiling['slot'],
  name: string,
  what: Pick<FileForFiling, 'form' | 'layout' | 'from' | 'stamped' | 'title'>,
): FileForFiling {
  return { slot, name, about: null, type: 'pdf', bytes: Buffer.from(`%PDF-1.7 ${name}\n`), ...what };
}
