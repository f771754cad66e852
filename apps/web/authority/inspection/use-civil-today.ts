import { type CivilDate, civilDateAt } from '@consentry/law';
import { useState } from 'react';

/** The day it was when the page came, on the clock of Shanghai. */
export function useCivilToday(): CivilDate {
  const [today] = useState(() => civilDateAt(Date.now()));
  return today;
}
