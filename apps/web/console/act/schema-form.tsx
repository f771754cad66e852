import { type ReactNode, useMemo, useState } from 'react';
import { z } from 'zod';
import { Button, Form, FormActions, type FormError, type Option } from '@consentry/ui';
import type { Trouble } from '../../shared/api/trouble.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { type Shape, emptyOf, shapeOf } from '../posture/form-shape.ts';
import { GroupFields } from '../posture/shape-field.tsx';
import { OwnFieldsProvider, useFieldName } from '../posture/use-field-name.ts';
import { usePostureWords } from '../posture/words.ts';
import { useWords } from '../words.ts';
import '../posture/facts-section.css';

export interface SchemaFormProps<S extends z.ZodType> {
  /** What the platform takes: its fields are those of the form. */
  readonly schema: S;
  /** What it begins with, over what is empty. */
  readonly before?: Partial<z.input<S>>;
  /** Names of fields and choices in the language chosen. */
  readonly names: Readonly<Record<string, string>>;
  /** What may be chosen where the schema knows only a text. */
  readonly options?: Readonly<Record<string, readonly Option[]>>;
  readonly saveText: string;
  readonly cancelText: string;
  readonly act: { readonly busy: boolean; readonly trouble: Trouble | null };
  readonly onSave: (value: z.output<S>) => void;
  readonly onCancel: () => void;
  /** Stands over the fields. */
  readonly children?: ReactNode;
}

const NO_OPTIONS = {};

/** A form made from what the platform takes: the fields, their limits and what is wrong with them. */
export function SchemaForm<S extends z.ZodType>(props: SchemaFormProps<S>) {
  const { names, options = NO_OPTIONS } = props;
  const own = useMemo(() => ({ names, options }), [names, options]);
  return (
    <OwnFieldsProvider value={own}>
      <Fields {...props} />
    </OwnFieldsProvider>
  );
}

function Fields<S extends z.ZodType>({
  schema,
  before,
  saveText,
  cancelText,
  act: { busy, trouble },
  onSave,
  onCancel,
  children,
}: SchemaFormProps<S>) {
  const { m } = usePostureWords();
  const { m: words } = useWords();
  const nameOf = useFieldName();
  const shape = useMemo(
    () => shapeOf(z.toJSONSchema(schema, { io: 'input' }) as Parameters<typeof shapeOf>[0]),
    [schema],
  );
  const [value, setValue] = useState<unknown>(() => ({ ...unchosen(shape), ...before }));
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  if (shape.kind !== 'group') throw new RangeError('A form has fields.');
  const submit = () => {
    const read = schema.safeParse(value);
    const wrong = (read.error?.issues ?? []).map(({ path }) => path.map(String));
    setErrors(
      [...new Map(wrong.map((path) => [path.join('.'), path]))].map(([field, path]) => ({
        field,
        text: (isEmptyAt(value, path) ? words.form.needed : m.facts.wrongAt)(path.map(nameOf).join(' › ')),
      })),
    );
    if (read.success) onSave(read.data);
  };
  return (
    <>
      <ProblemText trouble={trouble} />
      {children}
      <Form errors={errors} errorTitle={m.facts.wrong(errors.length)} onSubmit={submit} isPending={busy}>
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
