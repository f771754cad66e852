import type { RemindersView } from '@consentry/contract';
import { useState } from 'react';
import type { z } from 'zod';
import { Button, Card, Section } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { SecretOnce } from '../../shared/act/secret-once.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useDeadlineWords } from './words.ts';

/** The secret address for a calendar program: made, shown once, changed, revoked. */
export function FeedCard({ feed }: { readonly feed: z.output<typeof RemindersView>['feed'] }) {
  const { m, time, language } = useDeadlineWords();
  const [address, setAddress] = useState<string | null>(null);
  const make = useAct(
    async () => platform.deadline.makeFeed({ language }),
    ({ path }) => setAddress(location.origin + path),
  );
  const revoke = useAct(
    async () => platform.deadline.revokeFeed({}),
    () => told.add('ok', m.saved),
  );
  return (
    <Section title={m.feed} lead={m.feedLead}>
      {address === null ? null : (
        <SecretOnce
          secret={address}
          label={m.feedLabel}
          hint={m.feedOnce}
          copyText={m.copy}
          copiedText={m.copied}
          failedText={m.copyFailed}
          doneText={m.done}
          onDone={() => setAddress(null)}
        />
      )}
      <Card>
        <p>
          {feed === null
            ? m.feedNone
            : `${m.feedSince(time(feed.made_at))}, ${feed.read_at === null ? m.feedUnread : m.feedRead(time(feed.read_at))}`}
        </p>
        {feed === null ? (
          <>
            <ProblemText trouble={make.trouble} />
            <div>
              <Button look="solid" icon="calendar" onPress={() => make.run()} isPending={make.busy}>
                {m.feedMake}
              </Button>
            </div>
          </>
        ) : (
          <>
            <ConfirmAct
              text={m.feedAgain}
              title={m.feedTitle}
              consequence={m.feedConsequence}
              act={make}
              look="quiet"
            />
            <ConfirmAct
              text={m.feedRevoke}
              title={m.feedRevokeTitle}
              consequence={m.feedRevokeText}
              act={revoke}
              look="quiet"
            />
          </>
        )}
      </Card>
    </Section>
  );
}
