import type { HandedInFacts, StaffRole } from '@consentry/contract';
import { joinPlatform } from '@consentry/device';
import type { BiText, CivilDate } from '@consentry/law';
import { Consentry } from '@consentry/sdk';
import { totpCode, totpStep } from '@consentry/staff';
import {
  asOf,
  configurationOf,
  digestOf,
  doorDeclaration,
  noticeDraftOf,
  noticeTextsOf,
  purposeContentOf,
  withOrganisation,
  withPurpose,
} from '@consentry/web';
import { fromBase32 } from './base32.ts';
import { exampleAssessment } from './example-assessment.ts';

/** What is kept of the example, to go on with it at the next start. */
export interface Example {
  readonly site: string;
  readonly purpose: string;
  readonly checkpoint: string;
  /** Of a program that asks people to be verified. */
  readonly key: string;
}

/** Links by which somebody makes an account in the example; each works once, within three days. */
export type JoinLinks = ReadonlyArray<{ readonly role: StaffRole; readonly link: string }>;

interface FirstSetUp {
  readonly example: Example;
  readonly links: JoinLinks;
  /** Declaration of the door, in the words of the notice that is in force. */
  readonly door: unknown;
  /** An officer of it, signed in. */
  readonly officer: Consentry;
}

/** How the person of the example signs in. */
export const PERSON_EMAIL = 'wang@example.org';

const RETENTION_DAYS = 180;
const ORGANISATION: BiText = { 'zh-CN': '示例机构（示例）', en: 'Example organisation (example)' };
const CONTACT = 'privacy@example.org';
const STATEMENT: BiText = {
  'zh-CN': '在员工本人选择刷脸时，核验其为已登记的员工，打开东门（示例）',
  en: 'To check, when an employee chooses to use their face, that they are enrolled, and to open the east door (example)',
};
const terms = { open_minutes: 7 * 24 * 60, fee_fen: 0, extra_steps: 0, extra_documents: 0 };

/**
 * Sets the example up through the same interface and the same gates as the console’s wizard: every step by whom
 * the law lets do it, and what needs two persons by two. All that a person would vouch for is made up.
 *
 * @param told called before each step that takes a while
 */
