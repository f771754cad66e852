import type { BiText } from '@consentry/law';
import { useContext, useState } from 'react';
import {
  Button,
  CheckboxGroup,
  DateField,
  DateTimeField,
  Disclosure,
  Fieldset,
  NumberField,
  RadioGroup,
  Select,
  TextField,
} from '@consentry/ui';
import { type Shape, emptyOf } from './form-shape.ts';
import { OwnFieldsContext, useFieldName, useFieldOptions } from './use-field-name.ts';
import { usePostureWords } from './words.ts';

export interface ShapeFieldProps {
  readonly shape: Shape;
  /** The name of the field in the facts, for example `measured_on`. */
  readonly name: string;
  /** Its path with dots, by which errors come to it. */
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The fields of one place of the facts, made from its shape. */
export function ShapeField({ shape, name, path, value, onChange }: ShapeFieldProps) {
  const { m } = usePostureWords();
  const nameOf = useFieldName();
  const options = useFieldOptions(name);
  const field = { label: nameOf(name), name: path };
  switch (shape.kind) {
    case 'text':
      return options === null ? (
        <TextField
          {...field}
          value={textOf(value)}
          onChange={onChange}
          kind={shape.maxLength > 300 ? 'multiline' : 'text'}
          rows={2}
          maxLength={shape.maxLength}
        />
      ) : (
        <Select
          {...field}
          value={textOf(value)}
          options={options}
          onChange={onChange}
          placeholder={m.facts.choose}
        />
      );
    case 'texts':
      return options === null ? (
        <Texts {...field} value={value} onChange={onChange} />
      ) : (
        <CheckboxGroup
          {...field}
          {...(options.length === 0 ? { hint: m.facts.empty } : {})}
          value={Array.isArray(value) ? (value as string[]) : []}
          options={options}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <NumberField
          {...field}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? shape.min)}
          min={shape.min}
          max={shape.max}
          format={shape.whole ? { maximumFractionDigits: 0 } : { maximumFractionDigits: 4 }}
        />
      );
    case 'yes-no':
      return (
        <RadioGroup
          {...field}
          value={value === true ? 'yes' : 'no'}
          options={[
            { value: 'yes' as const, text: m.facts.yes },
            { value: 'no' as const, text: m.facts.no },
          ]}
          onChange={(next) => onChange(next === 'yes')}
        />
      );
    case 'day':
      return <DateField {...field} value={textOf(value)} onChange={onChange} />;
    case 'instant':
      return <DateTimeField {...field} value={textOf(value)} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...field}
          value={textOf(value)}
          options={shape.options.map((option) => ({ value: option, text: nameOf(option) }))}
          onChange={onChange}
          placeholder={m.facts.choose}
        />
      );
    case 'choices':
      return (
        <CheckboxGroup
          {...field}
          value={Array.isArray(value) ? (value as string[]) : []}
          options={shape.options.map((option) => ({ value: option, text: nameOf(option) }))}
          onChange={onChange}
        />
      );
    case 'both-languages':
      return <BothLanguages {...field} value={value as BiText} onChange={onChange} />;
    case 'group':
      return (
        <Fieldset legend={field.label}>
          <GroupFields shape={shape} path={path} value={value} onChange={onChange} />
        </Fieldset>
      );
    case 'list':
      return <List shape={shape} {...field} value={value} onChange={onChange} path={path} />;
    case 'maybe':
      return <Maybe shape={shape} name={name} path={path} value={value} onChange={onChange} />;
    default:
      return <Json {...field} value={value} onChange={onChange} />;
  }
}

interface GroupProps {
  readonly shape: Extract<Shape, { kind: 'group' }>;
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The fields of a group, without a frame of its own. */
export function GroupFields({ shape, path, value, onChange }: GroupProps) {
  const of = (value ?? {}) as Readonly<Record<string, unknown>>;
  return (
    <div className="k-fields">
      {shape.fields.map(([name, one]) => (
        <ShapeField
          key={name}
          shape={one}
          name={name}
          path={path === '' ? name : `${path}.${name}`}
          value={of[name]}
          onChange={(next) => onChange({ ...of, [name]: next })}
        />
      ))}
    </div>
  );
}

interface NamedProps {
  readonly label: string;
  readonly name: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function BothLanguages({ label, name, value, onChange }: NamedProps & { readonly value: BiText }) {
  const { m } = usePostureWords();
  return (
    <div className="k-two">
      <TextField
        name={`${name}.zh-CN`}
        label={`${label} · ${m.facts.zh}`}
        value={value['zh-CN']}
        onChange={(zh) => onChange({ ...value, 'zh-CN': zh })}
      />
      <TextField
        name={`${name}.en`}
        label={`${label} · ${m.facts.en}`}
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
      />
    </div>
  );
}

function Texts({ label, name, value, onChange }: NamedProps) {
  const { m } = usePostureWords();
  const [typed, setTyped] = useState(() => (Array.isArray(value) ? value.join('\n') : ''));
  return (
    <TextField
      label={label}
      name={name}
      hint={m.facts.lines}
      kind="multiline"
      rows={2}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange(
          text
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        );
      }}
    />
  );
}

