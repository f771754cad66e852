/** Fewer different characters than this are a pattern. */
const DIFFERENT_MIN = 6;

/**
 * Tells whether a password is one of the first an intruder would try: it repeats itself, runs along the
 * keyboard, or is the name of the account or a favourite with something behind it. Nothing else is asked of
 * it: no kinds of character, no change by the calendar (NIST SP 800-63B-4 § 3.1.1.2).
 */
export function isWeakPassword(password: string, login: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  if (new Set(text).size < DIFFERENT_MIN) return true;
  if ((text + text).indexOf(text, 1) < text.length) return true;
  const rest = [login, ...login.split(/[@._-]/), ...FAVOURITES]
    .filter((word) => word.length >= 4)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), text);
  return rest.length < 6;
}

const FAVOURITES = (
  'qwertyuiop asdfghjkl zxcvbnm qwerty asdf zxcv 1qaz2wsx 1qaz 2wsx 3edc 1q2w3e4r 1q2w 3e4r ' +
  '1234567890 123456789 12345678 123456 12345 1234 0987654321 987654321 654321 4321 abcdef abcd 1314520 5201314 ' +
  'password passw0rd p@ssw0rd p@ssword admin administrator letmein welcome woaini consentry changeme secret'
).split(' ');
