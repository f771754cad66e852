import { Button, Card, Link, saveText } from '@consentry/ui';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useSession } from '../session.ts';
import { useEvidenceWords } from './words.ts';

/** Everything of a case that stands in the department’s log, in one file that anybody can check. */
export function CaseEvidence({ of }: { readonly of: string }) {
  const { m } = useEvidenceWords();
  const { can } = useSession();
  const save = useCommand(async () => {
    const bundle = await fetchFile(`/v1/cases/${of}/evidence-bundle`);
    saveText(`evidence-${of}.zip`, 'application/zip', bundle);
  });
  if (!can('case_evidence.read')) return null;
  return (
    <Card title={m.title} level={2}>
      <p>{m.ofCase}</p>
      <ProblemText trouble={save.trouble} />
      <div className="a-actions">
        <Button icon="download" onPress={() => save.run()} isPending={save.busy}>
          {m.saveCase}
        </Button>
      </div>
      <p>
        <Link href="/verify/">{m.verify}</Link> <span className="a-soft">{m.check}</span>
      </p>
    </Card>
  );
}
