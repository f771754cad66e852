import type { Pixels } from './encode-image.ts';

/** Where a face is in a photo: pupils in pixels, and the part of the photo that shows nobody else. */
export interface FaceInPhoto {
  readonly rightEye: readonly [number, number];
  readonly leftEye: readonly [number, number];
  /** Left, top, right, bottom. */
  readonly alone: readonly [number, number, number, number];
}

/** Where and how a face is put into the scene. */
export interface Placement {
  /** Middle between the eyes, pixels of the scene. */
  readonly centre: readonly [number, number];
  /** Distance of the pupils, pixels of the scene. */
  readonly eyes: number;
  /** Degrees clockwise. */
  readonly turn: number;
  readonly mirror: boolean;
  readonly cover: 'none' | 'mask' | 'sunglasses' | 'hand';
}

/** A wall with a soft gradient and grain, so that the room itself is neither flat nor a face. */
export function paintRoom(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  let seed = 1;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const grain = (seed >>> 29) - 4;
      const shade = 168 - (44 * y) / height + (18 * x) / width + grain;
      data[at] = shade;
      data[at + 1] = shade + 4;
      data[at + 2] = shade + 10;
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Colour of a cover at a point of the face, in eye distances from the middle of the eyes; null where bare. */
function coverAt(cover: Placement['cover'], x: number, y: number): readonly [number, number, number] | null {
  if (cover === 'mask') {
    const pleat = Math.floor((y - 0.4) * 12) % 2 === 0 ? 0 : 9;
    const inside =
      y > 0.42 - 0.1 * Math.cos(x * 1.6) && y < 1.75 && Math.abs(x) < 1.02 - 0.25 * Math.max(0, y - 0.9);
    return inside ? [150 - pleat, 190 - pleat, 215 - pleat] : null;
  }
  if (cover === 'sunglasses') {
    const lens = ((Math.abs(x) - 0.53) / 0.43) ** 2 + ((y - 0.04) / 0.32) ** 4 < 1;
    const frame = Math.abs(y + 0.08) < 0.05 && Math.abs(x) < 1.15;
    return lens || frame ? [18, 18, 20] : null;
  }
  if (cover === 'hand') {
    const finger = Math.abs((((y - 0.45) * 3) % 1) - 0.5);
    const inside = y > 0.45 && y < 1.75 && x > -1.2 && x < 0.95 - 0.2 * finger;
    return inside ? [205 - 90 * finger, 160 - 80 * finger, 135 - 70 * finger] : null;
  }
  return null;
}

/** Paints the part of a photo that shows one person into a scene, softly at the edges. Changes the scene. */
export function paintPerson(scene: Pixels, photo: Pixels, face: FaceInPhoto, place: Placement): void {
  const [rx, ry] = face.rightEye;
  const [lx, ly] = face.leftEye;
  const [left, top, right, bottom] = face.alone;
  const span = Math.hypot(lx - rx, ly - ry);
  // Photo axes of the face: one eye distance to the person's left, one down.
  const ux = (lx - rx) / span;
  const uy = (ly - ry) / span;
  // The own tilt of the head stays as it was in the photo; `turn` adds to it.
  const angle = (-place.turn * Math.PI) / 180;
  const step = span / place.eyes;
  const cos = Math.cos(angle) * step;
  const sin = Math.sin(angle) * step;
  const midX = (rx + lx) / 2;
  const midY = (ry + ly) / 2;
  const samples = Math.max(1, Math.min(6, Math.round(step)));
  const soft = span * 0.35;
  const reach = (Math.hypot(right - left, bottom - top) / step) * 0.75;
  const [cx, cy] = place.centre;
  const x0 = Math.max(0, Math.floor(cx - reach));
  const x1 = Math.min(scene.width, Math.ceil(cx + reach));
  const y0 = Math.max(0, Math.floor(cy - reach));
  const y1 = Math.min(scene.height, Math.ceil(cy + reach));
  for (let y = y0; y < y1; y += 1) {
    for (let x = x0; x < x1; x += 1) {
      let red = 0;
      let green = 0;
      let blue = 0;
      let weight = 0;
      for (let s = 0; s < samples * samples; s += 1) {
        const dx = (x + ((s % samples) + 0.5) / samples - cx) * (place.mirror ? -1 : 1);
        const dy = y + (Math.floor(s / samples) + 0.5) / samples - cy;
        const px = midX + dx * cos - dy * sin;
        const py = midY + dx * sin + dy * cos;
        const edge = Math.min(px - left, right - px, py - top, bottom - py) / soft;
        if (edge <= 0) continue;
        const alpha = Math.min(1, edge) ** 2 * (3 - 2 * Math.min(1, edge));
        const fx = ((px - midX) * ux + (py - midY) * uy) / span;
        const fy = ((py - midY) * ux - (px - midX) * uy) / span;
        const cover = coverAt(place.cover, fx, fy);
        const [r, g, b] = cover ?? bilinear(photo, px - 0.5, py - 0.5);
        red += r * alpha;
        green += g * alpha;
        blue += b * alpha;
        weight += alpha;
      }
      if (weight === 0) continue;
      const bare = samples * samples - weight;
      const at = 4 * (y * scene.width + x);
      const data = scene.data;
      data[at] = (red + bare * (data[at] ?? 0)) / (samples * samples);
      data[at + 1] = (green + bare * (data[at + 1] ?? 0)) / (samples * samples);
      data[at + 2] = (blue + bare * (data[at + 2] ?? 0)) / (samples * samples);
    }
  }
}

function bilinear(photo: Pixels, x: number, y: number): readonly [number, number, number] {
  const { width, height, data } = photo;
  const ix = Math.max(0, Math.min(width - 2, Math.floor(x)));
  const iy = Math.max(0, Math.min(height - 2, Math.floor(y)));
  const fx = Math.max(0, Math.min(1, x - ix));
  const fy = Math.max(0, Math.min(1, y - iy));
  const at = 4 * (iy * width + ix);
  const mix = (c: number): number => {
    const upper = (data[at + c] ?? 0) * (1 - fx) + (data[at + 4 + c] ?? 0) * fx;
    const lower = (data[at + 4 * width + c] ?? 0) * (1 - fx) + (data[at + 4 * width + 4 + c] ?? 0) * fx;
    return upper * (1 - fy) + lower * fy;
  };
  return [mix(0), mix(1), mix(2)];
}

/** Multiplies all light, clipping as a sensor does. Changes the pixels. */
export function expose(scene: Pixels, light: number): void {
  const { data } = scene;
  for (let at = 0; at < data.length; at += 1) if (at % 4 !== 3) data[at] = (data[at] ?? 0) * light;
}

/** Blurs with a Gaussian of this standard deviation in pixels. Changes the pixels. */
export function blur(scene: Pixels, sigma: number): void {
  const radius = Math.ceil(sigma * 2.5);
  const kernel = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma ** 2)),
  );
  const sum = kernel.reduce((a, b) => a + b, 0);
  const { width, height, data } = scene;
  for (const [count, length, stride, next] of [
    [height, width, 4, 4 * width],
    [width, height, 4 * width, 4],
  ] as const) {
    const line = new Float32Array(length);
    for (let row = 0; row < count; row += 1) {
      for (let c = 0; c < 3; c += 1) {
        const start = row * next + c;
        for (let i = 0; i < length; i += 1) line[i] = data[start + i * stride] ?? 0;
        for (let i = 0; i < length; i += 1) {
          let value = 0;
          for (let k = -radius; k <= radius; k += 1) {
            value += (line[Math.max(0, Math.min(length - 1, i + k))] ?? 0) * (kernel[k + radius] ?? 0);
          }
          data[start + i * stride] = value / sum;
        }
      }
    }
  }
}