function Maybe({
  shape,
  name,
  path,
  value,
  onChange,
}: ShapeFieldProps & { readonly shape: Extract<Shape, { kind: 'maybe' }> }) {
  const { m } = usePostureWords();
  const nameOf = useFieldName();
  const { leavesOut = false } = useContext(OwnFieldsContext);
  const known = value !== null && value !== undefined;
  const label = nameOf(name);
  return (
    <div className="k-maybe">
      <RadioGroup
        label={label}
        {...(known ? {} : { name: path })}
        value={known ? 'known' : 'unknown'}
        options={[
          { value: 'unknown' as const, text: leavesOut ? m.facts.leftOut : m.facts.unknown },
          { value: 'known' as const, text: leavesOut ? m.facts.asFollows : m.facts.known },
        ]}
        onChange={(next) => onChange(next === 'known' ? startOf(shape.of) : null)}
      />
      {known ? (
        <ShapeField shape={shape.of} name={name} path={path} value={value} onChange={onChange} />
      ) : null}
    </div>
  );
}

/** What is known begins empty, and not as unknown again. */
function startOf(shape: Shape): unknown {
  return shape.kind === 'json' ? {} : emptyOf(shape);
}

interface ListProps extends NamedProps {
  readonly shape: Extract<Shape, { kind: 'list' }>;
  readonly path: string;
}

function List({ shape, label, path, value, onChange }: ListProps) {
  const { m } = usePostureWords();
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const put = (index: number, next: unknown) => onChange(items.map((one, at) => (at === index ? next : one)));
  return (
    <Fieldset legend={label}>
      {items.length === 0 ? <p className="k-soft">{m.facts.empty}</p> : null}
      {items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- entries have no name but their place
        <div key={index} className="k-entry">
          <Disclosure title={`${m.facts.item(index + 1)} ${titleOf(item)}`}>
            <div className="k-stack">
              {shape.of.kind === 'group' ? (
                <GroupFields
                  shape={shape.of}
                  path={`${path}.${index}`}
                  value={item}
                  onChange={(next) => put(index, next)}
                />
              ) : (
                <ShapeField
                  shape={shape.of}
                  name={label}
                  path={`${path}.${index}`}
                  value={item}
                  onChange={(next) => put(index, next)}
                />
              )}
              <div>
                <Button
                  icon="trash"
                  look="quiet"
                  onPress={() => onChange(items.filter((_, at) => at !== index))}
                >
                  {m.facts.remove}
                </Button>
              </div>
            </div>
          </Disclosure>
        </div>
      ))}
      <div>
        <Button icon="plus" onPress={() => onChange([...items, emptyOf(shape.of)])}>
          {m.facts.add(label)}
        </Button>
      </div>
    </Fieldset>
  );
}

/** What names an entry to whoever looks for it. */
function titleOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return '';
  const { id, purpose_id, device_id, kind } = item as Readonly<Record<string, unknown>>;
  const name = [id, purpose_id, device_id, kind].find((one) => typeof one === 'string' && one !== '');
  return typeof name === 'string' ? name : '';
}

function Json({ label, name, value, onChange }: NamedProps) {
  const { m } = usePostureWords();
  const [typed, setTyped] = useState(() => JSON.stringify(value, null, 1));
  const [wrong, setWrong] = useState(false);
  return (
    <TextField
      label={label}
      name={name}
      kind="multiline"
      rows={3}
      hint="JSON"
      error={wrong ? m.facts.wrongAt(label) : ''}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        try {
          onChange(JSON.parse(text));
          setWrong(false);
        } catch {
          setWrong(true);
        }
      }}
    />
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
