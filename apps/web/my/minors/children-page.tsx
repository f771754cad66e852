import { useState } from 'react';
import { Button, Card, ConfirmDialog, EmptyState, Link, Section } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useSubject } from '../people/subject.tsx';
import { useWords } from '../words.ts';

interface Child {
  readonly child: string;
  readonly guardianship: string;
  readonly until: string | null;
  readonly name: string | null;
}

/** The children somebody is the shown guardian of, for whom they decide (§ 第七条). */
export function ChildrenPage() {
  const { m, date } = useWords();
  const { me } = useSubject();
  const children = useQuery(`children ${me}`, async (signal) => {
    const [{ wards }, { guardians }] = await Promise.all([
      platform.ward.list({ person: me }, { signal }),
      platform.guardian.list({ person: me }, { signal }),
    ]);
    const named = await Promise.all(
      wards.map(async (ward): Promise<Child> => {
        const { name } = await platform.identity.read({ person: ward.child }, { signal });
        return { ...ward, name };
      }),
    );
    return { named, guardians: guardians.filter(({ ended_at }) => ended_at === null) };
  });
  return (
    <Page heading={m.children.heading} lead={m.children.lead} site={m.title}>
      <Loaded query={children}>
        {({ named, guardians }) => (
          <>
            {named.length === 0 ? (
              <EmptyState icon="staff" title={m.children.none} text={m.children.noneText} />
            ) : (
              named.map((child) => <ChildCard key={child.child} child={child} />)
            )}
            {guardians.length === 0 ? null : (
              <Section title={m.children.guardians}>
                <ul className="m-rows">
                  {guardians.map(({ guardianship, checked_at }) => (
                    <li key={guardianship}>{m.children.guardianSince(date(checked_at))}</li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ChildCard({ child: { child, guardianship, until, name } }: { readonly child: Child }) {
  const { m, date } = useWords();
  const [asking, setAsking] = useState(false);
  const end = useCommand(
    async () => platform.guardian.end({ guardianship }),
    () => setAsking(false),
  );
  return (
    <Card level={2} title={name ?? m.children.nameless}>
      {until === null ? null : <p className="m-soft">{m.children.until(date(until))}</p>}
      <ProblemText trouble={end.trouble} />
      <p>
        <Link href={hrefOf([], { for: child })}>{m.children.act}</Link>
      </p>
      <div>
        <Button onPress={() => setAsking(true)}>{m.children.end}</Button>
      </div>
      <ConfirmDialog
        isOpen={asking}
        title={m.children.endTitle}
        consequence={m.children.endText}
        confirmText={m.children.endConfirm}
        cancelText={m.children.keep}
        tone="danger"
        isPending={end.busy}
        onConfirm={() => end.run()}
        onCancel={() => setAsking(false)}
      />
    </Card>
  );
}
