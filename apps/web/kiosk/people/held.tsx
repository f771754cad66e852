import type { DoorView, FaceState, PersonView } from '@consentry/contract';
import { StatusChip } from '@consentry/ui';
import { useWords } from '../settings/words.tsx';
import './held.css';

const TONE = {
  none: 'plain',
  consented: 'note',
  enrolled: 'ok',
  withdrawn: 'plain',
  refused: 'plain',
  expired: 'note',
} as const satisfies Readonly<Record<FaceState, string>>;

/** What is held: the number, what the face means here now, since when, until when, what for. */
export function Held({ door, person }: { readonly door: DoorView; readonly person: PersonView }) {
  const { m, pick, date } = useWords();
  const { session } = person;
  const consent = person.consents.find((one) => one.consent === session.consent);
  return (
    <section className="k-stack" data-face={session.face}>
      <dl className="k-held">
        <div>
          <dt>{m.my.number}</dt>
          <dd className="k-held-number">{session.number}</dd>
        </div>
        <div>
          <dt>{m.my.face}</dt>
          <dd>
            <StatusChip tone={TONE[session.face]}>{m.my.faceState[session.face]}</StatusChip>
          </dd>
        </div>
        {consent === undefined ? null : (
          <>
            <div>
              <dt>{m.my.since}</dt>
              <dd>{date(consent.decided_at)}</dd>
            </div>
            <div>
              <dt>{m.my.until}</dt>
              <dd>{date(consent.not_after)}</dd>
            </div>
            <div className="k-held-wide">
              <dt>{m.my.purpose}</dt>
              <dd>{pick(door.purpose.statement)}</dd>
            </div>
          </>
        )}
      </dl>
      <p className="k-soft">{session.face === 'enrolled' ? m.my.kept : m.my.nothingKept}</p>
    </section>
  );
}
