import { type ReportReceipts, canonicalJson } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, Link, saveText } from '@consentry/ui';
import { useCommand } from '../../shared/api/use-command.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useEvidenceWords } from './words.ts';

interface SenderEvidenceProps {
  readonly reference: string;
  readonly code: string;
}

/** Proofs for whoever complained that their complaint, and once its outcome was told each step, stand in the log. */
export function SenderEvidence({ reference, code }: SenderEvidenceProps) {
  const { m, number } = useEvidenceWords();
  const [entries, setEntries] = useState<ReportReceipts['entries']>([]);
  const read = useCommand(
    async () => authority.complaint.receipts({ reference, code }),
    (answer) => setEntries(answer.entries),
  );
  return (
    <Card title={m.title} level={2}>
      <p>{m.ofSender}</p>
      <ProblemText trouble={read.trouble} />
      {entries.length === 0 ? (
        <div className="a-actions">
          <Button icon="shield" onPress={() => read.run()} isPending={read.busy}>
            {m.readReceipts}
          </Button>
        </div>
      ) : (
        <ul className="a-rows">
          {entries.map((file, at) => {
            const name = number(at + 1);
            return (
              <li key={file.proof} className="a-row-head">
                <span>{file.opening === null ? m.closed : m.opened}</span>
                <Button
                  icon="download"
                  onPress={() =>
                    saveText(
                      `${reference}-${name}.evidence.json`,
                      'application/json',
                      new Blob([canonicalJson(file)]),
                    )
                  }
                >
                  {m.receipt(name)}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <p>
        <Link href="/verify/">{m.verify}</Link> <span className="a-soft">{m.check}</span>
      </p>
    </Card>
  );
}
