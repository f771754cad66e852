import { useState } from 'react';
import {
  Button,
  Card,
  Cards,
  ConfirmDialog,
  Form,
  FormActions,
  type FormError,
  Link,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { UUID } from '../people/uuid.ts';
import { ConsentPage } from './consent-page.tsx';
import { useConsentWords } from './words.ts';

/** Decisions and their ends (§ 第五条, § 第六条). */
export function ConsentSection({ path: [consent] }: SectionProps) {
  const { m } = useConsentWords();
  if (consent !== undefined) return <ConsentPage consent={consent} />;
  return (
    <SectionPage title={m.title} lead={m.lead}>
      <Cards size="large">
        <ByNumber />
        <ByPaper />
      </Cards>
    </SectionPage>
  );
}

function ByNumber() {
  const { m } = useConsentWords();
  const { can } = useSession();
  const [number, setNumber] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const open = () => {
    const wrong = UUID.test(number.trim()) ? [] : [{ field: 'number', text: m.numberWrong }];
    setErrors(wrong);
    if (wrong.length === 0) goTo(['consents', number.trim().toLowerCase()]);
  };
  return (
    <Card title={m.find} level={2}>
      <p>{m.findText}</p>
      <Form errors={errors} errorTitle={m.wrong} onSubmit={open}>
        <TextField
          name="number"
          label={m.number}
          kind="code"
          value={number}
          onChange={setNumber}
          maxLength={40}
          autoComplete="off"
          isRequired
        />
        <FormActions>
          <Button type="submit" look="solid" icon="search">
            {m.open}
          </Button>
          {can('person.list') ? <Link href={hrefOf(['people'])}>{m.toPeople}</Link> : null}
        </FormActions>
      </Form>
    </Card>
  );
}

function ByPaper() {
  const { m } = useConsentWords();
  const [code, setCode] = useState('');
  const [asks, setAsks] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const withdraw = useAct(
    async () => platform.consent.withdrawByPaper({ paper_code: code.trim() }),
    ({ consent }) => {
      told.add('ok', m.withdrawn);
      goTo(['consents', consent]);
    },
  );
  const submit = () => {
    const fits = /^[0-9A-Za-z]{20}$/.test(code.replaceAll(/[\s-]/g, ''));
    setErrors(fits ? [] : [{ field: 'paper_code', text: m.paperCodeWrong }]);
    setAsks(fits);
  };
  return (
    <Card title={m.byPaper} level={2}>
      <p>{m.byPaperText}</p>
      <ProblemText trouble={withdraw.trouble} />
      <Form errors={errors} errorTitle={m.wrong} onSubmit={submit} isPending={withdraw.busy}>
        <TextField
          name="paper_code"
          label={m.paperCode}
          hint={m.paperCodeHint}
          kind="code"
          value={code}
          onChange={setCode}
          maxLength={40}
          autoComplete="off"
          isRequired
        />
        <FormActions>
          <Button type="submit" isPending={withdraw.busy}>
            {m.withdrawByPaper}
          </Button>
        </FormActions>
      </Form>
      <ConfirmDialog
        isOpen={asks}
        title={m.byPaperTitle}
        consequence={m.withdrawText}
        confirmText={m.withdraw}
        cancelText={m.cancel}
        tone="danger"
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          withdraw.run();
        }}
      />
    </Card>
  );
}
