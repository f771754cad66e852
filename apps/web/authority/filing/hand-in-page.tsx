import { PackageTaken } from '@consentry/contract';
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
  saveText,
  formatsOf,
} from '@consentry/ui';
import { postFile } from '../../shared/api/post-file.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import {
  type Known,
  KnownFields,
  type KnownWords,
  missingOf,
  NOTHING_KNOWN,
  OpenByCode,
} from '../../shared/follow/open-by-code.tsx';
import { Arrived } from '../../shared/shell/arrived.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { Findings } from './filing-page.tsx';
import { FilerChip } from './filings-page.tsx';
import { useFilingWords } from './words.ts';

type FilingStatus = Awaited<ReturnType<typeof authority.filing.follow>>;

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

function useKnownWords(): KnownWords {
  const { m: shell } = useWords();
  const { m } = useFilingWords();
  return { reference: m.reference, code: m.code, missing: shell.shell.missing };
}

function HandIn() {
  const { m: shell } = useWords();
  const { m, language, pick, number } = useFilingWords();
  const words = m.handIn;
  const [files, setFiles] = useState<readonly File[]>([]);
  const [supplements, setSupplements] = useState(false);
  const [known, setKnown] = useState(NOTHING_KNOWN);
  const [answer, setAnswer] = useState<PackageTaken | null>(null);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const knownWords = useKnownWords();
  const [file] = files;
  const hand = useCommand(async (one: File) => {
    setAnswer(null);
    return send(one, supplements ? known : null);
  }, setAnswer);
  const submit = () => {
    const wrong = [
      ...(file === undefined ? [{ field: 'package', text: shell.shell.missing(words.file) }] : []),
      ...(supplements ? missingOf(known, knownWords) : []),
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
                      `${m.reference}: ${answer.receipt.reference}\n${m.code}: ${answer.receipt.code}\n\n${answer.receipt.signed}`,
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
        {supplements ? <KnownFields known={known} words={knownWords} onChange={setKnown} /> : null}
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
  const { m } = useFilingWords();
  const words = m.handIn;
  return (
    <Card title={words.follow} level={2}>
      <OpenByCode
        label={words.follow}
        words={{ ...useKnownWords(), look: words.look, toMend: shell.shell.toMend }}
        follow={async (known) => authority.filing.follow(known)}
        named={() => words.follow}
      >
        {({ status }) => <Status status={status} />}
      </OpenByCode>
    </Card>
  );
}

function Status({ status }: { readonly status: FilingStatus }) {
  const { m, date } = useFilingWords();
  const words = m.handIn;
  const { state, number, package: handed } = status;
  return (
    <>
      <div>
        <FilerChip state={state} />
      </div>
      <DescriptionList
        items={[
          { term: m.number, detail: number ?? m.noNumber },
          { term: m.kinds[handed.kind], detail: m.packageStates[handed.state] },
        ]}
      />
      <p className="a-words">
        {handed.asked === null
          ? words.nothingAsked
          : `${m.asked}: ${handed.asked.text} (${m.answerBy} ${date(handed.asked.answer_by)})`}
      </p>
      {handed.reason === null ? null : <p className="a-words">{handed.reason}</p>}
      <Findings findings={handed.findings} />
    </>
  );
}
