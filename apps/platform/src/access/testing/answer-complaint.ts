import type { RawAnswer } from './raw-request.ts';

/** What each answer says (SECURITY.md 4.6), written down apart from the server's own list. */
const HEADERS: ReadonlyArray<readonly [string, RegExp]> = [
  ['content-security-policy', /^default-src 'none'; .*frame-ancestors 'none'; .*require-trusted-types-for/],
  ['permissions-policy', /camera=\(\)/],
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^no-referrer$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['x-frame-options', /^DENY$/],
  ['strict-transport-security', /^max-age=\d{8}/],
  ['cache-control', /\bno-store\b/],
];
const STACK = /\.ts:\d+|\.js:\d+|node_modules|\bat (?:async )?\w+[. ]*\(|SQLITE|kysely|sqlstate|relation "/i;
const PROBLEM = 'application/problem+json; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
/** Problems that are about the request as it was written. */
const NAMING = new Set(['malformed_request']);

/**
 * Says what is wrong with an answer, whatever was asked: a failure, a stack, a problem that does not say
 * what, why and what to do, a header that is missing.
 *
 * @returns `null` when nothing is
 */
export function complaintOf(answer: RawAnswer): string | null {
  const { status, headers, text } = answer;
  for (const [name, wanted] of HEADERS) {
    if (!wanted.test(String(headers[name]))) return `${name}: ${String(headers[name])}`;
  }
  if (String(headers['content-security-policy']).includes('unsafe')) return 'unsafe content-security-policy';
  const shared = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
  if (shared.length > 0) return `shared with other origins: ${shared.join()}`;
  for (const cookie of [headers['set-cookie'] ?? []].flat()) {
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/'])
      if (!cookie.includes(flag)) return `cookie without ${flag}`;
    if (!cookie.startsWith('__Host-') || /domain=/i.test(cookie)) return 'cookie of more than this host';
  }
  if (status < 400) return null;
  if (STACK.test(text)) return `tells of the inside: ${text}`;
  // A replica that says it is not ready does what it is asked.
  if (status >= 500 && !text.includes('"code":"not_ready"')) return `status ${status}: ${text}`;
  return problemComplaint(answer);
}

function problemComplaint({ status, headers, text }: RawAnswer): string | null {
  let body: Record<string, unknown>;
  try {
    body = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return `not JSON: ${text.slice(0, 200)}`;
  }
  const type = 'error' in body ? JSON_TYPE : PROBLEM;
  if (headers['content-type'] !== type) return `content-type: ${String(headers['content-type'])}`;
  if (body['status'] !== status) return `status ${status} is called ${String(body['status'])}`;
  if (body['type'] !== `urn:consentry:problem:${String(body['code'])}`)
    return `type: ${String(body['type'])}`;
  for (const name of ['title', 'detail', 'remedy']) {
    const said = body[name] as Record<string, string> | undefined;
    if (!said?.['en'] || !said['zh-CN']) return `${name} is missing: ${text}`;
  }
  // What is not even HTTP is answered before it has a name.
  if (headers['x-request-id'] !== undefined && body['request_id'] !== headers['x-request-id'])
    return 'request_id is another than in the header';
  const fields = body['fields'];
  if (NAMING.has(String(body['code'])) && (!Array.isArray(fields) || fields.length === 0))
    return `no field is named: ${text}`;
  return null;
}
