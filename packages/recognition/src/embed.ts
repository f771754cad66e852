import { similarityTransform } from './align-similarity.ts';
import { ALIGNMENT_TEMPLATES } from './align-templates.ts';
import { mirror, toTensor } from './align-tensor.ts';
import { warp } from './align-warp.ts';
import type { Landmarks } from './detected-face.ts';
import type { FaceImage } from './image/face-image.ts';
import type { EmbedManifest } from './models/manifest.ts';
import type { FloatTensor, Session } from './runtime/session.ts';
import { Template } from './template.ts';

/**
 * Encodes an aligned face: the mean of what the model makes of the crop and of its mirror image.
 *
 * @param model digest the template is pinned to
 * @throws {TemplateError} when the model gives a vector that is no template
 */
export async function embed(
  session: Session,
  manifest: EmbedManifest,
  image: FaceImage,
  landmarks: Landmarks,
  model: string,
): Promise<Template> {
  const tensor = alignedPair(manifest, image, landmarks);
  const mean = new Float32Array(manifest.output_length);
  try {
    for (const batch of batchesOf(tensor, session))
      addVectors(mean, await runOnce(session, batch), manifest.id);
    return Template.fromValues(mean, model);
  } finally {
    tensor.values.fill(0);
    mean.fill(0);
  }
}

// Both crops at once, which is faster; one by one when the model's batch is fixed at one.
function batchesOf({ shape, values }: FloatTensor, session: Session): readonly FloatTensor[] {
  const [size = 0, ...rest] = shape;
  if (session.inputShape[0] !== 1) return [{ shape, values }];
  const length = values.length / size;
  return Array.from({ length: size }, (_, index) => ({
    shape: [1, ...rest],
    values: values.subarray(index * length, (index + 1) * length),
  }));
}

async function runOnce(session: Session, tensor: FloatTensor): Promise<FloatTensor> {
  const outputs = await session.run(tensor);
  const [output, ...others] = outputs.values();
  if (!output || others.length > 0) throw new RangeError('An embedding model must have one output.');
  return output;
}

// The template is scaled to norm 1, so the sum stands for the mean.
function addVectors(sum: Float32Array, { shape, values }: FloatTensor, id: string): void {
  if (values.length !== (shape[0] ?? 0) * sum.length)
    throw new RangeError(
      `The model "${id}" gave vectors of another length than its manifest says (${sum.length}).`,
    );
  for (let i = 0; i < values.length; i++) sum[i % sum.length] = (sum[i % sum.length] ?? 0) + (values[i] ?? 0);
  values.fill(0);
}

function alignedPair(manifest: EmbedManifest, image: FaceImage, landmarks: Landmarks): FloatTensor {
  const { size, target, pick } = ALIGNMENT_TEMPLATES[manifest.alignment];
  const crop = warp(image, similarityTransform(target, pick(landmarks.points)), size, size);
  const mirrored = mirror(crop);
  try {
    return toTensor([crop, mirrored], manifest.input);
  } finally {
    crop.planes.fill(0);
    mirrored.planes.fill(0);
  }
}
