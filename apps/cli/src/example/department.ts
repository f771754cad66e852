import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthorityRole } from '@consentry/contract';
import { Authority, ConsentryProblem } from '@consentry/sdk';
import { totpCode, totpStep } from '@consentry/staff';
import { fromBase32 } from './base32.ts';

/** An official of the example’s department who is made up. Their password is in the folder of the example. */
export interface Colleague {
  readonly login: string;
  readonly password: string;
  /** Of their authenticator app, base32. */
  readonly secret: string;
}

/** One invites, the other approves. */
export type Colleagues = readonly [inviting: Colleague, approving: Colleague];

/** The department of the example, as its server is set up for it. */
export const DEPARTMENT = {
  kind: 'cac',
  region: '110000',
  name: { 'zh-CN': '示例网信部门（示例）', en: 'Example cyberspace authority (example)' },
} as const;

/** Links by which somebody makes an account at the department; each works once, within three days. */
export type OfficialLinks = ReadonlyArray<{
  /** `police`: officer of the other department. */
  readonly role: AuthorityRole | 'police';
  readonly link: string;
}>;

const LOOK_EVERY_MS = 2000;
/** For so long a code of an app is the same. */
const STEP_MS = 30_000;

/** The first two managers, signed in. */
interface Managers {
  readonly inviting: Authority;
  readonly approving: Authority;
}

/** Epoch milliseconds by the clock of the department. */
type Now = () => number;

/** Makes the first two managers, by the links that the server shows whoever started it; both are signed in. */
export async function setUpDepartment(
  url: string,
  [one = '', other = '']: readonly string[],
  now: Now,
): Promise<{ readonly colleagues: Colleagues; readonly managers: Managers }> {
  const inviting = await join(url, one, 'department-manager-1', now);
  const approving = await join(url, other, 'department-manager-2', now);
  return {
    colleagues: [inviting.colleague, approving.colleague],
    managers: { inviting: inviting.signedIn, approving: approving.signedIn },
  };
}

/** Has an officer invited by one manager and approved by the other. */
export async function addOfficer(
  url: string,
  { inviting, approving }: Managers,
  login: string,
  now: Now,
): Promise<Colleague> {
  const { department } = await inviting.session.read();
  const { token } = await inviting.staff.invite({ roles: ['officer'], department });
  const { colleague } = await join(url, token, login, now);
  await approveAll(approving);
  return colleague;
}

async function join(url: string, token: string, login: string, now: Now) {
  const anyone = new Authority({ url });
  const { totp_secret: secret } = await anyone.staff.join({ token, login, name: `${login}（示例）` });
  const password = `${crypto.randomUUID()}${crypto.randomUUID()}`;
  const account = { way: 'password', carrier: 'bearer', token, password } as const;
  const { session } = await anyone.staff.completeJoining({ ...account, code: codeOf(secret, now) });
  return {
    colleague: { login, password, secret },
    signedIn: new Authority({ url, apiKey: session?.token ?? '' }),
  };
}

/** Approves whoever joined and waits, here and where this department still has the accounts. */
async function approveAll(manager: Authority): Promise<void> {
  for (const department of await overseen(manager))
    for await (const one of manager.staff.list({ department }))
      if (one.state === 'pending')
        await manager.staff.approve({ staff: one.staff }, { ifMatch: `"${one.version}"` });
}

/** One’s own department, then those it looks after. */
async function overseen(manager: Authority): Promise<readonly string[]> {
  const { departments } = await manager.department.list();
  return (['own', 'looked_after'] as const).flatMap((tie) =>
    departments.filter((one) => one.tie === tie).map(({ department }) => department),
  );
}

/** Invites an officer, a manager and an auditor, and an officer of the other department. */
export async function inviteOfficials(inviting: Authority): Promise<OfficialLinks> {
  const [own = '', police] = await overseen(inviting);
  const links: { role: OfficialLinks[number]['role']; link: string }[] = [];
  for (const role of ['officer', 'manager', 'auditor'] as const)
    links.push({ role, link: (await inviting.staff.invite({ roles: [role], department: own })).link });
  if (police !== undefined) {
    const { link } = await inviting.staff.invite({ roles: ['officer'], department: police });
    links.push({ role: 'police', link });
  }
  return links;
}

/** Approves whoever joined, as a colleague does: an account takes two persons, and whoever tries it is one. */
export async function approveWhoJoins(
  url: string,
  [, approving]: Colleagues,
  signal: AbortSignal,
): Promise<void> {
  let manager: Authority | null = null;
  while (!signal.aborted) {
    try {
      manager ??= await signIn(url, approving);
      await approveAll(manager);
    } catch {
      // The session, or the ten minutes of its second factor, are over.
      manager = null;
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** Signs one in. A code counts once: where that of now was used it takes the next, and where that was, too, it waits. */
export async function signIn(url: string, one: Colleague, now: Now = Date.now): Promise<Authority> {
  const begin = async (later: number) => {
    const { login, password, secret } = one;
    const code = codeOf(secret, now, later);
    return new Authority({ url }).session.begin({
      way: 'password',
      carrier: 'bearer',
      login,
      password,
      code,
    });
  };
  const unlessRefused = (error: unknown) => {
    if (!(error instanceof ConsentryProblem)) throw error;
    return null;
  };
  let session = (await begin(0).catch(unlessRefused)) ?? (await begin(1).catch(unlessRefused));
  if (session === null) {
    await sleep(STEP_MS, undefined, { ref: false });
    session = await begin(1);
  }
  return new Authority({ url, apiKey: session.token ?? '' });
}

/** The code of now, or of so many steps later. */
function codeOf(secret: string, now: Now, later = 0): string {
  return totpCode(fromBase32(secret), totpStep(now()) + later);
}
