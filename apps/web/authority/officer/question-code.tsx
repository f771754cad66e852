import type { QuestionReceipt } from '@consentry/contract';
import { Button, Callout, CopyField } from '@consentry/ui';
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import { useWords } from '../words.ts';

interface QuestionCodeProps {
  readonly receipt: z.infer<typeof QuestionReceipt>;
  readonly onDone: () => void;
}

/** By what the organisation reads a question; it stays until somebody says that it was sent on. */
export function QuestionCode({ receipt: { reference, code }, onDone }: QuestionCodeProps) {
  const { m } = useWords();
  const { copy: copyText, copied: copiedText, copyFailed: failedText } = m.officer;
  const copying = { copyText, copiedText, failedText };
  const shown = useRef<HTMLDivElement>(null);
  // Whoever asked is further down the page.
  useEffect(() => shown.current?.scrollIntoView({ block: 'center' }), []);
  return (
    <div ref={shown}>
      <Callout tone="note" alert>
        <p>{m.officer.askedHint}</p>
        <CopyField label={m.report.reference} value={reference} {...copying} />
        <CopyField label={m.report.code} value={code} {...copying} />
        <Button onPress={onDone}>{m.officer.askedDone}</Button>
      </Callout>
    </div>
  );
}
