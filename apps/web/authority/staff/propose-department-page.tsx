import type { DepartmentKind } from '@consentry/contract';
import { useState } from 'react';
import { Button, Form, FormActions, type FormError, Link, RadioGroup, TextField } from '@consentry/ui';
import { useAct } from '../../shared/act/use-act.tsx';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useDepartmentWords } from '../department/words.ts';
import { useWords } from '../words.ts';
import { useStaffWords } from './words.ts';

const KINDS: readonly DepartmentKind[] = ['cac', 'public_security', 'other'];

/** Proposes a department; it takes nothing before a colleague approved it. */
export function ProposeDepartmentPage() {
  const { m: shell } = useWords();
  const { m } = useStaffWords();
  const { m: department_ } = useDepartmentWords();
  const words = m.departments;
  const [kind, setKind] = useState<DepartmentKind | null>(null);
  const [region, setRegion] = useState('');
  const [zh, setZh] = useState('');
  const [en, setEn] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const propose = useAct(
    async (of: DepartmentKind) =>
      authority.department.propose({ kind: of, region, name: { 'zh-CN': zh.trim(), en: en.trim() } }),
    ({ department }) => goTo(['departments', department]),
  );
  const submit = () => {
    const needed = (field: string, label: string) => ({ field, text: words.needed(label) });
    const wrong = [
      ...(kind === null ? [needed('kind', words.kind)] : []),
      ...(/^\d{6}$/.test(region) ? [] : [{ field: 'region', text: words.sixDigits }]),
      ...(zh.trim() === '' ? [needed('name_zh', words.nameZh)] : []),
      ...(en.trim() === '' ? [needed('name_en', words.nameEn)] : []),
    ];
    setErrors(wrong);
    if (kind !== null && wrong.length === 0) propose.run(kind);
  };
  return (
    <Page heading={words.propose} lead={words.proposeLead} site={shell.title}>
      <p>
        <Link href={hrefOf(['departments'])}>{m.back}</Link>
      </p>
      <ProblemText trouble={propose.trouble} />
      <Form
        errors={errors}
        errorTitle={m.toMend}
        onSubmit={submit}
        isPending={propose.busy}
        label={words.propose}
      >
        <RadioGroup
          name="kind"
          label={words.kind}
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, text: department_.kinds[value] }))}
          isRequired
        />
        <TextField
          name="region"
          kind="digits"
          label={words.region}
          hint={words.regionHint}
          value={region}
          onChange={(typed) => setRegion(typed.replaceAll(/\D/g, '').slice(0, 6))}
          isRequired
        />
        <TextField
          name="name_zh"
          label={words.nameZh}
          value={zh}
          onChange={setZh}
          maxLength={100}
          isRequired
        />
        <TextField
          name="name_en"
          label={words.nameEn}
          value={en}
          onChange={setEn}
          maxLength={100}
          isRequired
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={propose.busy}>
            {words.propose}
          </Button>
        </FormActions>
      </Form>
    </Page>
  );
}
