import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { WEBHOOK_TOLERANCE_S, verifyWebhook } from './webhook.ts';

// The example of the Standard Webhooks specification.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const BODY = '{"test": 2432232314}';
const AT = 1_614_265_330;
const HEADERS = {
  'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  'webhook-timestamp': String(AT),
  'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const at = (seconds: number) => new Date((AT + seconds) * 1000);

test('the example of the standard is accepted, by either kind of headers', async () => {
  const webhook = await verifyWebhook(HEADERS, BODY, SECRET, at(0));
  expect(webhook).toEqual({ id: HEADERS['webhook-id'], sentAt: at(0), event: { test: 2432232314 } });
  await expect(verifyWebhook(new Headers(HEADERS), BODY, SECRET, at(0))).resolves.toEqual(webhook);
});

test('while a secret is rotated either of two is accepted, and either of two signatures', async () => {
  const other = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
  await expect(verifyWebhook(HEADERS, BODY, [other, SECRET], at(0))).resolves.toBeTruthy();
  const mark = createHmac('sha256', Buffer.alloc(32, 1))
    .update(`${HEADERS['webhook-id']}.${AT}.${BODY}`)
    .digest('base64');
  const both = { ...HEADERS, 'webhook-signature': `v2,x v1,${mark} ${HEADERS['webhook-signature']}` };
  await expect(verifyWebhook(both, BODY, SECRET, at(0))).resolves.toBeTruthy();
  await expect(verifyWebhook(both, BODY, other, at(0))).resolves.toBeTruthy();
});

test('what was changed, is late or is not signed is refused, and says why', async () => {
  const codeOf = async (headers: Record<string, string>, body: string, secret: string, now = at(0)) =>
    verifyWebhook(headers, body, secret, now).catch((error: { code?: string }) => error.code);
  expect(await codeOf(HEADERS, `${BODY} `, SECRET)).toBe('signature_wrong');
  expect(await codeOf({ ...HEADERS, 'webhook-id': 'msg_other' }, BODY, SECRET)).toBe('signature_wrong');
  expect(await codeOf({ ...HEADERS, 'webhook-timestamp': String(AT + 1) }, BODY, SECRET)).toBe(
    'signature_wrong',
  );
  expect(await codeOf({ ...HEADERS, 'webhook-signature': 'v1,!' }, BODY, SECRET)).toBe('signature_wrong');
  expect(await codeOf(HEADERS, BODY, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe('signature_wrong');
  expect(await codeOf(HEADERS, BODY, 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toBe('secret_wrong');
  expect(await codeOf({}, BODY, SECRET)).toBe('headers_missing');
  expect(await codeOf(HEADERS, BODY, SECRET, at(WEBHOOK_TOLERANCE_S + 1))).toBe('too_old');
  expect(await codeOf(HEADERS, BODY, SECRET, at(-WEBHOOK_TOLERANCE_S - 1))).toBe('too_new');
  const edge = verifyWebhook(HEADERS, BODY, SECRET, at(WEBHOOK_TOLERANCE_S));
  await expect(edge).resolves.toBeTruthy();
});
