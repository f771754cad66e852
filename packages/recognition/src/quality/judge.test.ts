import type { QualityReason } from '@consentry/contract';
import { expect, test } from 'vitest';
import * as limits from './assess-quality.ts';
import { judge } from './assess-quality.ts';
import type { FaceMeasures } from './face-measures.ts';

const pose = { centre: { x: 320, y: 200 }, eyes: 68, span: 74, roll: 2, yaw: -0.2, pitch: 0.58 };
const light = { mean: 140, burnt: 0, black: 0 };
const good: FaceMeasures = {
  pose,
  light,
  sharpness: 0.12,
  outside: 0,
  disagreement: 0.06,
  lowerColour: 7,
  eyeLight: 0.75,
};
const withPose = (changes: Partial<FaceMeasures['pose']>): FaceMeasures => ({
  ...good,
  pose: { ...pose, ...changes },
});
const withLight = (changes: Partial<FaceMeasures['light']>): FaceMeasures => ({
  ...good,
  light: { ...light, ...changes },
});

test('finds nothing wrong with good measures', () => {
  expect(judge(good)).toEqual([]);
});

const bit = 1e-6;
const edges: readonly (readonly [QualityReason, at: FaceMeasures, beyond: FaceMeasures])[] = [
  ['too_small', withPose({ span: limits.SPAN_MIN_PX }), withPose({ span: limits.SPAN_MIN_PX - bit })],
  ['turned_away', withPose({ yaw: limits.YAW_MAX }), withPose({ yaw: limits.YAW_MAX + bit })],
  ['turned_away', withPose({ yaw: -limits.YAW_MAX }), withPose({ yaw: -limits.YAW_MAX - bit })],
  ['turned_away', withPose({ pitch: limits.PITCH_MIN }), withPose({ pitch: limits.PITCH_MIN - bit })],
  ['turned_away', withPose({ pitch: limits.PITCH_MAX }), withPose({ pitch: limits.PITCH_MAX + bit })],
  ['turned_away', withPose({ roll: -limits.ROLL_MAX }), withPose({ roll: -limits.ROLL_MAX - bit })],
  ['too_dark', withLight({ mean: limits.LUMA_MIN }), withLight({ mean: limits.LUMA_MIN - bit })],
  ['too_dark', withLight({ black: limits.BLACK_MAX }), withLight({ black: limits.BLACK_MAX + bit })],
  ['too_bright', withLight({ burnt: limits.BURNT_MAX }), withLight({ burnt: limits.BURNT_MAX + bit })],
  [
    'blurred',
    { ...good, sharpness: limits.SHARPNESS_MIN },
    { ...good, sharpness: limits.SHARPNESS_MIN - bit },
  ],
  ['at_edge', { ...good, outside: limits.OUTSIDE_MAX }, { ...good, outside: limits.OUTSIDE_MAX + bit }],
  [
    'covered',
    { ...good, disagreement: limits.DISAGREEMENT_MAX },
    { ...good, disagreement: limits.DISAGREEMENT_MAX + bit },
  ],
  [
    'covered',
    { ...good, lowerColour: limits.LOWER_COLOUR_MAX },
    { ...good, lowerColour: limits.LOWER_COLOUR_MAX + bit },
  ],
  ['covered', { ...good, eyeLight: limits.EYE_LIGHT_MIN }, { ...good, eyeLight: limits.EYE_LIGHT_MIN - bit }],
];

test.each(edges)('says %s just beyond a limit and not at it', (reason, at, beyond) => {
  expect(judge(at)).toEqual([]);
  expect(judge(beyond)).toEqual([reason]);
});

test('gives every reason but covered, which would only confuse, when there are several', () => {
  const all = {
    ...withPose({ span: 10, yaw: 1 }),
    light: { mean: 20, burnt: 0, black: 0.5 },
    sharpness: 0,
    outside: 0.5,
    eyeLight: 0.1,
  };
  expect(judge(all)).toEqual(['at_edge', 'too_small', 'turned_away', 'too_dark', 'blurred']);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('passes nothing that measures %s', (value) => {
  for (const measures of [
    withPose({ yaw: value }),
    withLight({ mean: value }),
    { ...good, sharpness: value },
    { ...good, eyeLight: value },
  ]) {
    expect(judge(measures)).toEqual(['no_face']);
  }
});
