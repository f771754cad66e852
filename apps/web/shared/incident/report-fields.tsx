import { IncidentItem, IncidentSummaryPart, incidentItemTexts, incidentSummaryTexts } from '@consentry/law';
import type { ReactNode } from 'react';
import { Fieldset, TextField } from '@consentry/ui';
import { useReportWords } from './words.ts';

/** Texts by name, empty where nothing is typed. */
export type Texts<N extends string> = Readonly<Record<N, string>>;

/** Makes a text for each name. */
export function textsOf<N extends string>(
  names: readonly N[],
  text: (name: N) => string | null | undefined,
): Texts<N> {
  return Object.fromEntries(names.map((name) => [name, text(name) ?? ''])) as Record<N, string>;
}

interface TextsProps<N extends string> {
  /** Before the names of its fields: `incident.` where they are a part of what is sent. */
  readonly within?: 'incident.';
  readonly texts: Texts<N>;
  readonly onChange: (texts: Texts<N>) => void;
}

/** Items that cannot follow later (第七条). */
const FIRST: ReadonlySet<IncidentItem> = new Set(['organisation', 'event']);

/** The items of a report, one field each (第七条). */
export function ItemFields({ within, texts, onChange }: TextsProps<IncidentItem>) {
  const { m, pick } = useReportWords();
  return IncidentItem.options.map((item) => (
    <TextField
      key={item}
      name={`${within ?? ''}items.${item}`}
      kind="multiline"
      rows={item === 'event' ? 6 : 3}
      label={pick(incidentItemTexts[item])}
      hint={FIRST.has(item) ? m.mustHave : m.mayFollow}
      value={texts[item]}
      onChange={(text) => onChange({ ...texts, [item]: text })}
      maxLength={2000}
    />
  ));
}

export interface SummaryFieldsProps extends TextsProps<IncidentSummaryPart> {
  /** What stands before them. */
  readonly children?: ReactNode;
}

/** The parts of a final report, one field each (第八条). */
export function SummaryFields({ within, texts, onChange, children }: SummaryFieldsProps) {
  const { m, pick } = useReportWords();
  return (
    <Fieldset legend={m.summary}>
      {children}
      {IncidentSummaryPart.options.map((part) => (
        <TextField
          key={part}
          name={`${within ?? ''}summary.${part}`}
          kind="multiline"
          rows={2}
          label={pick(incidentSummaryTexts[part])}
          value={texts[part]}
          onChange={(text) => onChange({ ...texts, [part]: text })}
          maxLength={2000}
        />
      ))}
    </Fieldset>
  );
}

export interface ContactFieldProps {
  readonly within?: 'incident.';
  readonly contact: string;
  readonly onChange: (contact: string) => void;
}

/** How the organisation is reached: an office, no person. */
export function ContactField({ within, contact, onChange }: ContactFieldProps) {
  const { m } = useReportWords();
  return (
    <TextField
      name={`${within ?? ''}contact`}
      label={m.contact}
      hint={m.contactHint}
      value={contact}
      onChange={onChange}
      maxLength={200}
    />
  );
}

/** What these fields are called, for what is wrong with them. */
export function useReportLabels(within: '' | 'incident.'): Readonly<Record<string, string>> {
  const { m, pick } = useReportWords();
  return {
    [`${within}contact`]: m.contact,
    ...Object.fromEntries(
      IncidentItem.options.map((item) => [`${within}items.${item}`, pick(incidentItemTexts[item])]),
    ),
    ...Object.fromEntries(
      IncidentSummaryPart.options.map((part) => [
        `${within}summary.${part}`,
        pick(incidentSummaryTexts[part]),
      ]),
    ),
  };
}
