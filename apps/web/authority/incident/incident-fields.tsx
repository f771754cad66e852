import type { IncidentStage, IncidentStatus, ReportedIncident } from '@consentry/contract';
import { IncidentItem, IncidentSummaryPart } from '@consentry/law';
import { useState } from 'react';
import { Checkbox, DateField, DateTimeField, Fieldset, NumberField, RadioGroup, Select } from '@consentry/ui';
import {
  ContactField,
  ItemFields,
  SummaryFields,
  type Texts,
  textsOf,
  useReportLabels,
} from '../../shared/incident/report-fields.tsx';
import { useIncidentWords } from './words.ts';

type Known = NonNullable<IncidentStatus['incident']>;

/** What is typed of an incident, empty where nothing is. */
export interface Typed {
  readonly kind: ReportedIncident['kind'] | null;
  readonly certainty: ReportedIncident['certainty'];
  readonly grade: NonNullable<ReportedIncident['grade']> | 'none';
  readonly operator: ReportedIncident['operator'];
  readonly known_at: string;
  readonly faces: 'yes' | 'no' | 'unknown';
  readonly at_least: number | null;
  readonly at_most: number | null;
  readonly minors: number | null;
  readonly items: Texts<IncidentItem>;
  readonly contact: string;
  readonly told_persons: number | null;
  readonly told_guardians: number | null;
  readonly told_public: boolean;
  readonly ended: string;
  readonly summary: Texts<IncidentSummaryPart>;
}

/** Begins with what was reported last. */
export function typedOf(known: Known | null): Typed {
  const faces = known?.faces === true ? 'yes' : 'no';
  return {
    kind: known?.kind ?? null,
    certainty: known?.certainty ?? 'happened',
    grade: known?.grade ?? 'none',
    operator: known?.operator ?? 'other',
    known_at: known?.known_at ?? '',
    faces: known === null || known.faces === null ? 'unknown' : faces,
    at_least: known?.persons.at_least ?? 0,
    at_most: known?.persons.at_most ?? null,
    minors: known?.minors ?? null,
    items: textsOf(IncidentItem.options, (item) => known?.items[item]),
    contact: known?.contact ?? '',
    told_persons: known?.told?.persons ?? null,
    told_guardians: known?.told?.guardians ?? null,
    told_public: known?.told?.public_warning ?? false,
    ended: known?.handling_ended_on ?? '',
    summary: textsOf(IncidentSummaryPart.options, (part) => known?.summary?.[part]),
  };
}

/** What is sent of it; whether that fits, the schema of the interface says. */
export function sentOf(typed: Typed, known: Known | null, stage: IncidentStage, now: string) {
  const { kind, certainty, grade, operator, known_at, faces, at_least, at_most, minors, contact } = typed;
  const told = {
    last_at: now,
    persons: typed.told_persons ?? 0,
    guardians: typed.told_guardians ?? 0,
    public_warning: typed.told_public,
  };
  const trimmed = (texts: Readonly<Record<string, string>>, none: '' | null) =>
    Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, text.trim() === '' ? none : text.trim()]),
    );
  return {
    kind,
    certainty,
    grade: grade === 'none' ? null : grade,
    operator,
    known_at,
    faces: faces === 'unknown' ? null : faces === 'yes',
    persons: { at_least: at_least ?? 0, at_most },
    minors,
    remedied_at: known?.remedied_at ?? null,
    contained_at: known?.contained_at ?? null,
    items: trimmed(typed.items, null),
    notice: known?.notice ?? null,
    told: stage === 'told' ? told : (known?.told ?? null),
    handling_ended_on: typed.ended === '' ? null : typed.ended,
    summary: stage === 'final' ? trimmed(typed.summary, '') : null,
    contact: contact.trim(),
  };
}

/** What an incident is typed into. */
export function useTyped(known: Known | null) {
  const [typed, setTyped] = useState(() => typedOf(known));
  return { typed, set: (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part })) };
}

export interface IncidentFieldsProps {
  readonly typed: Typed;
  readonly set: (part: Partial<Typed>) => void;
  readonly stage: IncidentStage;
}

