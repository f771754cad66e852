import { useState } from 'react';
import { Button, Card, Link, Section, Table } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { useLedgerWords } from './words.ts';

/** Entries of the evidence log about one person, the latest first, and what was erased of them. */
export function EvidenceOf({ person }: { readonly person: string }) {
  const { m } = useLedgerWords();
  const [shown, setShown] = useState(false);
  return (
    <Section title={m.aboutPerson} lead={m.aboutPersonLead}>
      {shown ? (
        <Entries person={person} />
      ) : (
        <div>
          <Button icon="log" onPress={() => setShown(true)}>
            {m.entries}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Entries({ person }: { readonly person: string }) {
  const { m, pick, number, time } = useLedgerWords();
  const read = useQuery(`evidence of ${person}`, async (signal) =>
    platform.evidence.list({ person }, { signal }),
  );
  return (
    <Loaded query={read}>
      {({ entries, erased }) => (
        <>
          <Table
            caption={m.aboutPerson}
            columns={[m.type, m.position, m.at]}
            rows={entries.map(({ position, what, at }) => ({
              id: String(position),
              cells: [pick(what), number(position), time(at)],
            }))}
            empty={m.aboutNobody}
          />
          {erased.map(({ at, what }) => (
            <Card key={at}>
              <p>{pick(what)}</p>
              <p className="k-soft">{time(at)}</p>
            </Card>
          ))}
          <p>
            <Link href={hrefOf(['ledger', 'entries'])}>{m.entries}</Link>
          </p>
        </>
      )}
    </Loaded>
  );
}
