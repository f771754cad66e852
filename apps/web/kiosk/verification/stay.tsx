import { Button } from '@consentry/ui';
import { useFlow } from '../flow-context.tsx';
import { useCountdown } from '../settings/use-countdown.ts';
import { useWords } from '../settings/words.tsx';
import './stay.css';

/** After coming in the screen is cleared for the next person after this long, seconds. */
const RESET_SECONDS = 20;
/** Each press adds this much, seconds, as often as the person likes. */
const STAY_SECONDS = 60;

/** Clears a result off the screen, not before saying so, and not if the person wants to stay. */
export function Stay() {
  const { dispatch } = useFlow();
  const { m } = useWords();
  const { left, extend } = useCountdown(RESET_SECONDS, () => dispatch({ type: 'left' }));
  return (
    <div className="k-stay">
      <p className="k-soft">{m.result.resets(left)}</p>
      <Button onPress={() => extend(STAY_SECONDS)}>{m.result.stay}</Button>
    </div>
  );
}
