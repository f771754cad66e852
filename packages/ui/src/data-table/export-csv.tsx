import { useState } from 'react';
import { Button } from '../button.tsx';
import { csvOf, saveText } from './csv.ts';

export interface ExportCsvProps {
  readonly text: string;
  /** Said while the rows are fetched. */
  readonly pendingText: string;
  /** Without the ending. */
  readonly fileName: string;
  readonly columns: readonly string[];
  /** Gives all rows that fit the filters, not only those of this page. */
  readonly rows: () => Promise<readonly (readonly (string | number | null)[])[]>;
  /** The rows could not be had: say so. */
  readonly onFailed: (error: unknown) => void;
}

/** Exports a list as CSV. */
export function ExportCsv({ text, pendingText, fileName, columns, rows, onFailed }: ExportCsvProps) {
  const [isPending, setPending] = useState(false);
  const save = async () => {
    if (isPending) return;
    setPending(true);
    try {
      saveText(`${fileName}.csv`, 'text/csv;charset=utf-8', csvOf([columns, ...(await rows())]));
    } catch (error) {
      onFailed(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Button icon="download" isPending={isPending} onPress={() => void save()}>
      {isPending ? pendingText : text}
    </Button>
  );
}
