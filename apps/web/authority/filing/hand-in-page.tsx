import { PackageTaken, type FilingStatus } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  Checkbox,
  DescriptionList,
  FileField,
  Form,
  FormActions,
  type FormError,
  TextField,
  saveText,
  formatsOf,
} from '@consentry/ui';
import type { z } from 'zod';
import { postFile } from '../../shared/api/post-file.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { Arrived } from '../../shared/shell/arrived.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { Findings } from './filing-page.tsx';
import { FilerChip } from './filings-page.tsx';
import { useFilingWords } from './words.ts';

/** By what a filing is followed and supplemented. */
interface Known {
  readonly reference: string;
  readonly code: string;
}

/** Sends a package as it is. @throws {ConsentryProblem} what the authority refuses */
async function send(file: File, known: Known | null): Promise<PackageTaken> {
  const headers = known === null ? {} : { 'filing-reference': known.reference, 'filing-code': known.code };
  return PackageTaken.parse(await postFile('/v1/filings', file, headers));
}

/** Where a filer hands a package in, without an account, and follows it. */
export function HandInPage() {
  const { m: shell } = useWords();
  const { m } = useFilingWords();
  const words = m.handIn;
  return (
    <Page heading={words.heading} lead={words.lead} site={shell.title}>
      <Callout tone="note">{words.notPortal}</Callout>
      <HandIn />
      <Follow />
    </Page>
  );
}

function KnownFields({
  known,
  onChange,
}: {
  readonly known: Known;
  readonly onChange: (known: Known) => void;
}) {
  const { m } = useFilingWords();
  return (
    <>
      <TextField
        name="reference"
        kind="code"
        label={m.reference}
        value={known.reference}
        onChange={(reference) => onChange({ ...known, reference })}
        maxLength={40}
      />
      <TextField
        name="code"
        kind="code"
        label={m.code}
        value={known.code}
        onChange={(code) => onChange({ ...known, code })}
        maxLength={60}
      />
    </>
  );
}

type Missing = (field: string, label: string, value: string) => FormError[];

/** Says of a field that is empty that it is to be filled in. */
function useMissing(): Missing {
  const { m } = useWords();
  return (field, label, value) => (value.trim() === '' ? [{ field, text: m.shell.missing(label) }] : []);
}

/** What is missing of reference and code. */
function unknownOf(
  known: Known,
  words: { readonly reference: string; readonly code: string },
  missing: Missing,
): readonly FormError[] {
  return [
    ...missing('reference', words.reference, known.reference),
    ...missing('code', words.code, known.code),
  ];
}

const NOBODY: Known = { reference: '', code: '' };

function HandIn() {
  const { m: shell } = useWords();
  const { m, language, pick, number } = useFilingWords();
  const words = m.handIn;
  const [files, setFiles] = useState<readonly File[]>([]);
  const [supplements, setSupplements] = useState(false);
  const [known, setKnown] = useState(NOBODY);
  const [answer, setAnswer] = useState<PackageTaken | null>(null);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const missing = useMissing();
  const [file] = files;
  const hand = useCommand(async (one: File) => {
    setAnswer(null);
    return send(one, supplements ? known : null);
  }, setAnswer);
  const submit = () => {
    const wrong = [
      ...(file === undefined ? missing('package', words.file, '') : []),
      ...(supplements ? unknownOf(known, m, missing) : []),
    ];
    setErrors(wrong);
    if (file !== undefined && wrong.length === 0) hand.run(file);
  };
  return (
    <>
      <ProblemText trouble={hand.trouble} />
      {answer === null ? null : (
        <Arrived label={words.heading}>
          {answer.taken ? (
            <Callout tone="ok" alert>
              <h2>{words.taken}</h2>
              <p>{words.takenText}</p>
              <DescriptionList
                items={[
                  {
                    term: m.reference,
                    detail: <strong className="a-code">{answer.receipt.reference}</strong>,
                  },
                  { term: m.code, detail: <strong className="a-code">{answer.receipt.code}</strong> },
                ]}
              />
              <div className="a-actions">
                <Button
                  icon="download"
                  onPress={() =>
                    saveText(
                      `${words.fileName}-${answer.receipt.reference}.txt`,
                      'text/plain',
                      `${m.reference}: ${answer.receipt.reference}\n${m.code}: ${answer.receipt.code}\n`,
                    )
                  }
                >
                  {shell.report.keep}
                </Button>
              </div>
            </Callout>
          ) : (
            <Callout tone="problem" alert>
              <h2>{words.refused(number(answer.reasons.length))}</h2>
              <ul className="a-rows">
                {answer.reasons.map(({ code, path, text }) => (
                  <li key={`${code} ${path ?? ''}`}>
                    <p>{pick(text)}</p>
                    {path === null ? null : <p className="a-code a-soft">{path}</p>}
                  </li>
                ))}
              </ul>
            </Callout>
          )}
        </Arrived>
      )}
      <Form
        label={words.heading}
        errors={errors}
        errorTitle={shell.shell.toMend}
        onSubmit={submit}
        isPending={hand.busy}
      >
        <FileField
          name="package"
          label={words.file}
          hint={words.fileHint}
          files={files}
          onChange={setFiles}
          accept={[]}
          chooseText={words.choose}
          removeText={words.remove}
          size={formatsOf(language).bytes}
        />
        <Checkbox
          name="supplement"
          label={words.supplement}
          isSelected={supplements}
          onChange={setSupplements}
        />
        {supplements ? <KnownFields known={known} onChange={setKnown} /> : null}
        <FormActions>
          <Button type="submit" look="solid" isPending={hand.busy}>
            {words.send}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

function Follow() {
  const { m: shell } = useWords();
  const { m, date } = useFilingWords();
  const words = m.handIn;
  const [known, setKnown] = useState(NOBODY);
  const [status, setStatus] = useState<z.output<typeof FilingStatus> | null>(null);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const missing = useMissing();
  const follow = useCommand(async () => {
    setStatus(null);
    return authority.filing.follow({ reference: known.reference.trim(), code: known.code.trim() });
  }, setStatus);
  const submit = () => {
    const wrong = unknownOf(known, m, missing);
    setErrors(wrong);
    if (wrong.length === 0) follow.run();
  };
  return (
    <Card title={words.follow} level={2}>
      <ProblemText trouble={follow.trouble} />
      <Form
        label={words.follow}
        errors={errors}
        errorTitle={shell.shell.toMend}
        onSubmit={submit}
        isPending={follow.busy}
      >
        <KnownFields known={known} onChange={setKnown} />
        <FormActions>
          <Button type="submit" isPending={follow.busy}>
            {words.look}
          </Button>
        </FormActions>
      </Form>
      {status === null ? null : (
        <Arrived label={words.follow}>
          <div>
            <FilerChip state={status.state} />
          </div>
          <DescriptionList
            items={[
              { term: m.number, detail: status.number ?? m.noNumber },
              { term: m.kinds[status.package.kind], detail: m.packageStates[status.package.state] },
            ]}
          />
          <p className="a-words">
            {status.package.asked === null
              ? words.nothingAsked
              : `${m.asked}: ${status.package.asked.text} (${m.answerBy} ${date(status.package.asked.answer_by)})`}
          </p>
          {status.package.reason === null ? null : <p className="a-words">{status.package.reason}</p>}
          <Findings findings={status.package.findings} />
        </Arrived>
      )}
    </Card>
  );
}
