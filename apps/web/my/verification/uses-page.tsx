import { useState } from 'react';
import type { PersonPlaces, PersonVerification, RulesView, VerificationUse } from '@consentry/contract';
import { Button, Callout, EmptyState, Switch, Table } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useSubject } from '../people/subject.tsx';
import { useWords } from '../words.ts';

interface Known {
  readonly places: PersonPlaces;
  readonly rules: RulesView['rules'];
}

/** Every use of a way on record: when, where, what for, and what came of it. */
export function UsesPage() {
  const { m } = useWords();
  const { person } = useSubject();
  const [pages, setPages] = useState(1);
  const [faceOnly, setFaceOnly] = useState(false);
  const uses = useQuery(`uses ${person} ${pages}`, async (signal) => {
    const [places, { rules }] = await Promise.all([
      platform.verification.places({ person }, { signal }),
      platform.rules.read({}, { signal }),
    ]);
    const found: VerificationUse[] = [];
    let open: readonly PersonVerification[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < pages; page += 1) {
      const got = await platform.verification.list(
        { person, ...(cursor === null ? {} : { cursor }) },
        { signal },
      );
      found.push(...got.uses);
      if (page === 0) open = got.open;
      cursor = got.cursor;
      if (cursor === null) break;
    }
    return { found, open, cursor, known: { places, rules } };
  });
  return (
    <Page heading={m.uses.heading} lead={m.uses.lead} site={m.title}>
      <Loaded query={uses}>
        {({ found, open, cursor, known }) => {
          const shown = faceOnly ? found.filter(({ way }) => way === 'face') : found;
          return (
            <>
              {open.map((one) => (
                <OpenVerification key={one.verification_id} verification={one} known={known} />
              ))}
              {found.length === 0 ? null : (
                <Switch label={m.uses.onlyFace} isSelected={faceOnly} onChange={setFaceOnly} />
              )}
              {shown.length === 0 ? (
                <EmptyState
                  title={found.length === 0 ? m.uses.nobody : m.uses.noFace}
                  text={found.length === 0 ? m.uses.nobodyText : m.uses.noFaceText}
                />
              ) : (
                <UseTable uses={shown} known={known} />
              )}
              {cursor === null ? null : (
                <div>
                  <Button onPress={() => setPages(pages + 1)}>{m.shell.more}</Button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function UseTable({ uses, known }: { readonly uses: readonly VerificationUse[]; readonly known: Known }) {
  const words = useWords();
  const { m, pick, time } = words;
  return (
    <Table
      caption={m.uses.caption}
      columns={[m.uses.when, m.uses.where, m.uses.why, m.uses.way, m.uses.outcome]}
      rows={uses.map((use) => {
        const rule = known.rules.find(({ purpose }) => purpose === use.purpose_id);
        return {
          id: `${use.at} ${use.reported_at} ${use.way} ${use.device_id ?? ''}`,
          cells: [
            time(use.at),
            placeOf(known.places, use, words),
            rule === undefined ? use.purpose_id : pick(rule.statement),
            m.uses.ways[use.way],
            m.uses.outcomes[use.outcome],
          ],
        };
      })}
      empty=""
    />
  );
}

/** Names the site of a use. */
function placeOf(
  { sites, checkpoints, devices }: PersonPlaces,
  { checkpoint_id, device_id }: Pick<VerificationUse, 'checkpoint_id' | 'device_id'>,
  { m, pick }: ReturnType<typeof useWords>,
): string {
  const site =
    devices.find((one) => one.device_id === device_id)?.site_id ??
    checkpoints.find((one) => one.checkpoint_id === checkpoint_id)?.site_id;
  const name = sites.find(({ site_id }) => site_id === site)?.name;
  return name === undefined ? m.uses.unknownPlace : pick(name);
}

interface OpenProps {
  readonly verification: PersonVerification;
  readonly known: Known;
}

/** Somebody asks; the person takes a ticket to a door or a counter and chooses there, or would rather not. */
function OpenVerification({ verification, known }: OpenProps) {
  const words = useWords();
  const { m, time } = words;
  const { person } = useSubject();
  const { verification_id: id, asked_by, expires_at, checkpoint_id } = verification;
  const [ticket, setTicket] = useState<string | null>(null);
  const decline = useCommand(async () => platform.verification.decline({ person, verification: id }));
  const take = useCommand(
    async () => platform.verification.takeTicket({ person, verification: id }),
    (taken) => setTicket(taken.ticket),
  );
  const where = placeOf(known.places, { checkpoint_id, device_id: null }, words);
  return (
    <Callout tone="note">
      <h2>{m.uses.open}</h2>
      <p>{m.uses.openText(asked_by, where)}</p>
      <p className="m-soft">{m.uses.openUntil(time(expires_at))}</p>
      <ProblemText trouble={decline.trouble ?? take.trouble} />
      {ticket === null ? null : (
        <div className="m-stack">
          <p>{m.uses.ticketText}</p>
          <output className="m-big">{ticket}</output>
        </div>
      )}
      <div className="m-actions">
        <Button icon="staff" onPress={() => take.run()} isPending={take.busy}>
          {m.uses.ticket}
        </Button>
        <Button onPress={() => decline.run()} isPending={decline.busy}>
          {m.uses.decline}
        </Button>
      </div>
    </Callout>
  );
}
