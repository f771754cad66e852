import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LAWFUL_NOW as now, lawful } from '../lawful-facts.ts';
import {
  type DeviceFacts,
  Space,
  captureAreaIsSet,
  deviceIsApproved,
  personStarted,
  publicPlaceHasNeed,
  restsOnUserInitiatedReading,
  signIsUp,
  spaceIsNotForbidden,
} from './index.ts';

const moment = { act: 'capture', now } as const;

function at(change: Partial<DeviceFacts>, started_by_person = true) {
  return { device: { ...lawful['base-public'].device, ...change }, started_by_person };
}

test('§ 第十三条第一款: a public place for public security, or on reading G17 and never passive (R13.1)', () => {
  expect(publicPlaceHasNeed(at({}))).toBeNull();
  expect(publicPlaceHasNeed(at({}, false))).toBeNull();
  const memo = { public_security_basis: null, user_initiated_memo: 'memo' };
  expect(publicPlaceHasNeed(at(memo))).toBeNull();
  expect(publicPlaceHasNeed(at(memo, false))?.code).toBe('public_place_without_need');
  for (const nothing of [null, '', ' ']) {
    const facts = at({ public_security_basis: nothing, user_initiated_memo: nothing });
    expect(publicPlaceHasNeed(facts)?.requirement).toBe('R13.1');
    expect(publicPlaceHasNeed(at({ ...facts.device, place: 'non_public' }))).toBeNull();
  }
});

test('reading G17 is claimed only where the text alone would refuse', () => {
  const memo = { user_initiated_memo: 'memo' };
  expect(restsOnUserInitiatedReading(at({ ...memo, public_security_basis: null }))).toBe(true);
  expect(restsOnUserInitiatedReading(at({ ...memo, public_security_basis: 'duty' }))).toBe(false);
  expect(restsOnUserInitiatedReading(at({ ...memo, public_security_basis: null }, false))).toBe(false);
  expect(restsOnUserInitiatedReading(at({ ...memo, public_security_basis: null, place: 'household' }))).toBe(
    false,
  );
});

test('§ 第十三条第一款: area and sign, in public places only (R13.2, R13.3)', () => {
  expect(captureAreaIsSet(at({}))).toBeNull();
  expect(captureAreaIsSet(at({ capture_area: null }))?.requirement).toBe('R13.2');
  expect(captureAreaIsSet(at({ capture_area: null, place: 'non_public' }))).toBeNull();
  const sign = (ms: number) => at({ sign_approved_at: new Date(ms).toISOString() });
  expect(signIsUp(sign(now), moment)).toBeNull();
  expect(signIsUp(sign(now + 1), moment)?.requirement).toBe('R13.3');
  expect(signIsUp(at({ sign_approved_at: null }), moment)?.requirement).toBe('R13.3');
  expect(signIsUp(at({ sign_approved_at: null, place: 'household' }), moment)).toBeNull();
});

test('§ 第十三条第二款: nine private spaces, in every place, whatever papers there are (R13.4)', () => {
  const forbidden = Space.options.filter((space) =>
    (['public', 'non_public', 'household'] as const).every(
      (place) =>
        spaceIsNotForbidden(at({ space, place, public_security_basis: 'b', user_initiated_memo: 'm' }))
          ?.requirement === 'R13.4',
    ),
  );
  expect(forbidden).toEqual([
    'hotel_room',
    'bathroom',
    'changing_room',
    'toilet',
    'dormitory_room',
    'rest_room',
    'nursing_room',
    'fitting_room',
    'private_dining_room',
  ]);
  for (const space of Space.options) {
    expect(spaceIsNotForbidden(at({ space })) === null).toBe(!forbidden.includes(space));
  }
});

test('TC260-PG-20251A 6.1 b, labelled as a standard: the person starts (R13.10)', () => {
  expect(personStarted({ started_by_person: true })).toBeNull();
  expect(personStarted({ started_by_person: false })).toMatchObject({
    requirement: 'R13.10',
    strength: 'standard',
  });
});

test('§ 第十九条第四项: an approved device (R19.4)', () => {
  expect(deviceIsApproved(at({}))).toBeNull();
  for (const state of ['pending', 'suspended', 'retired'] as const) {
    expect(deviceIsApproved(at({ state }))).toMatchObject({
      code: 'device_not_approved',
      requirement: 'R19.4',
    });
  }
});

test('a refusal quotes 第十三条第二款 word for word, and marks what is our reading (R13.4, G18)', () => {
  const why = spaceIsNotForbidden(at({ space: 'toilet' }))?.why['zh-CN'];
  const clause =
    '任何组织和个人不得在宾馆客房、公共浴室、公共更衣室、公共卫生间等公共场所中的私密空间内部安装人脸识别设备';
  expect(readFileSync(new URL('../../../../docs/law/siting.md', import.meta.url), 'utf8')).toContain(clause);
  expect(why).toContain(clause);
  expect(why).toContain('我们的理解，见 G18');
});
