/** Names, places and regions as a register of the whole country might have them; the same ones each time. */

/** Provinces by GB/T 2260, a short name of each, and how many of a thousand cases come from there. */
const PROVINCES: ReadonlyArray<readonly [code: string, name: string, share: number]> = [
  ['11', '北京', 40],
  ['12', '天津', 18],
  ['13', '河北', 45],
  ['14', '山西', 22],
  ['15', '呼和浩特', 14],
  ['21', '沈阳', 30],
  ['22', '长春', 16],
  ['23', '哈尔滨', 20],
  ['31', '上海', 50],
  ['32', '南京', 75],
  ['33', '杭州', 65],
  ['34', '合肥', 42],
  ['35', '福州', 34],
  ['36', '南昌', 28],
  ['37', '济南', 72],
  ['41', '郑州', 62],
  ['42', '武汉', 42],
  ['43', '长沙', 42],
  ['44', '广州', 100],
  ['45', '南宁', 30],
  ['46', '海口', 8],
  ['50', '重庆', 30],
  ['51', '成都', 55],
  ['52', '贵阳', 20],
  ['53', '昆明', 26],
  ['54', '拉萨', 1],
  ['61', '西安', 28],
  ['62', '兰州', 12],
  ['63', '西宁', 3],
  ['64', '银川', 4],
  ['65', '乌鲁木齐', 16],
];
const TOTAL = PROVINCES.reduce((sum, [, , share]) => sum + share, 0);
const BRAND = Array.from(
  '华润万保利碧桂龙湖恒招商中海绿城金茂泰康瑞安仁和信达联通汇德盛鑫宏远博雅嘉禾星云天启明辰',
);
const SECTOR = [
  '物业管理',
  '物业服务',
  '商业管理',
  '科技',
  '智能科技',
  '健身',
  '酒店管理',
  '教育咨询',
  '医疗',
  '停车服务',
];
const SECTOR_SHARES = [26, 14, 12, 12, 8, 10, 8, 4, 3, 3];
const FORM = ['有限公司', '有限公司', '有限公司', '有限责任公司', '集团有限公司', '股份有限公司', '分公司'];
const ROAD = ['人民', '解放', '中山', '建设', '和平', '新华', '文化', '长江', '黄河', '学府', '科技', '滨河'];
const SPOT = [
  '小区东门',
  '小区北门',
  '写字楼大堂',
  '售楼处',
  '健身房更衣室',
  '酒店前台',
  '地下车库入口',
  '幼儿园门口',
  '超市入口',
  '公交站台',
];

/** Numbers that look as if by chance, the same ones each time (a linear congruential generator). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to below `below`. */
  under(below: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * below);
  }

  of<T>(list: readonly T[]): T {
    return list[this.under(list.length)] as T;
  }

  /** The place in a list of shares. */
  share(shares: readonly number[], total: number): number {
    let left = this.under(total);
    return Math.max(
      0,
      shares.findIndex((share) => {
        left -= share;
        return left < 0;
      }),
    );
  }
}

/** Where a case is: a county of a city of a province. */
export function regionOf(chance: Chance): { readonly region: string; readonly city: string } {
  const at = chance.share(
    PROVINCES.map(([, , share]) => share),
    TOTAL,
  );
  const [code = '11', city = '北京'] = PROVINCES[at] ?? [];
  const two = (n: number) => String(n).padStart(2, '0');
  return { region: `${code}${two(1 + chance.under(12))}${two(1 + chance.under(14))}`, city };
}

/** A company: some brands have hundreds of cases, most a few. */
export function companyOf(chance: Chance, city: string): string {
  const brand = `${chance.of(BRAND)}${chance.of(BRAND)}${chance.under(4) === 0 ? chance.of(BRAND) : ''}`;
  const sector = SECTOR[chance.share(SECTOR_SHARES, 100)] ?? '科技';
  return `${city}${brand}${sector}${chance.of(FORM)}`;
}

/** A place as somebody types it. */
export function placeOf(chance: Chance, city: string): string {
  return `${city}市${chance.of(ROAD)}${chance.of(['路', '街', '大道'])}${1 + chance.under(900)}号${chance.of(SPOT)}`;
}
