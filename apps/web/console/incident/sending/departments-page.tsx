import { IncidentRecipient, type ReportDepartment, SetReportDepartment } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Card,
  ConfirmDialog,
  DescriptionList,
  EmptyState,
  Form,
  FormActions,
  type FormError,
  Select,
  TextField,
  Toolbar,
  fieldOfPointer,
} from '@consentry/ui';
import { useAct } from '../../../shared/act/use-act.tsx';
import { platform } from '../../../shared/api/platform.ts';
import { useQuery } from '../../../shared/api/use-query.ts';
import { regionName } from '../../../shared/region-name.ts';
import { Loaded } from '../../../shared/shell/loaded.tsx';
import { ProblemText } from '../../../shared/shell/problem-text.tsx';
import { SectionPage } from '../../frame/section-page.tsx';
import { told } from '../../frame/told.ts';
import { useSession } from '../../session.tsx';
import { useIncidentWords } from '../words.ts';
import { useSendingWords } from './words.ts';

/** The departments that incidents are reported to, and their servers. */
export function DepartmentsPage() {
  const { m } = useSendingWords();
  const { m: of } = useIncidentWords();
  const { can } = useSession();
  const [isAdding, setIsAdding] = useState(false);
  const view = useQuery('report departments', async (signal) =>
    platform.reportDepartment.list({}, { signal }),
  );
  const add =
    can('incident.set_department') && !isAdding ? (
      <Button look="solid" icon="plus" onPress={() => setIsAdding(true)}>
        {m.add}
      </Button>
    ) : null;
  return (
    <SectionPage
      title={m.departments}
      lead={m.departmentsLead}
      trail={[{ text: of.title, to: ['incidents'] }]}
      actions={add}
    >
      {isAdding ? <DepartmentForm before={null} onEnd={() => setIsAdding(false)} /> : null}
      <Loaded query={view}>
        {({ departments }) =>
          departments.length === 0 && !isAdding ? (
            <EmptyState icon="building" title={m.none} text={m.noDepartmentsText} />
          ) : (
            departments.map((one) => <Department key={`${one.department} ${one.set_at}`} one={one} />)
          )
        }
      </Loaded>
    </SectionPage>
  );
}

function Department({ one }: { readonly one: ReportDepartment }) {
  const { m, pick } = useSendingWords();
  const { can } = useSession();
  const [isChanging, setIsChanging] = useState(false);
  const [asks, setAsks] = useState(false);
  const { department, name, recipient, url, region, key } = one;
  const remove = useAct(async () => platform.reportDepartment.remove({ department }));
  if (isChanging) return <DepartmentForm before={one} onEnd={() => setIsChanging(false)} />;
  return (
    <Card title={name} level={2}>
      <ProblemText trouble={remove.trouble} />
      <DescriptionList
        items={[
          { term: m.recipient, detail: m.recipients[recipient] },
          { term: m.url, detail: <span className="k-code">{url}</span> },
          { term: m.region, detail: pick(regionName(region)) },
          { term: m.key, detail: key === null ? m.unknown : <span className="k-code">{key}</span> },
        ]}
      />
      {can('incident.set_department') ? (
        <Toolbar label={name}>
          <Button onPress={() => setIsChanging(true)}>{m.change}</Button>
          <Button onPress={() => setAsks(true)} isPending={remove.busy}>
            {m.remove}
          </Button>
        </Toolbar>
      ) : null}
      <ConfirmDialog
        isOpen={asks}
        tone="danger"
        title={m.removeTitle(name)}
        consequence={m.removeText}
        confirmText={m.remove}
        cancelText={m.cancel}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          remove.run();
        }}
      />
    </Card>
  );
}

interface DepartmentFormProps {
  readonly before: ReportDepartment | null;
  readonly onEnd: () => void;
}

function DepartmentForm({ before, onEnd }: DepartmentFormProps) {
  const { m } = useSendingWords();
  const [typed, setTyped] = useState({
    name: before?.name ?? '',
    url: before?.url ?? 'https://',
    region: before?.region ?? '',
    key: before?.key ?? '',
  });
  const [recipient, setRecipient] = useState(before?.recipient ?? 'provincial_cyberspace');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const labels = { name: m.name, url: m.url, region: m.region, key: m.key, recipient: m.recipient };
  const at = (field: string) => ({ field, text: m.missing(labels[field as keyof typeof labels] ?? field) });
  const given = SetReportDepartment.safeParse({
    name: typed.name.trim(),
    url: typed.url.trim(),
    region: typed.region.trim(),
    key: typed.key.trim() === '' ? null : typed.key.trim(),
    recipient,
  });
  const save = useAct(
    async () => {
      const body = SetReportDepartment.parse(given.data);
      return before === null
        ? platform.reportDepartment.add(body)
        : platform.reportDepartment.set({ department: before.department, ...body });
    },
    () => {
      told.add('ok', m.saved);
      onEnd();
    },
  );
  const submit = () => {
    const wrong = [...new Set((given.error?.issues ?? []).map(({ path }) => String(path[0])))];
    setErrors(wrong.map(at));
    if (wrong.length === 0) save.run();
  };
  const refused = (save.trouble?.fields ?? []).map((pointer) => at(fieldOfPointer(pointer)));
  const field = (name: keyof typeof typed, hint?: string) => (
    <TextField
      name={name}
      label={labels[name]}
      {...(hint === undefined ? {} : { hint })}
      value={typed[name]}
      onChange={(text) => setTyped((all) => ({ ...all, [name]: text }))}
      maxLength={300}
    />
  );
  return (
    <Card title={before === null ? m.add : before.name} level={2}>
      <ProblemText trouble={save.trouble} />
      <Form
        label={m.add}
        errors={[...errors, ...refused]}
        errorTitle={m.toMend}
        onSubmit={submit}
        isPending={save.busy}
      >
        {field('name')}
        <Select
          name="recipient"
          label={m.recipient}
          value={recipient}
          onChange={setRecipient}
          placeholder={m.recipient}
          options={IncidentRecipient.options.map((value) => ({ value, text: m.recipients[value] }))}
        />
        {field('url', m.urlHint)}
        {field('region', m.regionHint)}
        {field('key', m.keyHint)}
        <FormActions>
          <Button type="submit" look="solid" isPending={save.busy}>
            {m.add}
          </Button>
          <Button onPress={onEnd}>{m.cancel}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}
