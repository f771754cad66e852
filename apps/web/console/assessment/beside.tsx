import { DataTable, StatusChip } from '@consentry/ui';
import type { Line } from './use-lines.ts';
import { useAssessmentWords } from './words.ts';

export interface BesideProps {
  readonly caption: string;
  /** What stands on the left and on the right. */
  readonly titles: readonly [string, string];
  readonly left: readonly Line[];
  /** The same matters, as they are there. */
  readonly right: readonly Line[];
}

/** Two versions beside each other, matter by matter; what differs says so. */
export function Beside({ caption, titles: [leftTitle, rightTitle], left, right }: BesideProps) {
  const { m } = useAssessmentWords();
  const others = new Map(right.map(({ term, text }) => [term, text]));
  const rows = left.map(({ term, text }) => ({ term, text, other: others.get(term) ?? '' }));
  return (
    <DataTable
      caption={caption}
      hidesCaption
      state="ready"
      loading={null}
      error={null}
      empty={null}
      rows={rows}
      rowId={({ term }) => term}
      columns={[
        {
          id: 'term',
          title: m.field,
          cell: ({ term, text, other }) => (
            <>
              {term} {text === other ? null : <StatusChip tone="note">{m.changed}</StatusChip>}
            </>
          ),
        },
        { id: 'left', title: leftTitle, cell: ({ text }) => text },
        { id: 'right', title: rightTitle, cell: ({ other }) => other },
      ]}
    />
  );
}
