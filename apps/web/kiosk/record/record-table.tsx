import type { PersonView } from '@consentry/contract';
import { Table } from '@consentry/ui';
import { useWords, type Words } from '../settings/words.tsx';

/** Most lines shown at the door; the whole record is with the organisation. */
const SHOWN = 12;

function outcomeText(outcome: string, { m }: Words): string {
  const known: Readonly<Record<string, string>> = m.my.outcomeName;
  return known[outcome] ?? outcome;
}

/** The person's own lines of the record of processing (§ 第九条第一款), newest first. */
export function RecordTable({ records }: { readonly records: PersonView['records'] }) {
  const words = useWords();
  const { m, time } = words;
  const newest = records.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, SHOWN);
  return (
    <Table
      caption={m.my.records}
      empty={m.my.recordsEmpty}
      columns={[m.my.when, m.my.what, m.my.way, m.my.outcome]}
      rows={newest.map((record, index) => ({
        id: `${record.at} ${index}`,
        cells: [
          time(record.at),
          m.my.event[record.event],
          record.way === null ? '–' : m.my.wayName[record.way],
          outcomeText(record.outcome, words),
        ],
      }))}
    />
  );
}
