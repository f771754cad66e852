import type { AssessmentView } from '@consentry/contract';
import { useEffect, useEffectEvent, useState } from 'react';
import { platform } from '../../../shared/api/platform.ts';
import type { Trouble } from '../../../shared/api/trouble.ts';
import { useAct } from '../../../shared/act/use-act.tsx';
import {
  type Draft,
  type Written,
  contentOf,
  draftOf,
  isUnsaved,
  savedDraft,
  writtenOf,
} from './guide-state.ts';
import { mergeWritten } from './merge-written.ts';

/** After so long without a change what is written is saved. */
const SAVE_AFTER_MS = 1500;
/** After so long it is tried again, where it went wrong. */
const AGAIN_AFTER_MS = 15_000;

/** What is to be saved once the saving under way is over. */
interface Asked {
  readonly after: () => void;
}

/** A draft that saves itself. */
export interface SelfSaving {
  readonly draft: Draft;
  readonly change: (part: Partial<Written>) => void;
  /** Drops what is written, for what is saved. */
  readonly take: (latest: AssessmentView) => void;
  /** What is written, over what somebody else saved meanwhile: what was not touched here is theirs. */
  readonly over: (latest: AssessmentView) => Written;
  /** Saves that. */
  readonly keep: (latest: AssessmentView, after: () => void) => void;
  /**
   * Saves it now; `after` is called once it is. Where nothing was changed nothing is sent: whoever only reads does not
   * become the one who wrote it last.
   */
  readonly save: (after: () => void) => void;
  /** Somebody asked for it to be saved, and waits. */
  readonly isAsked: boolean;
  readonly trouble: Trouble | null;
}

/**
 * Keeps a draft, and saves it at the platform a moment after each change, so that a page that is closed or read anew
 * loses nothing. Where somebody else saved meanwhile it waits until a person has looked at both.
 *
 * @param isBegun whether something else is begun that would be lost: whoever leaves the page is asked
 */
export function useDraft(view: AssessmentView, isBegun: boolean): SelfSaving {
  const [draft, setDraft] = useState(() => draftOf(view));
  const [isPressed, setPressed] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { base, written, clean } = draft;
  const of = { assessment: view.assessment };
  const send = async (what: Written, over: AssessmentView) =>
    platform.assessment.change(
      { ...of, content: contentOf(what), after_incident: what.incident },
      { ifMatch: over },
    );
  const act = useAct(
    async (sent: Written, over: AssessmentView, after: (() => void) | null) => ({
      sent,
      after,
      saved: await send(sent, over),
    }),
    ({ sent, after, saved }) => {
      setDraft((now) => savedDraft(now, sent, saved));
      setPressed(false);
      after?.();
    },
  );
  const { run, busy, trouble } = act;
  const waits = trouble?.code === 'version_other';
  const isDirty = written !== clean;

  const saveNow = ({ after }: Asked) => {
    if (isDirty) {
      run(written, base, after);
    } else {
      setPressed(false);
      after();
    }
  };
  const over = (latest: AssessmentView) =>
    mergeWritten(clean, written, writtenOf(latest.content, latest.after_incident));
  const saveAsked = useEffectEvent(saveNow);
  useEffect(() => {
    if (asked === null || busy) return;
    const timer = setTimeout(() => {
      setAsked(null);
      saveAsked(asked);
    });
    return () => clearTimeout(timer);
  }, [asked, busy]);

  const saveLater = useEffectEvent((what: Written) => run(what, base, null));
  useEffect(() => {
    if (!isDirty || busy || waits) return;
    const timer = setTimeout(() => saveLater(written), trouble === null ? SAVE_AFTER_MS : AGAIN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [written, isDirty, busy, waits, trouble]);

  const hidden = useEffectEvent(() => {
    if (document.visibilityState === 'hidden' && isDirty && !waits) run(written, base, null);
  });
  const left = useEffectEvent((event: BeforeUnloadEvent) => {
    if (isBegun || isUnsaved(draft)) event.preventDefault();
  });
  const gone = useEffectEvent(() => {
    // Another place of the console: the page is still there to send it.
    if (isDirty && !busy && !waits) void send(written, base).catch(() => undefined);
  });
  useEffect(() => {
    document.addEventListener('visibilitychange', hidden);
    addEventListener('beforeunload', left);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('beforeunload', left);
      gone();
    };
  }, []);

  return {
    draft,
    change: (part) => setDraft((now) => ({ ...now, written: { ...now.written, ...part } })),
    take: (latest) => setDraft(draftOf(latest)),
    over,
    keep: (latest, after) => {
      const merged = over(latest);
      setDraft({ base: latest, written: merged, clean });
      run(merged, latest, after);
    },
    save: (after) => {
      setPressed(true);
      if (busy) setAsked({ after });
      else saveNow({ after });
    },
    isAsked: isPressed && (busy || asked !== null),
    trouble,
  };
}
