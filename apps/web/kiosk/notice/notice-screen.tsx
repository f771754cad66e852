import { useEffect, useRef, useState } from 'react';
import type { DoorView, Presentation } from '@consentry/contract';
import { Button, Disclosure } from '@consentry/ui';
import { courier } from '../courier.ts';
import type { Asked } from '../flow.ts';
import { useFlow } from '../flow-context.tsx';
import { useWords } from '../settings/words.tsx';
import { FaceSteps } from '../shell/face-steps.tsx';
import { Screen } from '../shell/screen.tsx';
import { ChildPoints } from '../minors/child-points.tsx';
import { useInView } from './use-in-view.ts';
import './notice-screen.css';

export interface NoticeScreenProps {
  readonly door: DoorView;
  readonly asked: Asked;
}

/**
 * The notice, one screen of plain sentences with the whole text behind them (§ 第五条第一款). It is
 * reported as presented when both its ends were in view; the button stands at its end, so whoever
 * reaches the button, by eye or by screen reader, has come past all of it.
 */
export function NoticeScreen({ door, asked }: NoticeScreenProps) {
  const { flow, dispatch } = useFlow();
  const { m, pick, date } = useWords();
  const { start, end, seen } = useInView();
  const [presentation, setPresentation] = useState<Presentation | null>(null);
  const [pressed, setPressed] = useState(false);
  const told = useRef(false);
  const { notice } = door;
  const token = flow.session?.token ?? null;
  const due = seen || pressed;

  useEffect(() => {
    if (!due || told.current) return;
    told.current = true;
    void courier.presentNotice(notice.digest, token).then((reply) => {
      if (reply.ok) setPresentation(reply.value);
      else dispatch({ type: 'failed', problem: reply.problem });
    });
  }, [due, notice.digest, token, dispatch]);

  useEffect(() => {
    if (pressed && presentation !== null) dispatch({ type: 'notice_presented', presentation });
  }, [pressed, presentation, dispatch]);

  const head = {
    enrolment: { heading: m.notice.heading, lead: m.notice.leadEnrol },
    once: { heading: m.notice.heading, lead: m.notice.leadOnce },
    guardian: { heading: m.guardian.noticeHeading, lead: m.guardian.noticeLead },
  }[asked];
  return (
    <Screen {...head}>
      <FaceSteps now="notice" />
      <div className="k-notice">
        <div ref={start} />
        {asked === 'guardian' ? <ChildPoints door={door} /> : null}
        <ol className="k-points" aria-label={m.notice.points}>
          {notice.points.map((point) => (
            <li key={point.item}>
              <h2>{pick(point.title)}</h2>
              <p>{pick(point.text)}</p>
            </li>
          ))}
        </ol>
        <div ref={end} />
      </div>
      <div className="k-more">
        <Disclosure title={m.notice.full}>
          <p className="k-soft">{m.notice.published(date(notice.published_at))}</p>
          {notice.full.map((paragraph) => (
            <p key={paragraph.en}>{pick(paragraph)}</p>
          ))}
        </Disclosure>
        <Disclosure title={m.shell.article}>
          <p>{m.notice.articleText}</p>
        </Disclosure>
      </div>
      <div className="k-narrow k-stack">
        <Button look="solid" isPending={pressed} onPress={() => setPressed(true)}>
          {pressed ? m.notice.saving : asked === 'guardian' ? m.guardian.noticeNext : m.notice.next}
        </Button>
      </div>
    </Screen>
  );
}
