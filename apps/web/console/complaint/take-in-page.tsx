import { useState } from 'react';
import {
  Button,
  Callout,
  Checkbox,
  CopyField,
  DateField,
  Form,
  FormActions,
  type FormError,
  RadioGroup,
  Select,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useComplaintWords } from './words.ts';

const CHANNELS = ['counter', 'phone', 'letter', 'email', 'device', 'anonymous_box'] as const;
type Channel = (typeof CHANNELS)[number];

/** Takes in what came on paper, by telephone or at the counter. */
export function TakeInPage() {
  const { m } = useComplaintWords();
  const [once] = useState(() => crypto.randomUUID());
  const [channel, setChannel] = useState<Channel | null>(null);
  const [from, setFrom] = useState<'public' | 'staff'>('public');
  const [text, setText] = useState('');
  const [contact, setContact] = useState('');
  const [receivedOn, setReceivedOn] = useState('');
  const [handedOver, setHandedOver] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [receipt, setReceipt] = useState<{ readonly reference: string; readonly code: string } | null>(null);
  const take = useAct(
    async (by: Channel) =>
      platform.complaint.takeIn({
        once,
        from,
        text: text.trim(),
        contact: contact.trim() === '' ? null : contact.trim(),
        purpose_id: null,
        site: null,
        channel: by,
        received_on: receivedOn === '' ? null : receivedOn,
        handed_over: handedOver,
      }),
    setReceipt,
  );
  const submit = () => {
    const wrong: FormError[] = [
      ...(channel === null ? [{ field: 'channel', text: m.needed(m.channel) }] : []),
      ...(text.trim() === '' ? [{ field: 'text', text: m.needed(m.text) }] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0 && channel !== null) take.run(channel);
  };
  const copyTexts = { copyText: m.copy, copiedText: m.copied, failedText: m.copyFailed };
  return (
    <SectionPage title={m.takeIn} lead={m.lead} trail={[{ text: m.title, to: ['complaints'] }]}>
      {receipt === null ? (
        <>
          <ProblemText trouble={take.trouble} />
          <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={take.busy}>
            <Select
              name="channel"
              label={m.channel}
              value={channel}
              options={CHANNELS.map((value) => ({ value, text: m.channels[value] }))}
              onChange={setChannel}
              placeholder={m.needed(m.channel)}
              isRequired
            />
            <RadioGroup
              name="from"
              label={m.sender}
              value={from}
              options={(['public', 'staff'] as const).map((value) => ({ value, text: m.froms[value] }))}
              onChange={setFrom}
            />
            <TextField
              name="text"
              label={m.text}
              kind="multiline"
              value={text}
              onChange={setText}
              maxLength={4000}
              isRequired
            />
            <TextField
              name="contact"
              label={m.contact}
              hint={m.contactHint}
              value={contact}
              onChange={setContact}
              maxLength={200}
            />
            <DateField name="received" label={m.receivedOn} value={receivedOn} onChange={setReceivedOn} />
            <Checkbox name="handed" label={m.handedOver} isSelected={handedOver} onChange={setHandedOver} />
            <FormActions>
              <Button type="submit" look="solid" isPending={take.busy}>
                {m.make}
              </Button>
              <Button look="quiet" onPress={() => goTo(['complaints'])}>
                {m.cancel}
              </Button>
            </FormActions>
          </Form>
        </>
      ) : (
        <>
          <Callout tone="ok" alert>
            <p>{m.receipt}</p>
          </Callout>
          <CopyField label={m.reference} value={receipt.reference} {...copyTexts} />
          <CopyField label={m.code} value={receipt.code} {...copyTexts} />
          <div>
            <Button onPress={() => goTo(['complaints'])}>{m.toList}</Button>
          </div>
        </>
      )}
    </SectionPage>
  );
}
