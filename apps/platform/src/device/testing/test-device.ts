import {
  type KeyObject,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import {
  Bundle,
  DeviceJoined,
  type HandedInFacts,
  JOIN_CONTEXT,
  SignedBundle,
  signatureBase,
  writeSignatureParameters,
} from '@consentry/contract';
import { nothingHandedIn } from '../../facts/nothing-handed-in.ts';
import { callAt, type Got, signedIn } from '../../staff/testing/signed-in.ts';
import type { Platform } from '../../platform.ts';

/** A request with its signature, ready to be sent, sent twice, or changed on its way. */
export interface SignedCall {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** A device as a program on its own would be one: its key, and what it signs by it. */
export class TestDevice {
  readonly key: KeyObject;
  readonly publicKey: string;
  id = '';

  /** @param key its private key; left out: a new one */
  constructor(key = generateKeyPairSync('ed25519').privateKey) {
    this.key = key;
    this.publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  }

  /** What it says to join. */
  joining(token: string): Readonly<Record<string, string>> {
    const text = `${JOIN_CONTEXT}${token}\n${this.publicKey}`;
    const proof = sign(null, Buffer.from(text), this.key).toString('hex');
    return { token, public_key: this.publicKey, proof };
  }

  signed(url: string, method: string, value: unknown, now: number): SignedCall {
    const body = value === undefined ? null : JSON.stringify(value);
    return {
      url,
      method,
      body,
      headers: {
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...this.signature(url, method, body ?? '', now),
      },
    };
  }

  /** The headers by which these bytes are signed. */
  signature(
    url: string,
    method: string,
    body: Uint8Array | string,
    now: number,
  ): Readonly<Record<string, string>> {
    const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
    const created = Math.floor(now / 1000);
    const parameters = writeSignatureParameters({
      created,
      expires: created + 60,
      nonce: randomBytes(16).toString('base64url'),
      keyid: this.id,
    });
    const base = signatureBase(
      [
        ['@method', method],
        ['@target-uri', url],
        ['content-digest', digest],
      ],
      parameters,
    );
    const signature = sign(null, Buffer.from(base), this.key).toString('base64');
    return {
      'content-digest': digest,
      'signature-input': `device=${parameters}`,
      signature: `device=:${signature}:`,
    };
  }

  async call(
    { url, context }: Pick<Platform, 'url' | 'context'>,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Got> {
    return send(this.signed(url + path, method, body, context.now()));
  }

  /** What it says to renew its lease. */
  leaseRequest(heldEpoch: number): Readonly<Record<string, string | number>> {
    return { device_id: this.id, nonce: randomBytes(16).toString('hex'), held_epoch: heldEpoch };
  }

  /** Asks for its bundle, and reads it. */
  async lease(platform: Platform, heldEpoch = 0): Promise<Bundle> {
    const got = await this.call(
      platform,
      'POST',
      `/v1/devices/${this.id}/lease`,
      this.leaseRequest(heldEpoch),
    );
    if (got.status !== 200) throw new Error(`no lease: ${JSON.stringify(got.body)}`);
    return Bundle.parse(JSON.parse(SignedBundle.parse(got.body).payload));
  }
}

/** Sends a signed request as it is. */
export async function send({ url, method, headers, body }: SignedCall): Promise<Got> {
  const answer = await fetch(url, { method, headers, ...(body === null ? {} : { body }) });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown>,
  };
}

export const SURVEY = {
  name: { 'zh-CN': '三号楼大厅', en: 'Hall of building 3' },
  place: 'non_public',
  managing_unit: '青竹里物业服务有限公司（示例）',
  public_security_basis: null,
  user_initiated_memo: null,
};
export const SPOT = {
  space: 'entrance',
  capture_area: [
    [0.2, 0.1],
    [0.8, 0.1],
    [0.8, 0.9],
  ],
  sign_photo_on: '2026-10-02',
  survey: {
    installed_on: null,
    operation: 'self_service',
    installer: null,
    closed_area_document: null,
    capture_range: { greatest_distance_cm: 90, smallest_face_px: 120 },
    sees_private_space: false,
    camera: {
      measured_on: '2026-10-02',
      opens_only_after_start: true,
      closes_after_ms: 300,
      shows_that_it_runs: true,
      other_outward_cameras: 0,
      sees_keypad: false,
      applications: 1,
    },
  },
};

const ORGANISATION = 'qingzhuli';

/** Where a public place is, and what is around it. */
export const SURROUNDINGS = {
  public_place: 'article_7',
  neighbours: { checked_on: '2026-10-02', secret_unit_near: false, consent: null },
  video_system: null,
  private_spaces: null,
};

/** A spot in a public place, with who may put a camera there (Video Reg. 7). */
export const PUBLIC_SPOT = {
  ...SPOT,
  survey: {
    ...SPOT.survey,
    installer: { organisation_id: ORGANISATION, capacity: 'managing_unit', document: 'lease-2026-1' },
  },
};

/** What an officer hands in who only knows which organisation this is. */
export function nameOrganisation(now: number): HandedInFacts {
  const nothing = nothingHandedIn(now);
  return {
    ...nothing,
    scope: {
      ...nothing.scope,
      organisations: [{ id: ORGANISATION, name: SURVEY.name, parts: [] }],
      own_organisation_id: ORGANISATION,
      account: { ...nothing.scope.account, holder: 'organisation' },
    },
  };
}

/** A site with its installer, and a DPO who may approve. */
export async function openSite(platform: Platform, survey: Readonly<Record<string, unknown>> = SURVEY) {
  const surveyor = await signedIn(platform, 'installer');
  const made = await surveyor.call('POST', '/v1/sites', { body: survey });
  const site = String(made.body['site_id']);
  const installer = await signedIn(platform, 'installer', { sites: [site] });
  const dpo = await signedIn(platform, 'dpo');
  const approval = await dpo.call('POST', `/v1/sites/${site}/approval`, { headers: { 'if-match': '"1"' } });
  const invite = async (): Promise<string> =>
    String((await installer.call('POST', `/v1/sites/${site}/device-tokens`)).body['token']);
  return { site, installer, dpo, approval, invite };
}

/** A device that joined, stands at its spot and was approved. */
export async function approvedDevice(
  platform: Platform,
  { installer, dpo, invite }: Awaited<ReturnType<typeof openSite>>,
  spot: Readonly<Record<string, unknown>> = SPOT,
): Promise<TestDevice> {
  const device = new TestDevice();
  const joined = await callAt(platform.url, 'POST', '/v1/devices', { body: device.joining(await invite()) });
  device.id = DeviceJoined.parse(joined.body).device_id;
  const at = `/v1/devices/${device.id}`;
  const placed = await installer.call('PUT', `${at}/spot`, { body: spot, headers: { 'if-match': '"1"' } });
  const approval = await dpo.call('POST', `${at}/approval`, { headers: { 'if-match': '"2"' } });
  if (placed.status !== 200 || approval.status !== 200)
    throw new Error(`not approved: ${JSON.stringify([placed.body, approval.body])}`);
  return device;
}
