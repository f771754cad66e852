import { randomInt } from 'node:crypto';

/** Draws a number at random: six digits, so that it says nothing of order or date of registration. */
export function drawNumber(): string {
  return String(randomInt(100_000, 1_000_000));
}
