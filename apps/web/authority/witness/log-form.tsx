import { NumberField, TextField } from '@consentry/ui';
import { useWitnessWords } from './words.ts';

/** What is typed of a log. */
export interface LogDraft {
  readonly processor: string;
  readonly url: string;
  readonly stall_hours: number | null;
}

export interface LogFieldsProps {
  readonly draft: LogDraft;
  readonly onChange: (draft: LogDraft) => void;
}

/** Names of the fields, as a person reads them. */
export function useLogLabels() {
  const { m } = useWitnessWords();
  return { processor: m.processor, key: m.key, url: m.url, stall_hours: m.stallHours } as const;
}

/** Whose log it is, where it is asked, and when it has stalled. */
export function LogFields({ draft, onChange }: LogFieldsProps) {
  const { m } = useWitnessWords();
  const change = (part: Partial<LogDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <TextField
        name="processor"
        label={m.processor}
        value={draft.processor}
        onChange={(processor) => change({ processor })}
        maxLength={200}
      />
      <TextField
        name="url"
        label={m.url}
        mark={m.optional}
        hint={m.urlHint}
        value={draft.url}
        onChange={(url) => change({ url })}
        maxLength={2048}
      />
      <NumberField
        name="stall_hours"
        label={m.stallHours}
        hint={m.stallHint}
        value={draft.stall_hours}
        onChange={(stall_hours) => change({ stall_hours })}
        min={1}
        max={2160}
      />
    </>
  );
}

/** The draft as the server takes it. */
export function sentOf({ processor, url, stall_hours }: LogDraft) {
  return { processor: processor.trim(), url: url.trim() === '' ? null : url.trim(), stall_hours };
}
