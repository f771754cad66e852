import { countable, isOver } from '../posture/deadline-state.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import {
  type CivilDate,
  type Deadline,
  addWorkingDays,
  shutdownEntrustedDeadline,
  shutdownNoticeDeadline,
  startOfDay,
} from '../time/index.ts';
import { rightsFindings } from './rights-findings.ts';
import type { RightsSection } from './rights-section.ts';

const { broken, atRisk } = lapsesOf(rightsFindings);

/** TC260 guide: how long the public notice of the end of a service stands, working days. */
const NOTICE_STANDS = 20;

/** 《个人信息保护法》第二十二条: persons are told where their information goes, and asked again for another use. */
export function moveLapses({ moves }: RightsSection): readonly Lapse[] {
  return moves.flatMap((move, index) => {
    const at = `/rights/moves/${index}`;
    const of = { kind: 'transfer', id: move.id } as const;
    const lapses: Lapse[] = [];
    const untold = move.persons - move.told;
    const told = { fact: fact(`${at}/told`, move.told), of, values: { count: untold } };
    if (untold > 0)
      lapses.push(move.moved_on === null ? atRisk('move_to_be_told', told) : broken('move_untold', told));
    if (move.moved_on !== null && move.told_on !== null && move.told_on > move.moved_on) {
      lapses.push(atRisk('move_told_late', { fact: fact(`${at}/told_on`, move.told_on), of }));
    }
    const unasked = move.used_changed - move.consented_again;
    if (unasked > 0) {
      lapses.push(
        broken('move_without_new_consent', {
          fact: fact(`${at}/consented_again`, move.consented_again),
          of,
          values: { count: unasked },
        }),
      );
    }
    return lapses;
  });
}

/** TC260 guide, which is not law: counted back in working days from the end of a service. Never broken. */
export function shutdownLapses({ shutdowns }: RightsSection, now: number): readonly Lapse[] {
  return shutdowns.flatMap((shutdown, index) => {
    const at = `/rights/shutdowns/${index}`;
    const of = { kind: 'record', id: shutdown.id } as const;
    const { planned_end_on, published_on, published_until, entrusted_parties, entrusted_told_on } = shutdown;
    const lapses: Lapse[] = [];
    const notice = countable(() => shutdownNoticeDeadline(planned_end_on));
    const publishing = {
      fact: fact(`${at}/published_on`, published_on),
      of,
      deadline: notice,
    };
    if (notice !== null && isLate(notice, published_on, now)) {
      lapses.push(atRisk('shutdown_notice_late', publishing));
    } else if (published_on === null) {
      lapses.push(atRisk('shutdown_notice_due', publishing));
    }
    if (published_on !== null && published_until !== null && isShort(published_on, published_until)) {
      lapses.push(
        atRisk('shutdown_notice_short', { fact: fact(`${at}/published_until`, published_until), of }),
      );
    }
    if (entrusted_parties === 0) return lapses;
    const telling = countable(() => shutdownEntrustedDeadline(planned_end_on));
    const details = {
      fact: fact(`${at}/entrusted_told_on`, entrusted_told_on),
      of,
      deadline: telling,
    };
    if (telling !== null && isLate(telling, entrusted_told_on, now)) {
      lapses.push(atRisk('shutdown_entrusted_late', details));
    } else if (entrusted_told_on === null) {
      lapses.push(atRisk('shutdown_entrusted_due', details));
    }
    return lapses;
  });
}

function isLate(deadline: Deadline, done: CivilDate | null, now: number): boolean {
  return isOver(deadline, done === null ? now : startOfDay(done));
}

function isShort(from: CivilDate, until: CivilDate): boolean {
  const counted = countable(() => addWorkingDays(from, NOTICE_STANDS));
  if (counted === null) return false;
  return until < (counted.certainty === 'firm' ? counted.date : counted.provisional);
}
