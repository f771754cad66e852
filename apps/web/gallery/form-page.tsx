import { useMemo, useState } from 'react';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  ComboBox,
  DateField,
  DateTimeField,
  Fieldset,
  FileField,
  Form,
  FormActions,
  type FormError,
  NumberField,
  PasswordField,
  RadioGroup,
  SearchField,
  Select,
  Switch,
  TextField,
  formatsOf,
} from '@consentry/ui';
import { useWords } from './words.ts';

type Way = 'card' | 'pin' | 'staff';
type Place = 'office' | 'school' | 'hotel';

const DIGEST = '3fa94c1e88d07b52c6e1f0a9b4d27e65';

export function FormPage() {
  const { m, language } = useWords();
  const words = m.form;
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [name, setName] = useState('');
  const [statement, setStatement] = useState(words.statementValue);
  const [email, setEmail] = useState('li.ming');
  const [secret, setSecret] = useState('correct horse');
  const [days, setDays] = useState<number | null>(30);
  const [place, setPlace] = useState<Place | null>(null);
  const [person, setPerson] = useState<string | null>('li');
  const [agreed, setAgreed] = useState(false);
  const [ways, setWays] = useState<readonly Way[]>(['card', 'pin']);
  const [mode, setMode] = useState<'verify' | 'identify' | null>('verify');
  const [paused, setPaused] = useState(true);
  const [from, setFrom] = useState('2026-03-15');
  const [when, setWhen] = useState('2026-03-15T02:30:00.000Z');
  const [search, setSearch] = useState('p-7');
  const sample = useMemo(
    () => [new File([new Uint8Array(48_200)], words.fileName, { type: 'application/pdf', lastModified: 0 })],
    [words],
  );
  const [files, setFiles] = useState<readonly File[]>(sample);
  const submit = () =>
    setErrors([
      ...(name === '' ? [{ field: 'name', text: words.nameError }] : []),
      ...(email.includes('@') ? [] : [{ field: 'contact.email', text: words.emailError }]),
      ...(agreed ? [] : [{ field: 'agreed', text: words.agreeError }]),
    ]);
  return (
    <Form errors={errors} errorTitle={words.errorTitle} onSubmit={submit}>
      <SearchField label={words.search} value={search} onChange={setSearch} clearText={words.clear} />
      <Fieldset legend={words.title}>
        <TextField
          label={words.name}
          name="name"
          hint={words.nameHint}
          isRequired
          value={name}
          onChange={setName}
        />
        <TextField
          label={words.statement}
          kind="multiline"
          rows={3}
          value={statement}
          onChange={setStatement}
        />
        <TextField
          label={words.email}
          name="contact.email"
          kind="email"
          mark={m.optional}
          value={email}
          onChange={setEmail}
        />
        <PasswordField
          label={words.secret}
          value={secret}
          onChange={setSecret}
          autoComplete="off"
          revealText={words.reveal}
          hideText={words.hide}
        />
        <TextField
          label={words.code}
          kind="code"
          value={DIGEST}
          isReadOnly
          hint={words.readOnly}
          onChange={() => {}}
        />
        <TextField label={words.address} isDisabled value="—" onChange={() => {}} />
        <NumberField
          label={words.days}
          hint={words.daysHint}
          min={1}
          max={366}
          value={days}
          onChange={setDays}
        />
        <Select
          label={words.place}
          placeholder={words.placeEmpty}
          value={place}
          onChange={setPlace}
          options={[
            { value: 'office', text: words.office },
            { value: 'school', text: words.school, hint: words.schoolHint },
            { value: 'hotel', text: words.hotel },
          ]}
        />
        <ComboBox
          label={words.person}
          emptyText={words.personEmpty}
          value={person}
          onChange={setPerson}
          options={[
            { value: 'li', text: words.li },
            { value: 'wang', text: words.wang },
            { value: 'zhao', text: words.zhao },
          ]}
        />
        <CheckboxGroup
          label={words.ways}
          hint={words.waysHint}
          value={ways}
          onChange={setWays}
          options={[
            { value: 'card', text: words.card },
            { value: 'pin', text: words.pin },
            { value: 'staff', text: words.staff },
          ]}
        />
        <RadioGroup
          label={words.mode}
          value={mode}
          onChange={setMode}
          options={[
            { value: 'verify', text: words.verify, hint: words.verifyHint },
            { value: 'identify', text: words.identify, hint: words.identifyHint },
          ]}
        />
        <DateField label={words.from} value={from} onChange={setFrom} min="2026-03-01" />
        <DateTimeField label={words.when} value={when} onChange={setWhen} />
        <Switch label={words.pause} hint={words.pauseHint} isSelected={paused} onChange={setPaused} />
        <FileField
          label={words.file}
          hint={words.fileHint}
          files={files}
          onChange={setFiles}
          accept={['application/pdf']}
          isMultiple
          chooseText={words.choose}
          removeText={words.removeFile}
          size={formatsOf(language).bytes}
        />
        <Checkbox label={words.agree} name="agreed" isRequired isSelected={agreed} onChange={setAgreed} />
      </Fieldset>
      <FormActions>
        <Button type="submit" look="solid">
          {m.save}
        </Button>
        <Button look="quiet">{m.cancel}</Button>
      </FormActions>
    </Form>
  );
}
