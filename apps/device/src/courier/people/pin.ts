/**
 * Tells whether a PIN is one of the first an intruder would try: repeats, sequences, years, dates and
 * the usual favourites.
 *
 * @param pin four to twelve digits
 */
export function isWeakPin(pin: string): boolean {
  return (
    isPeriodic(pin) || isSequence(pin) || isYear(pin) || isDate(pin) || isPairs(pin) || favourites.has(pin)
  );
}

/** `1111`, `1212`, `123123`. */
function isPeriodic(pin: string): boolean {
  return (pin + pin).indexOf(pin, 1) < pin.length;
}

/** `1234`, `9876`, `2468`, `7890`: one step all along, counted on the ring of ten digits. */
function isSequence(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, i) => (digit - (digits[i] ?? 0) + 10) % 10));
  return steps.size === 1;
}

/** `1900` to `2099`. */
function isYear(pin: string): boolean {
  return /^(19|20)\d\d$/.test(pin);
}

/** `19900131`, `900131`. */
function isDate(pin: string): boolean {
  return /^((19|20)?\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(pin) && pin.length >= 6;
}

/** `1122`, `112233`. */
function isPairs(pin: string): boolean {
  return /^(\d)\1(\d)\2(?:(\d)\3)*$/.test(pin);
}

/** Rows and columns of the key pad, and numbers that sound like words in Chinese. */
// biome-ignore format: a table of numbers
const favourites: ReadonlySet<string> = new Set([
  '0852', '1004', '1313', '1314', '2580', '5201', '5210', '7758', '9413', '1472', '3691',
  '147258', '147369', '159357', '159753', '258369', '520131', '521131', '5201314', '5211314',
  '1314520', '1314521', '123321', '123654', '12345679', '147258369', '159753456', '369258147', '789456',
  '789456123', '7758521', '31415926', '314159', '110120', '10086', '12306', '12580', '7758258',
]);
