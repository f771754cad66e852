import { useRef } from 'react';
import { platform } from '../../shared/api/platform.ts';
import { type Command, useCommand } from '../../shared/api/use-command.ts';
import { useSubject } from '../people/subject.tsx';
import { useWords } from '../words.ts';
import { noteSeen } from './seen-notices.ts';

/** What somebody says to a notice; `read` decides nothing. */
export type Answer = 'given' | 'refused' | 'read';

/** Which notice; a transfer has a recipient, recognition has none. */
interface Asked {
  readonly purpose: string;
  readonly recipient: string | null;
  readonly digest: string;
}

/** Shows a notice to the person and takes their answer: shown once and decided once, another try begins with another showing. */
export function useDecision(
  { purpose, recipient, digest }: Asked,
  onDone: (answer: Answer) => void,
): Command<[Answer]> {
  const { language } = useWords();
  const { person } = useSubject();
  const presenting = useRef<Promise<{ readonly presentation: string }> | null>(null);
  const present = () => {
    presenting.current ??= platform.notice.present({
      person,
      purpose_id: purpose,
      kind: recipient === null ? 'recognition' : 'transfer',
      recipient_id: recipient,
      digest,
      language,
      place: { kind: 'portal', id: null },
    });
    return presenting.current;
  };
  return useCommand(async (decision: Answer) => {
    const { presentation } = await present().catch((error: unknown) => {
      presenting.current = null;
      throw error;
    });
    if (decision !== 'read') {
      presenting.current = null;
      await platform.consent.decide({ person, presentation, decision });
    }
    noteSeen(digest);
    return decision;
  }, onDone);
}
