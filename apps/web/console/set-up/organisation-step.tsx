import { useState } from 'react';
import {
  Button,
  Checkbox,
  DateField,
  DescriptionList,
  Fieldset,
  Form,
  FormActions,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { RULE_KINDS, type RuleKind, asOf, withOrganisation } from './first-facts.ts';
import type { StepProps } from './set-up-section.tsx';
import { DOCUMENT_ID, useFields } from '../act/use-fields.ts';
import { useSetUpWords } from './words.ts';

/** Who processes, their papers, and what was looked at: the officer hands it in and vouches for it. */
export function OrganisationStep({ state: { facts } }: StepProps) {
  const { m } = useSetUpWords();
  const { can } = useSession();
  const [vouched, setVouched] = useState(false);
  const of = facts?.facts;
  const own = of?.scope.organisations.find(({ id }) => id === of.scope.own_organisation_id);
  const paper = (kind: RuleKind) => of?.security.rules.find((one) => one.kind === kind);
  const fields = useFields({
    id: own?.id ?? '',
    zh: own?.name['zh-CN'] ?? '',
    en: own?.name.en ?? '',
    screensOn: of?.notice.barrier_free.screens[0]?.scan?.scanned_on ?? '',
    ...(Object.fromEntries(
      RULE_KINDS.flatMap((kind) => [
        [`${kind}.id`, paper(kind)?.id ?? ''],
        [`${kind}.on`, paper(kind)?.adopted_on ?? ''],
      ]),
    ) as Record<`${RuleKind}.id` | `${RuleKind}.on`, string>),
  });
  const { values, field } = fields;
  const words = m.organisation;
  const save = useAct(
    async () => {
      // Without the cookie: as anybody would open it.
      const page = await fetch('/v1/rules', { credentials: 'omit', cache: 'no-store' });
      const visit = {
        at: new Date().toISOString(),
        http_status: page.status,
        printable: true,
        downloadable: true,
      };
      const latest = await platform.posture.readFacts();
      const papers = Object.fromEntries(
        RULE_KINDS.map((kind) => [kind, { id: values[`${kind}.id`], on: values[`${kind}.on`] }]),
      ) as Record<RuleKind, { id: string; on: string }>;
      const next = withOrganisation(latest.facts, {
        id: values.id,
        name: { 'zh-CN': values.zh, en: values.en },
        papers,
        screensOn: values.screensOn,
        visit,
      });
      return platform.posture.handIn({ facts: asOf(next, Date.now()) }, { ifMatch: latest });
    },
    () => told.add('ok', m.saved),
  );
  if (!can('posture.hand_in')) {
    return own === undefined ? null : (
      <DescriptionList items={[{ term: words.name, detail: `${own.name['zh-CN']} · ${own.name.en}` }]} />
    );
  }
  const labels = {
    id: words.id,
    zh: m.zh(words.name),
    en: m.en(words.name),
    ...Object.fromEntries(
      RULE_KINDS.flatMap((kind) => [
        [`${kind}.id`, words.paperId(words.paper[kind])],
        [`${kind}.on`, words.paperOn(words.paper[kind])],
      ]),
    ),
    screensOn: words.screens,
  };
  const rules = {
    id: DOCUMENT_ID,
    ...Object.fromEntries(RULE_KINDS.map((kind) => [`${kind}.id`, DOCUMENT_ID])),
  };
  return (
    <Form
      label={words.title}
      errors={fields.errors}
      errorTitle={m.wrong(fields.errors.length)}
      isPending={save.busy}
      onSubmit={() => {
        if (fields.check(labels, rules) && vouched) save.run();
      }}
    >
      <ProblemText trouble={save.trouble} />
      <TextField {...field('id', words.id)} hint={words.idHint} kind="code" maxLength={64} />
      <div className="k-two">
        <TextField {...field('zh', m.zh(words.name))} maxLength={200} />
        <TextField {...field('en', m.en(words.name))} maxLength={200} />
      </div>
      <Fieldset legend={words.papers} hint={words.papersHint}>
        {RULE_KINDS.map((kind) => (
          <div key={kind} className="k-two">
            <TextField
              {...field(`${kind}.id`, words.paperId(words.paper[kind]))}
              kind="code"
              hint={m.documentHint}
              maxLength={64}
            />
            <DateField {...field(`${kind}.on`, words.paperOn(words.paper[kind]))} />
          </div>
        ))}
      </Fieldset>
      <DateField {...field('screensOn', words.screens)} hint={words.screensHint} />
      <p>
        <strong>{words.rules}</strong> {words.rulesText}
      </p>
      <Checkbox label={words.vouch} isSelected={vouched} onChange={setVouched} isRequired />
      <FormActions>
        <Button type="submit" look="solid" isPending={save.busy} isDisabled={!vouched}>
          {words.submit}
        </Button>
      </FormActions>
    </Form>
  );
}
