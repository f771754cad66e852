import type { ConsentEntry } from '@consentry/contract';
import { Button, Card, DescriptionList, Link, StatusChip } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useHref } from '../people/subject.tsx';
import { useWords } from '../words.ts';
import { type Told, isOf } from './transfers.ts';

interface TransferCardProps {
  readonly consent: ConsentEntry;
  readonly told: readonly Told[];
}

/** A transfer that was consented to: to whom, what and why, until when; and how to stop it, and nothing else. */
export function TransferCard({ consent, told }: TransferCardProps) {
  const { m, pick, date } = useWords();
  const href = useHref();
  const stop = useCommand(async () => platform.consent.withdraw({ consent: consent.consent }));
  const now = told.find((one) => isOf(consent, one));
  const same = now?.digest === consent.notice.digest;
  const name = now === undefined ? (consent.recipient_id ?? '') : pick(now.document.recipient.name);
  return (
    <Card
      level={2}
      title={m.transfer.to(name)}
      status={
        <StatusChip tone={same ? 'ok' : 'note'}>{same ? m.transfer.allowed : m.transfer.resting}</StatusChip>
      }
    >
      <DescriptionList
        items={[
          ...(now === undefined || !same
            ? []
            : [
                { term: m.transfer.purpose, detail: pick(now.document.texts.purpose) },
                { term: m.transfer.kinds, detail: pick(now.document.texts.kinds) },
                { term: m.transfer.place, detail: pick(now.document.texts.place) },
              ]),
          { term: m.held.until, detail: m.transfer.untilText(date(consent.not_after)) },
          { term: m.held.since, detail: date(consent.decided_at) },
          { term: m.held.by, detail: consent.given_by === 'guardian' ? m.held.byGuardian : m.held.byPerson },
        ]}
      />
      <ProblemText trouble={stop.trouble} />
      <div className="m-stop">
        <Button look="solid" icon="hand" onPress={() => stop.run()} isPending={stop.busy}>
          {stop.busy ? m.held.stopping : m.transfer.stop}
        </Button>
        <p className="m-soft">{m.transfer.stopText}</p>
      </div>
      <p>
        <Link href={href('consents', consent.consent)}>{m.held.details}</Link>
      </p>
    </Card>
  );
}
