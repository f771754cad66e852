import { type InspectionView, PackageTaken, type SendReport } from '@consentry/contract';
import { type BiText, type CivilDate, addCalendarDays, civilDate } from '@consentry/law';
import { Authority, type Consentry } from '@consentry/sdk';
import { type Colleagues, DEPARTMENT, addOfficer, setUpDepartment, signIn } from './department.ts';
import { examplePackage } from './filing-package.ts';
import type { PastClock } from './past-clock.ts';

/** Something that happened so many days ago; `one` is the officer who has the cases, signed in that day. */
interface Happened {
  readonly ago: number;
  readonly does: (one: Authority) => Promise<unknown>;
}

/** What a case is told with. */
interface World {
  readonly url: string;
  readonly anyone: Authority;
  readonly clock: PastClock;
  /** The department of 公安. */
  readonly police: string;
  /** Signs the second officer in, who agrees to what the first one prepared. */
  readonly other: () => Promise<Authority>;
}

/** Department of 公安 in the example; whoever is its officer accepts what the other one proposes. */
const POLICE = {
  kind: 'public_security',
  region: DEPARTMENT.region,
  name: { 'zh-CN': '示例公安机关（示例）', en: 'Example public security authority (example)' },
} as const;

const MEASURES = '《人脸识别技术应用安全管理办法》';
const PIPL = '《中华人民共和国个人信息保护法》';

/** By what a complaint is followed. */
interface Receipt {
  readonly reference: string;
  readonly code: string;
}

type Told = Omit<SendReport, 'once' | 'language' | 'fears_retaliation'> & { readonly fears?: true };

const ONLY_WAY: Told = {
  topic: 'only_way',
  region: '110105',
  place: '青竹里小区东门',
  processor: '青竹里物业（示例）',
  text: '小区东门从上个月起只能刷脸进出。我不愿意录人脸，物业让我绕到北门，可是北门晚上不开。希望保留刷卡。',
  contact: null,
};
const NOT_DELETED: Told = {
  topic: 'kept_or_sent',
  region: '110108',
  place: '学院路店',
  processor: '云杉健身（示例）',
  text: '退卡两个月了。我要求删除当初录的人脸，店里说系统里删不掉，让我等总部通知。',
  contact: '示例联系人，010-5555 0100',
};
const SCHOOL: Told = {
  topic: 'child',
  region: '110106',
  place: '学校西门',
  processor: '晨光小学（示例）',
  text: '孩子八岁。开学那天学校在西门给全班录了人脸，没有问过家长，也没有说可以用别的方式进校。',
  contact: '示例家长，010-5555 0101',
  fears: true,
};
const NO_SIGN: Told = {
  topic: 'not_told',
  region: '110101',
  place: '学府路总店门口',
  processor: '学府书店（示例）',
  text: '店员说门口的摄像头会认出常来的人。门口没有任何告示，我也没有同意过。',
  contact: null,
};
const LEAK: Told = {
  topic: 'leak',
  region: '110102',
  place: null,
  processor: '示例物流公司（示例）',
  text: '有人在群里出售一份考勤表，里面是我们站点全部员工打卡时的人脸照片。',
  contact: null,
  fears: true,
};
const CHANGING_ROOM: Told = {
  topic: 'private_space',
  region: '110108',
  place: '学院路店女更衣室门内',
  processor: '云杉健身（示例）',
  text: '更衣室门内侧装了一台刷脸的机器，镜头正对换衣服的地方。',
  contact: null,
};

/**
 * Lives through five weeks of the example’s department, through its own interface and with its four eyes: complaints in
 * different states, a filing accepted and one to be looked at, an inspection mended and one to be mended, a notice that
 * anybody reads, and figures that a second official has to agree to. All of it is made up. The clock comes to now.
 *
 * @param setUp links of the first two managers
 * @returns the officer who has the cases, signed in, and the managers
 */
