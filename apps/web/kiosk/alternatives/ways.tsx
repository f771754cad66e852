import type { Way } from '@consentry/contract';
import { WayCard, WayCards } from '@consentry/ui';
import { courier } from '../courier.ts';
import { orderWays, waysOf } from './order-ways.ts';
import { useFlow } from '../flow-context.tsx';
import { useWords } from '../settings/words.tsx';
import { useRequest } from '../settings/use-request.ts';

export interface WaysProps {
  /** Ways not to offer: the one that just failed. */
  readonly without?: readonly Way[];
  /** The ways a problem says work now. */
  readonly named?: readonly string[] | undefined;
}

/** The ways to come in, each one press away, all alike. */
export function Ways({ without = [], named }: WaysProps) {
  const { flow, dispatch } = useFlow();
  const { m, language } = useWords();
  const { busy, run } = useRequest();
  const { door } = flow;
  if (door === null) return null;

  const callStaff = () =>
    run(
      () => courier.callStaff(flow.ticket?.verification ?? null),
      (reply) =>
        dispatch(
          reply.ok
            ? { type: 'staff_called', call: reply.value.call }
            : { type: 'failed', problem: reply.problem },
        ),
    );
  const choose = (way: Way) => (way === 'staff' ? callStaff() : dispatch({ type: 'way_chosen', way }));

  const faceNote = {
    ready: '',
    starting: m.home.faceStarting,
    unavailable: m.home.faceUnavailable,
    lease_over: m.home.faceOffline,
  };
  const card = {
    pin: { title: m.home.pinTitle, text: m.home.pinText, note: '' },
    card: { title: m.home.cardTitle, text: m.home.cardText, note: '' },
    qr: { title: m.home.qrTitle, text: m.home.qrText, note: '' },
    staff: { title: m.home.staffTitle, text: m.home.staffText, note: busy ? m.staff.calling : '' },
    face: {
      title: m.home.faceTitle,
      text: door.mode === 'verify' ? m.home.faceText : m.home.faceOnceText,
      note: faceNote[door.face.state],
    },
  } as const;

  const offered = waysOf(door, flow.ticket?.face === false ? [...without, 'face'] : without, named);
  return (
    <WayCards label={m.home.ways}>
      {orderWays(offered, (way) => card[way].title, language).map((way) => (
        <li key={way}>
          <WayCard icon={way} {...card[way]} onPress={() => choose(way)} />
        </li>
      ))}
    </WayCards>
  );
}
