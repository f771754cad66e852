import type { IncidentSendings, IncidentStage } from '@consentry/contract';
import { IncidentItem, IncidentSummaryPart, incidentGaps, incidentItemTexts } from '@consentry/law';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  CheckboxGroup,
  ConfirmDialog,
  type DescriptionItem,
  DescriptionList,
  Fieldset,
  Form,
  FormActions,
  type FormError,
  RadioGroup,
  TextField,
  fieldOfPointer,
} from '@consentry/ui';
import { useAct } from '../../../shared/act/use-act.tsx';
import { platform } from '../../../shared/api/platform.ts';
import {
  ContactField,
  ItemFields,
  SummaryFields,
  textsOf,
  useReportLabels,
} from '../../../shared/incident/report-fields.tsx';
import { ProblemText } from '../../../shared/shell/problem-text.tsx';
import { told } from '../../frame/told.ts';
import { useSendingWords } from './words.ts';

interface Props {
  readonly incident: string;
  readonly read: IncidentSendings;
  readonly onEnd: () => void;
}

/** What goes to the department, item by item with its gaps, and the facts beside it: read, then sent. */
export function SendForm({ incident, read, onEnd }: Props) {
  const { m, pick } = useSendingWords();
  // What was read is what goes: a change meanwhile is refused by its version.
  const [seen, setSeen] = useState(read);
  const { draft } = seen;
  const open = read.departments.filter(({ stages }) => stages.length > 0);
  const [to, setTo] = useState<readonly string[]>(open.length === 1 ? open.map((one) => one.department) : []);
  const chosen = open.filter(({ department }) => to.includes(department));
  const stages = (chosen[0] ?? open[0])?.stages ?? [];
  const [picked, setStage] = useState<IncidentStage | null>(null);
  const stage = picked !== null && stages.includes(picked) ? picked : (stages[0] ?? 'first');
  const [processor, setProcessor] = useState(read.processor ?? '');
  const [contact, setContact] = useState(draft.contact ?? '');
  const [items, setItems] = useState(() => textsOf(IncidentItem.options, (item) => draft.items[item]));
  const [summary, setSummary] = useState(() => textsOf(IncidentSummaryPart.options, () => null));
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [asks, setAsks] = useState(false);
  const given = new Set(IncidentItem.options.filter((item) => items[item].trim() !== ''));
  const gaps = incidentGaps(given);
  const send = useAct(
    async () =>
      platform.incident.submit(
        {
          incident,
          departments: [...to],
          stage,
          processor: processor.trim(),
          contact: contact.trim(),
          items: Object.fromEntries(
            IncidentItem.options.map((item) => [item, given.has(item) ? items[item].trim() : null]),
          ) as typeof draft.items,
          summary:
            stage === 'final' ? textsOf(IncidentSummaryPart.options, (part) => summary[part].trim()) : null,
        },
        { ifMatch: seen },
      ),
    () => {
      told.add('ok', m.confirmed);
      onEnd();
    },
  );
  const labels: Readonly<Record<string, string>> = {
    departments: m.to,
    processor: m.processor,
    ...useReportLabels(''),
  };
  const submit = () => {
    const missing = [
      ...(to.length === 0 ? ['departments'] : []),
      ...(processor.trim() === '' ? ['processor'] : []),
      ...(contact.trim() === '' ? ['contact'] : []),
      ...gaps.first.map((item) => `items.${item}`),
      ...(stage === 'final'
        ? IncidentSummaryPart.options
            .filter((part) => summary[part].trim() === '')
            .map((part) => `summary.${part}`)
        : []),
    ];
    setErrors(missing.map((field) => ({ field, text: m.missing(labels[field] ?? field) })));
    setAsks(missing.length === 0);
  };
  const refused = (send.trouble?.fields ?? []).map((pointer) => {
    const field = fieldOfPointer(pointer);
    return { field, text: m.missing(labels[field] ?? field) };
  });
  return (
    <Card title={m.formTitle}>
      <p>{m.formLead}</p>
      <ProblemText trouble={send.trouble} />
      {send.trouble?.code === 'version_other' ? (
        <Callout tone="note" alert>
          <p>{m.changed}</p>
          <Button onPress={() => setSeen(read)}>{m.takeNew}</Button>
        </Callout>
      ) : null}
      <Form
        label={m.formTitle}
        errors={[...errors, ...refused]}
        errorTitle={m.toMend}
        onSubmit={submit}
        isPending={send.busy}
      >
        <CheckboxGroup
          name="departments"
          label={m.to}
          value={to}
          onChange={setTo}
          options={open.map(({ department, name, recipient }) => ({
            value: department,
            text: name,
            hint: m.recipients[recipient],
          }))}
        />
        <RadioGroup
          name="stage"
          label={m.stage}
          value={stage}
          onChange={setStage}
          options={stages.map((value) => ({ value, text: m.stages[value] }))}
        />
        <TextField
          name="processor"
          label={m.processor}
          value={processor}
          onChange={setProcessor}
          maxLength={200}
        />
        <ItemFields texts={items} onChange={setItems} />
        {stage === 'final' ? <SummaryFields texts={summary} onChange={setSummary} /> : null}
        <ContactField contact={contact} onChange={setContact} />
        <Facts draft={draft} />
        <Callout tone={gaps.first.length > 0 ? 'problem' : 'note'}>
          {gaps.first.length + gaps.later.length === 0 ? (
            <p>{m.noGaps}</p>
          ) : (
            <>
              <p>
                <strong>{m.gaps}</strong>
              </p>
              <ul className="k-plain">
                {[...gaps.first, ...gaps.later].map((item) => (
                  <li key={item}>{pick(incidentItemTexts[item])}</li>
                ))}
              </ul>
            </>
          )}
        </Callout>
        <FormActions>
          <Button type="submit" look="solid" isPending={send.busy}>
            {m.send}
          </Button>
          <Button onPress={onEnd}>{m.cancel}</Button>
        </FormActions>
      </Form>
      <ConfirmDialog
        isOpen={asks}
        title={m.confirmTitle}
        consequence={m.confirmText}
        confirmText={m.send}
        cancelText={m.cancel}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          send.run();
        }}
      />
    </Card>
  );
}

/** Times and counts that go with the words: no person is among them. */
function Facts({ draft }: { readonly draft: IncidentSendings['draft'] }) {
  const { m, time, date, number } = useSendingWords();
  const { persons, minors, told: given, notice, handling_ended_on } = draft;
  const at = (term: string, instant: string | null): DescriptionItem[] =>
    instant === null ? [] : [{ term, detail: time(instant) }];
  return (
    <Fieldset legend={m.facts}>
      <DescriptionList
        items={[
          { term: m.known, detail: time(draft.known_at) },
          {
            term: m.persons,
            detail:
              persons.at_most === null
                ? m.personsFrom(number(persons.at_least))
                : m.personsBetween(number(persons.at_least), number(persons.at_most)),
          },
          { term: m.minors, detail: minors === null ? m.unknown : number(minors) },
          ...at(m.remedied, draft.remedied_at),
          ...at(m.contained, draft.contained_at),
          ...(given === null
            ? []
            : [
                {
                  term: m.told,
                  detail: `${m.toldCounts(number(given.persons), number(given.guardians))} · ${time(given.last_at)}`,
                },
              ]),
          { term: m.notice, detail: notice === null ? m.noticeNot : m.noticeGoes },
          ...(handling_ended_on === null ? [] : [{ term: m.ended, detail: date(handling_ended_on) }]),
        ]}
      />
    </Fieldset>
  );
}