const KINDS = ['leak', 'tampering', 'loss', 'other'] as const;
const GRADES = ['none', 'general', 'relatively_serious', 'serious', 'particularly_serious'] as const;
const FACES = ['yes', 'no', 'unknown'] as const;
const CERTAINTIES = ['happened', 'possible'] as const;
/** The fields of a report: counts, times, and words for each item. */
export function IncidentFields({ typed, set, stage }: IncidentFieldsProps) {
  const { m } = useIncidentWords();
  return (
    <>
      <RadioGroup
        name="incident.kind"
        label={m.kind}
        value={typed.kind}
        onChange={(kind) => set({ kind })}
        options={KINDS.map((value) => ({ value, text: m.kinds[value] }))}
      />
      <RadioGroup
        name="incident.certainty"
        label={m.certainty}
        value={typed.certainty}
        onChange={(certainty) => set({ certainty })}
        options={CERTAINTIES.map((value) => ({ value, text: m.certainties[value] }))}
      />
      <Select
        name="incident.grade"
        label={m.grade}
        value={typed.grade}
        onChange={(grade) => set({ grade })}
        placeholder={m.grades.none}
        options={GRADES.map((value) => ({ value, text: m.grades[value] }))}
      />
      <DateTimeField
        name="incident.known_at"
        label={m.known}
        value={typed.known_at}
        onChange={(known_at) => set({ known_at })}
      />
      <RadioGroup
        name="incident.faces"
        label={m.faces}
        value={typed.faces}
        onChange={(faces) => set({ faces })}
        options={FACES.map((value) => ({ value, text: m[value] }))}
      />
      <NumberField
        name="incident.persons.at_least"
        label={m.atLeast}
        value={typed.at_least}
        onChange={(at_least) => set({ at_least })}
        min={0}
      />
      <NumberField
        name="incident.persons.at_most"
        label={m.atMost}
        hint={m.atMostHint}
        value={typed.at_most}
        onChange={(at_most) => set({ at_most })}
        min={0}
      />
      <NumberField
        name="incident.minors"
        label={m.minors}
        hint={m.minorsHint}
        value={typed.minors}
        onChange={(minors) => set({ minors })}
        min={0}
      />
      <Fieldset legend={m.items} hint={m.itemsHint}>
        <ItemFields within="incident." texts={typed.items} onChange={(items) => set({ items })} />
      </Fieldset>
      {stage === 'told' ? (
        <>
          <NumberField
            name="incident.told.persons"
            label={m.toldPersons}
            value={typed.told_persons}
            onChange={(told_persons) => set({ told_persons })}
            min={0}
          />
          <NumberField
            name="incident.told.guardians"
            label={m.toldGuardians}
            value={typed.told_guardians}
            onChange={(told_guardians) => set({ told_guardians })}
            min={0}
          />
          <Checkbox
            name="incident.told.public_warning"
            label={m.toldPublic}
            isSelected={typed.told_public}
            onChange={(told_public) => set({ told_public })}
          />
        </>
      ) : null}
      {stage === 'final' ? (
        <SummaryFields within="incident." texts={typed.summary} onChange={(summary) => set({ summary })}>
          <DateField
            name="incident.handling_ended_on"
            label={m.ended}
            value={typed.ended}
            onChange={(ended) => set({ ended })}
          />
        </SummaryFields>
      ) : null}
      <ContactField within="incident." contact={typed.contact} onChange={(contact) => set({ contact })} />
    </>
  );
}

/** Names of the fields, for what is wrong with them. */
export function useFieldLabels(): Readonly<Record<string, string>> {
  const { m } = useIncidentWords();
  return {
    to: m.to,
    region: m.region,
    processor: m.processor,
    'incident.kind': m.kind,
    'incident.known_at': m.known,
    'incident.persons.at_least': m.atLeast,
    'incident.persons.at_most': m.atMost,
    'incident.minors': m.minors,
    'incident.handling_ended_on': m.ended,
    'incident.told': m.told,
    ...useReportLabels('incident.'),
  };
}
