import type { TransferNotice } from '@consentry/contract';
import { useState } from 'react';
import { Button, Callout, Card, Form, FormActions, type FormError, Select } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { usePeopleWords } from './words.ts';

/** What somebody can be asked to decide: a purpose, or a transfer of it to one recipient (§ 第八条第一款). */
interface Askable {
  readonly purpose: string;
  readonly transfer: TransferNotice | null;
  readonly text: string;
}

/** Asks somebody to decide: a code goes to them, and only they answer (§ 第五条, R06.9). */
export function AskConsent({ person }: { readonly person: string }) {
  const { m, pick, time } = usePeopleWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [until, setUntil] = useState<string | null>(null);
  const askable = useQuery('askable', async (signal): Promise<readonly Askable[]> => {
    const active = (await Array.fromAsync(platform.purpose.list({}, { signal }))).filter(
      ({ state }) => state === 'active',
    );
    const all = await Promise.all(
      active.map(async ({ purpose, statement }): Promise<Askable[]> => {
        const { notices } = await platform.transfer.notices({ purpose }, { signal });
        const text = pick(statement);
        const transfers = notices
          .filter(({ state }) => state === 'in_force')
          .map((transfer) => ({
            purpose,
            transfer,
            text: m.askTransfer(text, pick(transfer.document.recipient.name)),
          }));
        return [{ purpose, transfer: null, text }, ...transfers];
      }),
    );
    return all.flat();
  });
  const keyOf = ({ purpose, transfer }: Askable) => `${purpose} ${transfer?.notice ?? ''}`;
  const ask = useAct(
    async ({ purpose, transfer }: Askable) =>
      platform.consent.start({
        person,
        purpose_id: purpose,
        kind: transfer === null ? 'recognition' : 'transfer',
        recipient_id: transfer?.document.recipient.organisation_id ?? null,
      }),
    ({ expires_at: at }) => setUntil(at),
  );
  return (
    <Card title={m.ask} level={2}>
      <p className="k-soft">{m.askText}</p>
      {until === null ? null : (
        <Callout tone="ok" alert>
          <p>{m.asked(time(until))}</p>
        </Callout>
      )}
      <ProblemText trouble={ask.trouble} />
      <Loaded query={askable}>
        {(all) =>
          all.length === 0 ? (
            <p>{m.askNothing}</p>
          ) : (
            <Form
              errors={errors}
              errorTitle={m.errors}
              isPending={ask.busy}
              onSubmit={() => {
                const one = all.find((some) => keyOf(some) === chosen);
                setErrors(one === undefined ? [{ field: 'ask', text: m.needed(m.askWhat) }] : []);
                if (one !== undefined) ask.run(one);
              }}
            >
              <Select
                name="ask"
                label={m.askWhat}
                value={chosen}
                options={all.map((one) => ({ value: keyOf(one), text: one.text }))}
                onChange={setChosen}
                placeholder={m.askWhat}
                isRequired
              />
              <FormActions>
                <Button type="submit" isPending={ask.busy}>
                  {m.ask}
                </Button>
              </FormActions>
            </Form>
          )
        }
      </Loaded>
    </Card>
  );
}