export async function liveThrough(
  url: string,
  setUp: ReadonlyArray<{ readonly link: string }>,
  clock: PastClock,
): Promise<{ readonly colleagues: Colleagues; readonly one: Authority }> {
  const tokens = setUp.map(({ link }) => link.split('#')[1] ?? '');
  const { colleagues, managers } = await setUpDepartment(url, tokens, clock.now);
  const first = await addOfficer(url, managers, 'department-officer-1', clock.now);
  const second = await addOfficer(url, managers, 'department-officer-2', clock.now);
  const { department: police } = await managers.inviting.department.propose(POLICE);
  await managers.approving.department.approve({ department: police });
  const other = async () => signIn(url, second, clock.now);
  const world = { url, anyone: new Authority({ url }), clock, police, other };
  let one = world.anyone;
  const happened = [onlyWay, notDeleted, school, filings, lately].flatMap((told) => told(world));
  for (const ago of new Set(happened.map(({ ago }) => ago).toSorted((a, b) => b - a))) {
    clock.goTo(ago);
    one = await signIn(url, first, clock.now);
    for (const { does } of happened.filter((each) => each.ago === ago)) await does(one);
  }
  return { colleagues, one };
}

/** A gate that lets in by face alone: inspected, mended, told, closed, and published. */
function onlyWay({ anyone, clock, other }: World): readonly Happened[] {
  let receipt = { reference: '', code: '' };
  let order = { inspection: '', reference: '', code: '' };
  return [
    {
      ago: 33,
      does: async (one) => {
        receipt = await send(anyone, ONLY_WAY);
        const { complaint } = await accept(one, receipt);
        order = await one.inspection.order({
          case_number: '示例网检〔1〕号',
          region: ONLY_WAY.region,
          processor: '青竹里物业（示例）',
          scope: {
            from: clock.day(-30),
            until: clock.day(),
            sites: ['青竹里小区东门'],
            purposes: ['小区出入'],
          },
          text: '请说明东门现有的各种通行方式及其开放时间，并提交告知书和影响评估报告。',
          basis: [`${PIPL}第六十三条`],
          answer_by: clock.day(7),
          complaint,
          log_key: null,
        });
      },
    },
    {
      ago: 26,
      does: async (one) =>
        mend(one, order.inspection, {
          findings: [{ requirement: 'R10.1', text: '东门只有人脸一种通行方式；夜间没有别的出入口可用。' }],
          text: '在东门恢复刷卡或者其他不使用人脸的通行方式，并在现场告知。',
          basis: [`${MEASURES}第十条第一款`, `${PIPL}第六十六条`],
          by: clock.day(8),
        }),
    },
    {
      ago: 19,
      does: async (one) => {
        const { inspection, ...proof } = order;
        await anyone.inspection.report({ ...proof, text: '东门已恢复刷卡，夜间由值班员开门；告示已更换。' });
        const recheck = '现场查看：东门可以刷卡，与刷脸同样方便；告示写明可以不刷脸。';
        await one.inspection.recheck(
          { inspection, fulfilled: true, text: recheck },
          at(await one.inspection.read({ inspection })),
        );
        const found = await find(one, receipt);
        const { complaint } = found;
        const decided = await one.complaint.decide(
          {
            complaint,
            result: 'upheld',
            text: '东门一度只有人脸一种通行方式。已责令改正，现在可以刷卡通行。',
            basis: [`${MEASURES}第十条第一款`],
          },
          at(found),
        );
        await one.complaint.tell({ complaint, by: 'code' }, at(decided));
        // Whoever complained reads it: then it is told.
        await anyone.complaint.follow({ reference: receipt.reference, code: receipt.code });
        await one.complaint.close({ complaint }, at(await one.complaint.read({ complaint })));
        const prepared = await one.publication.prepare({
          kind: 'notice',
          title: {
            'zh-CN': '一小区只设人脸通行，已改正（示例）',
            en: 'A residence with no way in but by face: mended (example)',
          },
          text: {
            'zh-CN': '某小区一处出入口只能刷脸通行。经责令改正，已恢复刷卡，并在现场告知可以不使用人脸。',
            en: 'One gate of a residence let people in by face alone. Ordered to mend it, it takes cards again, and says so.',
          },
          basis: [`${MEASURES}第十条第一款`, `${PIPL}第六十六条`],
          penalty: false,
          case: { of: 'complaint', id: complaint },
        });
        const { publication } = prepared;
        await (await other()).publication.approve({ publication, despite: null }, at(prepared));
      },
    },
  ];
}

