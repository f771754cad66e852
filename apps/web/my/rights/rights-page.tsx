import { useState } from 'react';
import type { RightsKind, RightsRequestView } from '@consentry/contract';
import {
  Button,
  EmptyState,
  Form,
  FormActions,
  type FormError,
  Link,
  RadioGroup,
  Section,
  StatusChip,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { DueClock } from '../../shared/due/due-clock.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useHref, useSubject } from '../people/subject.tsx';
import { useWords } from '../words.ts';

type Correction = NonNullable<RightsRequestView['correction']>;
const KINDS: readonly RightsKind[] = [
  'access',
  'copy',
  'correct',
  'delete',
  'explain',
  'limit',
  'transfer',
  'decision_review',
];

/** The person's requests with their clocks. */
export function RightsPage() {
  const { m, date } = useWords();
  const { person } = useSubject();
  const href = useHref();
  const [pages, setPages] = useState(1);
  const list = useQuery(`rights ${person} ${pages}`, async (signal) => {
    const found = [];
    let more = false;
    let page = 0;
    for await (const got of platform.rights.ofPerson({ person }, { signal }).pages()) {
      found.push(...got.requests);
      page += 1;
      more = got.cursor !== null;
      if (page === pages) break;
    }
    return { found, more };
  });
  return (
    <Page heading={m.rights.heading} lead={m.rights.lead} site={m.title}>
      <div className="m-actions">
        <Button
          look="solid"
          icon="plus"
          onPress={() => {
            location.hash = href('rights', 'new');
          }}
        >
          {m.rights.open}
        </Button>
      </div>
      <Loaded query={list}>
        {({ found, more }) =>
          found.length === 0 ? (
            <EmptyState title={m.rights.none} text={m.rights.noneText} />
          ) : (
            <>
              <ul className="m-rows">
                {found.map((request) => (
                  <li key={request.request}>
                    <div className="m-row-head">
                      <Link href={href('rights', request.request)}>{m.rights.kinds[request.kind]}</Link>
                      <StatusChip
                        tone={
                          request.state === 'refused'
                            ? 'problem'
                            : request.state === 'granted'
                              ? 'ok'
                              : 'note'
                        }
                      >
                        {m.rights.states[request.state]}
                      </StatusChip>
                    </div>
                    <p className="m-soft">
                      {m.rights.received} {date(request.received_on)}
                    </p>
                    <DueClock due={request.due} />
                  </li>
                ))}
              </ul>
              {more ? (
                <div>
                  <Button onPress={() => setPages(pages + 1)}>{m.shell.more}</Button>
                </div>
              ) : null}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** Asks for a right: what, in which words, about which purpose. No reason is needed. */
export function NewRequestPage() {
  const { m, pick } = useWords();
  const { person } = useSubject();
  const href = useHref();
  const [kind, setKind] = useState<RightsKind | null>(null);
  const [wish, setWish] = useState('');
  const [correct, setCorrect] = useState({ name: '', email: '', phone: '' });
  const [purpose, setPurpose] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const rules = useQuery('rules', async (signal) => platform.rules.read({}, { signal }));
  const correction: Correction | null = correctionOf(correct);
  const open = useCommand(
    async (asked: RightsKind) =>
      platform.rights.open({
        person,
        kind: asked,
        wish: wish.trim() === '' ? null : wish.trim(),
        correction: asked === 'correct' ? correction : null,
        purpose_id: purpose === '' ? null : purpose,
        counter: null,
      }),
    ({ request }) => {
      location.hash = href('rights', request);
    },
  );
  const submit = () => {
    const wrong: FormError[] = [];
    if (kind === null) wrong.push({ field: 'kind', text: m.rights.kindMissing });
    if (kind === 'correct' && correction === null && wish.trim() === '')
      wrong.push({ field: 'wish', text: m.rights.wishMissing });
    setErrors(wrong);
    if (wrong.length === 0 && kind !== null) open.run(kind);
  };
  const purposes = (rules.data?.rules ?? []).map((rule) => ({
    value: rule.purpose,
    text: pick(rule.statement),
  }));
  return (
    <Page heading={m.rights.open} site={m.title}>
      <p>
        <Link href={href('rights')}>{m.rights.heading}</Link>
      </p>
      <ProblemText trouble={open.trouble} />
      <Form errors={errors} errorTitle={m.shell.toMend} onSubmit={submit} isPending={open.busy}>
        <RadioGroup<RightsKind>
          name="kind"
          label={m.rights.kind}
          value={kind}
          onChange={setKind}
          options={KINDS.map((one) => ({
            value: one,
            text: m.rights.kinds[one],
            hint: m.rights.kindHints[one],
          }))}
        />
        {kind === 'correct' ? (
          <Section title={m.rights.kinds.correct} lead={m.rights.correctHint}>
            {(['name', 'email', 'phone'] as const).map((field) => (
              <TextField
                key={field}
                name={`correction.${field}`}
                label={m.rights[field]}
                mark={m.shell.optional}
                kind={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
                value={correct[field]}
                onChange={(value) => setCorrect({ ...correct, [field]: value })}
              />
            ))}
          </Section>
        ) : null}
        <TextField
          name="wish"
          kind="multiline"
          label={m.rights.wish}
          mark={m.shell.optional}
          hint={m.rights.wishHint}
          value={wish}
          onChange={setWish}
          maxLength={4000}
        />
        {purposes.length < 2 ? null : (
          <RadioGroup
            label={m.rights.about}
            value={purpose}
            onChange={setPurpose}
            options={[{ value: '', text: m.rights.allPurposes }, ...purposes]}
          />
        )}
        <FormActions>
          <Button type="submit" look="solid" isPending={open.busy}>
            {m.rights.submit}
          </Button>
        </FormActions>
      </Form>
    </Page>
  );
}

function correctionOf(given: Readonly<Record<'name' | 'email' | 'phone', string>>): Correction | null {
  const filled = Object.entries(given).flatMap(([field, text]) =>
    text.trim() === '' ? [] : [[field, text.trim()] as const],
  );
  return filled.length === 0 ? null : Object.fromEntries(filled);
}