export async function setUpExample(
  url: string,
  setUpToken: string,
  doorData: string,
  told: (step: 'staff' | 'site' | 'purpose' | 'people') => void,
): Promise<FirstSetUp> {
  const anyone = new Consentry({ url });
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format() as CivilDate;

  told('staff');
  const admin = await join(anyone, url, setUpToken, 'example-admin');
  const invited = async (role: StaffRole, login: string, sites: string[] = []) =>
    join(anyone, url, (await admin.staff.invite({ roles: [role], sites })).token, login);
  const officer = await invited('dpo', 'example-officer-1');
  const second = await invited('dpo', 'example-officer-2');

  told('site');
  const surveyed = await admin.site.survey({
    name: { 'zh-CN': '东门（示例）', en: 'East door (example)' },
    place: 'non_public',
    managing_unit: ORGANISATION['zh-CN'],
    public_security_basis: null,
    user_initiated_memo: null,
    surroundings: null,
  });
  const at = await officer.site.approve({ site: surveyed.site_id }, { ifMatch: surveyed });
  const site = at.site_id;
  const installer = await invited('installer', 'example-installer', [site]);
  const operator = await invited('operator', 'example-operator', [site]);
  const { token } = await installer.device.invite({ site });
  const { device } = await joinPlatform({ data: doorData, url, token });
  const joined = await installer.device.read({ device });
  const placed = await installer.device.place({ device, ...spotOn(today) }, { ifMatch: joined });
  const approved = await officer.device.approve({ device }, { ifMatch: placed });

  told('purpose');
  const handIn = async (next: (facts: HandedInFacts) => HandedInFacts) => {
    const { facts } = await officer.posture.readFacts();
    return officer.posture.handIn({ facts: asOf(next(facts), Date.now()) });
  };
  const { status } = await fetch(`${url}/v1/rules`);
  const paper = (id: string) => ({ id: `example-${id}`, on: today });
  await handIn((facts) =>
    withOrganisation(facts, {
      id: 'example',
      name: ORGANISATION,
      papers: {
        management_rules: paper('rules'),
        operating_procedures: paper('procedures'),
        classification: paper('classification'),
        incident_plan: paper('incidents'),
      },
      screensOn: today,
      visit: { at: new Date().toISOString(), http_status: status, printable: true, downloadable: true },
    }),
  );
  const { purpose } = await officer.purpose.write(
    purposeContentOf({
      statement: STATEMENT,
      mode: 'verify',
      justification: '',
      days: RETENTION_DAYS,
      necessity: 'example-necessity',
      pinReason: '示例。 Example.',
      cardReason: '示例。 Example.',
      retentionReason: 'example-retention',
      ethics: { document: 'example-ethics', by: 'example-board', on: today },
      use: 'access',
    }),
  );
  const now = async () => officer.purpose.read({ purpose });
  const { checkpoint, ways } = await officer.checkpoint.add({
    purpose,
    site,
    preset: 'other',
    chooser: { seen_on: today, preselected: 'none', face_size_percent: 100, face_easier: false },
    residents: null,
    face_terms: terms,
    ways: (['pin', 'staff'] as const).map((kind) => ({ kind, with_face: false, terms })),
  });
  for (const { way } of ways) await officer.way.report({ way, live: true });
  const areas = await digestOf([placed.spot?.capture_area ?? null]);
  const configuration = configurationOf('example-matcher', 'example-supplier', 0.62, areas, ['staff']);
  await officer.configuration.set({ purpose, configuration, minor_change: null });
  const content = exampleAssessment(await officer.assessment.observe({ purpose }), today);
  const written = await officer.assessment.write({ purpose, content, after_incident: null });
  const of = { assessment: written.assessment };
  const advised = await second.assessment.advise(
    { ...of, advice: 'begin', text: '示例。 Example.' },
    { ifMatch: written },
  );
  const assessment = await second.assessment.approve(of, { ifMatch: advised });
  await handIn((facts) => withPurpose(facts, { purpose, children: null, today }, [approved]));
  const { facts } = await officer.posture.readFacts();
  const draft = await officer.notice.write(
    noticeDraftOf(purpose, 1, {
      processor: { name: ORGANISATION, contact: CONTACT },
      texts: noticeTextsOf(STATEMENT, 'verify', RETENTION_DAYS),
      mode: 'verify',
      days: RETENTION_DAYS,
      legibility: { smallest_text_px: 18, contrast: 7 },
    }),
  );
  const notice = await officer.notice.publish(
    { notice: draft.notice, facts: asOf(facts, Date.now()) },
    { ifMatch: draft },
  );
  await officer.purpose.propose({ purpose, facts: asOf(facts, Date.now()) }, { ifMatch: await now() });
  const active = await second.purpose.approve({ purpose }, { ifMatch: await now() });
  const serving = await officer.device.serve({ device, purpose });

  told('people');
  await operator.person.register({
    site,
    identity: { name: '王示例', email: PERSON_EMAIL, phone: null, employee_number: null, language: 'zh-CN' },
  });
  const { secret: key } = await admin.integrator.add({
    name: '访客系统（示例） Visitors (example)',
    kind: 'api_key',
    scopes: ['verification.open', 'verification.read'],
    sites: [site],
  });
  const links = await Promise.all(
    (['admin', 'dpo', 'operator'] as const).map(async (role) => {
      const made = await admin.staff.invite({ roles: [role], sites: role === 'operator' ? [site] : [] });
      return { role, link: made.link };
    }),
  );
  const view = await officer.checkpoint.read({ checkpoint });
  const declared = doorDeclaration({
    device: serving,
    site: at,
    purpose: active,
    notice,
    assessment,
    checkpoint: view,
  });
  if (declared === null) throw new Error('The example has no declaration of its door.');
  return {
    example: { site, purpose, checkpoint, key },
    links,
    door: { ...declared, example: true },
    officer,
  };
}

/** Asks somebody to be verified, as a program of the organisation would. @returns the ticket, eight digits */
export async function openTicket(url: string, { key, purpose, checkpoint }: Example): Promise<string> {
  const { ticket } = await new Consentry({ url, apiKey: key }).verification.open({
    purpose_id: purpose,
    at: { kind: 'checkpoint', checkpoint_id: checkpoint },
    subject: { kind: 'visitor', reference: 'example-visitor' },
    nonce: crypto.randomUUID(),
  });
  return ticket;
}

/** Makes an account whose password and app nobody has: it exists so that two persons acted, and cannot sign in. */
async function join(anyone: Consentry, url: string, token: string, login: string): Promise<Consentry> {
  const { totp_secret } = await anyone.staff.join({ token, login, name: `${login}（示例）` });
  const code = totpCode(fromBase32(totp_secret), totpStep(Date.now()));
  const session = await anyone.staff.completeJoining({
    way: 'password',
    carrier: 'bearer',
    token,
    password: `${crypto.randomUUID()}${crypto.randomUUID()}`,
    code,
  });
  return new Consentry({ url, apiKey: session.token ?? '' });
}

function spotOn(today: CivilDate) {
  return {
    space: 'entrance' as const,
    capture_area: null,
    sign_photo_on: today,
    survey: {
      installed_on: null,
      operation: 'self_service' as const,
      installer: null,
      closed_area_document: null,
      capture_range: null,
      sees_private_space: false,
      camera: {
        measured_on: today,
        opens_only_after_start: true,
        closes_after_ms: 300,
        shows_that_it_runs: true,
        other_outward_cameras: 0,
        sees_keypad: false,
        applications: 1,
      },
    },
  };
}