/** A shop that does not delete: asked, and late with its answer. */
function notDeleted({ anyone, clock }: World): readonly Happened[] {
  const does = async (one: Authority) => {
    const accepted = await accept(one, await send(anyone, NOT_DELETED));
    await one.complaint.ask(
      {
        complaint: accepted.complaint,
        text: '请说明退卡后人脸信息保存到什么时候、是否已经删除，并提供删除证明。',
        answer_by: clock.day(10),
      },
      at(accepted),
    );
  };
  return [{ ago: 26, does }];
}

/** A school that asked no parents: inspected, and being mended. */
function school({ anyone, clock }: World): readonly Happened[] {
  let inspection = '';
  return [
    {
      ago: 12,
      does: async (one) => {
        const { complaint } = await accept(one, await send(anyone, SCHOOL));
        ({ inspection } = await one.inspection.order({
          case_number: '示例网检〔2〕号',
          region: SCHOOL.region,
          processor: '晨光小学（示例）',
          scope: { from: clock.day(-60), until: clock.day(), sites: ['学校西门'], purposes: ['学生进校'] },
          text: '请提交监护人同意的记录、针对不满十四周岁未成年人的专门处理规则，以及学生进校的其他方式。',
          basis: [`${PIPL}第六十三条`],
          answer_by: clock.day(5),
          complaint,
          log_key: null,
        }));
      },
    },
    {
      ago: 6,
      does: async (one) =>
        mend(one, inspection, {
          findings: [
            { requirement: 'R07.1', text: '录入之前没有取得监护人同意。' },
            { requirement: 'R07.2', text: '没有专门的处理规则。' },
            { requirement: 'R10.1', text: '没有向学生说明人脸以外的进校方式。' },
          ],
          text: '停止使用并删除已录入的人脸信息，提供其他进校方式；确需使用的，先制定专门规则并取得监护人单独同意。',
          basis: [`${MEASURES}第七条`, `${MEASURES}第十条第一款`, `${PIPL}第六十六条`],
          by: clock.day(14),
        }),
    },
  ];
}

/** One filing that has its number, and one that nobody has looked at. */
function filings({ url, clock }: World): readonly Happened[] {
  return [
    {
      ago: 26,
      does: async () =>
        handIn(
          url,
          { 'zh-CN': '华北园区运营有限公司（示例）', en: 'North China Campus Operations (example)' },
          '91370100MA3C4XYU18',
          clock.day(),
        ),
    },
    {
      ago: 19,
      does: async (one) => {
        for await (const entry of one.filing.list())
          await one.filing.accept({ filing: entry.filing, despite: null }, at(entry));
      },
    },
    {
      ago: 1,
      does: async () =>
        handIn(
          url,
          { 'zh-CN': '燕山校园服务有限公司（示例）', en: 'Yanshan Campus Services (example)' },
          // The example of GB 32100—2015.
          '91350100M000100Y43',
          clock.day(),
        ),
    },
  ];
}

