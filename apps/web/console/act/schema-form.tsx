import { type ReactNode, useMemo, useState } from 'react';
import { z } from 'zod';
import { Button, Form, FormActions, type FormError, type Option, fieldOfPointer } from '@consentry/ui';
import type { Trouble } from '../../shared/api/trouble.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { type Shape, emptyOf, shapeOf } from '../posture/form-shape.ts';
import { GroupFields } from '../posture/shape-field.tsx';
import { OwnFieldsProvider, useFieldName } from '../posture/use-field-name.ts';
import { useCompared } from '../posture/use-compared.ts';
import { usePostureWords } from '../posture/words.ts';
import { useWords } from '../words.ts';
import { type Compared, Conflict } from './conflict.tsx';
import '../posture/facts-section.css';

export interface SchemaFormProps<S extends z.ZodType, T = unknown> {
  /** What the platform takes: its fields are those of the form. */
  readonly schema: S;
  /** What it begins with, over what is empty. */
  readonly before?: Partial<z.input<S>>;
  /** Names of fields and choices in the language chosen. */
  readonly names: Readonly<Record<string, string>>;
  /** What may be chosen where the schema knows only a text. */
  readonly options?: Readonly<Record<string, readonly Option[]>>;
  /** What may be missing is left out, and not unknown. */
  readonly leavesOut?: boolean;
  readonly saveText: string;
  readonly cancelText: string;
  readonly act: { readonly busy: boolean; readonly trouble: Trouble | null };
  /** `over`: what somebody else saved meanwhile, and this is to be saved over. */
  readonly onSave: (value: z.output<S>, over?: T) => void;
  readonly onCancel: () => void;
  /** Left out where nobody else can change it. */
  readonly clash?: Clash<T, z.input<S>>;
  /** Stands over the fields. */
  readonly children?: ReactNode;
}

/** What to show where somebody else changed the thing meanwhile. */
export interface Clash<T, V> {
  /** Reads what is saved now. */
  readonly latest: () => Promise<T>;
  /** What the form would begin with; for a form that writes anew what is there. */
  readonly formOf?: (latest: T) => Partial<V>;
  /** What the thing is, in words; for a form that adds to it: as it was seen, and as it is now. */
  readonly seen?: readonly Compared[];
  readonly lines?: (latest: T) => readonly Compared[];
}

const NO_OPTIONS = {};

/** A form made from what the platform takes: the fields, their limits and what is wrong with them. */
export function SchemaForm<S extends z.ZodType, T = unknown>(props: SchemaFormProps<S, T>) {
  const { names, options = NO_OPTIONS, leavesOut = false } = props;
  const own = useMemo(() => ({ names, options, leavesOut }), [names, options, leavesOut]);
  return (
    <OwnFieldsProvider value={own}>
      <Fields {...props} />
    </OwnFieldsProvider>
  );
}

function Fields<S extends z.ZodType, T>({
  schema,
  before,
  saveText,
  cancelText,
  act: { busy, trouble },
  onSave,
  onCancel,
  clash,
  children,
}: SchemaFormProps<S, T>) {
  const { m } = usePostureWords();
  const { m: words } = useWords();
  const nameOf = useFieldName();
  const shape = useMemo(
    () => shapeOf(z.toJSONSchema(schema, { io: 'input' }) as Parameters<typeof shapeOf>[0]),
    [schema],
  );
  const beginsWith = (given: object | undefined): unknown => ({ ...unchosen(shape), ...given });
  const [value, setValue] = useState(() => beginsWith(before));
  const compared = useCompared(shape);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const refused = useMemo(
    () =>
      (trouble?.fields ?? []).map(fieldOfPointer).map((field) => ({
        field,
        text: m.facts.wrongAt(field.split('.').map(nameOf).join(' › ')),
      })),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each refusal: new errors take the focus
    [trouble],
  );
  const wrongNow = errors.length > 0 ? errors : refused;
  if (shape.kind !== 'group') throw new RangeError('A form has fields.');
  const submit = (over?: T) => {
    const read = schema.safeParse(value);
    const wrong = (read.error?.issues ?? []).map(({ path }) => path.map(String));
    setErrors(
      [...new Map(wrong.map((path) => [path.join('.'), path]))].map(([field, path]) => ({
        field,
        text: (isEmptyAt(value, path) ? words.form.needed : m.facts.wrongAt)(path.map(nameOf).join(' › ')),
      })),
    );
    if (read.success) onSave(read.data, over);
  };
  return (
    <>
      <ProblemText trouble={trouble} />
      {clash === undefined ? null : (
        <Conflict
          act={{ trouble }}
          mine={clash.seen ?? compared(value)}
          {...(clash.seen === undefined ? {} : { mineTitle: words.conflict.seen })}
          latest={clash.latest}
          shown={(latest) => clash.lines?.(latest) ?? compared(beginsWith(clash.formOf?.(latest)))}
          onTake={onCancel}
          onKeep={(latest) => submit(latest)}
        />
      )}
      {children}
      <Form
        errors={wrongNow}
        errorTitle={m.facts.wrong(wrongNow.length)}
        onSubmit={() => submit()}
        isPending={busy}
      >
        <GroupFields shape={shape} path="" value={value} onChange={setValue} />
        <FormActions>
          <Button type="submit" look="solid" isPending={busy}>
            {saveText}
          </Button>
          <Button look="quiet" onPress={onCancel}>
            {cancelText}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

/** What stands there before anything was filled in; nothing is chosen for whoever fills it in. */
function unchosen(shape: Shape): object {
  if (shape.kind !== 'group') return {};
  return Object.fromEntries(
    shape.fields.map(([name, of]) => [name, of.kind === 'choice' ? '' : emptyOf(of)]),
  );
}

/** Whether nothing is filled in at a path. */
function isEmptyAt(value: unknown, path: readonly string[]): boolean {
  const at = path.reduce<unknown>(
    (one, name) => (typeof one === 'object' && one !== null ? Reflect.get(one, name) : undefined),
    value,
  );
  return at === '' || (Array.isArray(at) && at.length === 0);
}
