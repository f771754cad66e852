import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthorityRole } from '@consentry/contract';
import { Authority, ConsentryProblem } from '@consentry/sdk';
import { totpCode, totpStep } from '@consentry/staff';
import { fromBase32 } from './base32.ts';

/** A manager of the example’s department who is made up. Their password is in the folder of the example. */
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
export type OfficialLinks = ReadonlyArray<{ readonly role: AuthorityRole; readonly link: string }>;

const LOOK_EVERY_MS = 2000;
/** For so long a code of an app is the same. */
const STEP_MS = 30_000;

/** Makes the first two managers, by the links that the server shows whoever started it; the one who invites is signed in. */
export async function setUpDepartment(
  url: string,
  [one = '', other = '']: readonly string[],
): Promise<{ readonly colleagues: Colleagues; readonly inviting: Authority }> {
  const inviting = await join(url, one, 'example-manager-1');
  const approving = await join(url, other, 'example-manager-2');
  return { colleagues: [inviting.colleague, approving.colleague], inviting: inviting.manager };
}

async function join(url: string, token: string, login: string) {
  const anyone = new Authority({ url });
  const { totp_secret: secret } = await anyone.staff.join({ token, login, name: `${login}（示例）` });
  const password = `${crypto.randomUUID()}${crypto.randomUUID()}`;
  const account = { way: 'password', carrier: 'bearer', token, password } as const;
  const { session } = await anyone.staff.completeJoining({ ...account, code: codeOf(secret) });
  return {
    colleague: { login, password, secret },
    manager: new Authority({ url, apiKey: session?.token ?? '' }),
  };
}

/** Invites an officer, a manager and an auditor. */
export async function inviteOfficials(inviting: Authority): Promise<OfficialLinks> {
  const { department } = await inviting.session.read();
  const links: { role: AuthorityRole; link: string }[] = [];
  for (const role of ['officer', 'manager', 'auditor'] as const)
    links.push({ role, link: (await inviting.staff.invite({ roles: [role], department })).link });
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
      for await (const one of manager.staff.list())
        if (one.state === 'pending')
          await manager.staff.approve({ staff: one.staff }, { ifMatch: `"${one.version}"` });
    } catch {
      // The session, or the ten minutes of its second factor, are over.
      manager = null;
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** Signs one in. A code counts once: it uses the one after that of joining, and waits where that was used, too. */
export async function signIn(url: string, { login, password, secret }: Colleague): Promise<Authority> {
  const account = { way: 'password', carrier: 'bearer', login, password } as const;
  const begin = async () => new Authority({ url }).session.begin({ ...account, code: codeOf(secret, 1) });
  const { token = '' } = await begin().catch(async (error: unknown) => {
    if (!(error instanceof ConsentryProblem)) throw error;
    await sleep(STEP_MS, undefined, { ref: false });
    return begin();
  });
  return new Authority({ url, apiKey: token });
}

/** The code of now, or of so many steps later. */
function codeOf(secret: string, later = 0): string {
  return totpCode(fromBase32(secret), totpStep(Date.now()) + later);
}