/** What came lately: complaints that nobody took yet, one to be worked on jointly, and the figures of last month. */
function lately({ anyone, clock, police }: World): readonly Happened[] {
  return [
    { ago: 6, does: async () => send(anyone, NO_SIGN) },
    {
      ago: 1,
      does: async (one) => {
        await send(anyone, CHANGING_ROOM);
        const { complaint } = await accept(one, await send(anyone, LEAK));
        await one.referral.propose({
          complaint,
          kind: 'joint',
          to: police,
          purpose:
            '群内出售员工人脸照片，可能涉嫌犯罪。请一并调查照片来源；我方同时检查该公司的保存和访问控制。',
          scope: 'case',
        });
      },
    },
    {
      ago: 0,
      does: async (one) =>
        one.publication.prepare({ kind: 'figures', month: monthBefore(clock.day()), threshold: 3 }),
    },
  ];
}

/**
 * Begins what lies between the department and the example’s own organisation: the department follows its evidence log,
 * and orders an inspection that waits there for an answer.
 *
 * @param one an officer of the department, who is signed in
 * @param dpo an officer of the organisation, who is signed in
 */
export async function supervise(
  bureau: string,
  one: Authority,
  { url, dpo }: { readonly url: string; readonly dpo: Consentry },
  clock: PastClock,
): Promise<void> {
  const { key } = await dpo.ledger.read();
  const processor = '示例机构（示例）';
  await one.witness.register({ processor, key, url, stall_hours: 24 });
  const today = clock.day();
  const { reference, code } = await one.inspection.order({
    case_number: '示例网检〔3〕号',
    region: DEPARTMENT.region,
    processor,
    scope: { from: today, until: today, sites: ['东门（示例）'], purposes: [] },
    text: '请提交本日东门（示例）的证据，并说明员工不使用人脸时怎样进门。',
    basis: [`${PIPL}第六十三条`],
    answer_by: clock.day(10),
    complaint: null,
    log_key: key,
  });
  const received = { kind: 'inspection', authority: 'cyberspace', received_on: today } as const;
  await dpo.supervision.enter({ way: 'online', ...received, url: bureau, reference, code });
}

/** Sends a complaint, as a passer-by does. @returns by what it is followed */
async function send(anyone: Authority, { fears, ...told }: Told): Promise<Receipt> {
  const { reference, code } = await anyone.complaint.send({
    ...told,
    once: crypto.randomUUID(),
    fears_retaliation: fears === true,
    language: 'zh-CN',
  });
  return { reference, code };
}

async function find(one: Authority, { reference }: Pick<Receipt, 'reference'>) {
  for await (const entry of one.complaint.list({ find: reference })) return entry;
  throw new Error(`The example has no complaint ${reference}.`);
}

async function accept(one: Authority, receipt: Receipt) {
  const entry = await find(one, receipt);
  return one.complaint.accept({ complaint: entry.complaint }, at(entry));
}

/** Names the version that is meant. */
function at({ version }: { readonly version: number }) {
  return { ifMatch: `"${version}"` };
}

/** Notes what was found, and orders to mend it. */
async function mend(
  one: Authority,
  inspection: string,
  { findings, ...ordered }: Pick<InspectionView, 'findings'> & { text: string; basis: string[]; by: string },
): Promise<void> {
  const read = await one.inspection.read({ inspection });
  const examined = await one.inspection.noteFindings({ inspection, findings }, at(read));
  await one.inspection.orderRectification({ inspection, ...ordered }, at(examined));
}

/** Hands a filing package in, as an agent does at the public page. */
async function handIn(url: string, name: BiText, creditCode: string, on: CivilDate): Promise<void> {
  const answer = await fetch(`${url}/v1/filings`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(examplePackage(name, creditCode, on)),
  });
  const taken = PackageTaken.parse(await answer.json());
  if (!taken.taken)
    throw new Error(`The example’s filing was refused: ${taken.reasons.map(({ code }) => code).join(', ')}`);
}

/** The month before that of a day, `YYYY-MM`. */
function monthBefore(day: CivilDate): string {
  return addCalendarDays(civilDate(`${day.slice(0, 7)}-01`), -1).slice(0, 7);
}
