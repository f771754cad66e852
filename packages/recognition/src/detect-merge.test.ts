import { expect, test } from 'vitest';
import { mergeCandidates, overlap } from './detect-merge.ts';
import { DetectedFace } from './detected-face.ts';

const face = (x: number, score: number) =>
  new DetectedFace({ x, y: 0, width: 10, height: 10 }, score, new Float32Array(12).fill(x));

test('overlap is the shared area over the joint area', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 };
  expect(overlap(box, box)).toBe(1);
  expect(overlap(box, { ...box, x: 5 })).toBeCloseTo(1 / 3);
  expect(overlap(box, { ...box, x: 10 })).toBe(0);
});

test('candidates of one face become one, drawn to the surer; faces apart stay apart', () => {
  const faces = mergeCandidates([face(1, 0.6), face(100, 0.7), face(0, 0.9)]);
  expect(faces.map(({ score }) => score)).toEqual([0.9, 0.7]);
  expect(faces[0]?.box.x).toBeCloseTo(0.4);
  expect(faces[0]?.keypoints[0]).toBeCloseTo(0.4);
  expect(faces[1]?.box.x).toBeCloseTo(100);
});
