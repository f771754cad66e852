/** Characters of the code, each by its value (GB 32100-2015); I, O, Z, S and V are not among them. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** Tells whether a 统一社会信用代码 has the check character that its first seventeen ask for (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  const values = Array.from(code, (character) => CHARACTERS.indexOf(character));
  if (values.length !== LENGTH || values.includes(-1)) return false;
  const { length: base } = CHARACTERS;
  const sum = values.slice(0, -1).reduce((total, value, index) => total + value * 3 ** index, 0);
  return values.at(-1) === (base - (sum % base)) % base;
}
