import type { SiteView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, Form, FormActions, RadioGroup, StatusChip, TextField } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import type { StepProps } from './set-up-section.tsx';
import { DOCUMENT_ID, useFields } from '../act/use-fields.ts';
import { useSetUpWords } from './words.ts';

/** Where devices may stand: surveyed by one, approved by another. */
export function SitingStep({ state: { sites } }: StepProps) {
  const { can } = useSession();
  return (
    <>
      {sites.map((site) => (
        <Site key={site.site_id} site={site} />
      ))}
      {can('site.survey') && sites.length === 0 ? <NewSite /> : null}
    </>
  );
}

function Site({ site }: { readonly site: SiteView }) {
  const { m, pick } = useSetUpWords();
  const { can, staff } = useSession();
  const words = m.siting;
  const approve = useAct(
    async () => platform.site.approve({ site: site.site_id }, { ifMatch: site }),
    () => told.add('ok', m.saved),
  );
  const approved = site.approved_at !== null;
  return (
    <Card
      title={pick(site.name)}
      status={
        <StatusChip tone={approved ? 'ok' : 'note'}>{approved ? words.approved : words.waiting}</StatusChip>
      }
    >
      <p className="k-soft">
        {site.managing_unit} · <StaffName id={site.surveyed_by} />
      </p>
      {!approved && can('site.approve') && site.surveyed_by !== staff ? (
        <ConfirmAct
          text={words.approve}
          title={words.approveTitle}
          consequence={words.approveText}
          act={approve}
        />
      ) : null}
    </Card>
  );
}

function NewSite() {
  const { m } = useSetUpWords();
  const words = m.siting;
  const fields = useFields({ zh: '', en: '', unit: '', basis: '' });
  const { values, field } = fields;
  const [place, setPlace] = useState<'non_public' | 'public'>('non_public');
  const save = useAct(
    async () =>
      platform.site.survey({
        name: { 'zh-CN': values.zh, en: values.en },
        place,
        managing_unit: values.unit,
        public_security_basis: place === 'public' ? values.basis : null,
        user_initiated_memo: null,
        surroundings: null,
      }),
    () => told.add('ok', m.saved),
  );
  const labels = {
    zh: m.zh(words.name),
    en: m.en(words.name),
    unit: words.unit,
    ...(place === 'public' ? { basis: words.basis } : {}),
  };
  return (
    <Form
      label={words.title}
      errors={fields.errors}
      errorTitle={m.wrong(fields.errors.length)}
      isPending={save.busy}
      onSubmit={() => {
        if (fields.check(labels, { basis: DOCUMENT_ID })) save.run();
      }}
    >
      <ProblemText trouble={save.trouble} />
      <div className="k-two">
        <TextField {...field('zh', m.zh(words.name))} maxLength={200} />
        <TextField {...field('en', m.en(words.name))} maxLength={200} />
      </div>
      <TextField {...field('unit', words.unit)} maxLength={200} />
      <RadioGroup
        label={words.place}
        value={place}
        options={(['non_public', 'public'] as const).map((value) => ({ value, text: words.places[value] }))}
        onChange={setPlace}
      />
      {place === 'public' ? (
        <TextField {...field('basis', words.basis)} kind="code" hint={m.documentHint} />
      ) : null}
      <FormActions>
        <Button type="submit" look="solid" isPending={save.busy}>
          {words.submit}
        </Button>
      </FormActions>
    </Form>
  );
}
