import {
  type FaceImage,
  manifestThreshold,
  type Recogniser,
  similarity,
  type Template,
  verify,
} from '@consentry/recognition';
import { type Command, Option } from 'commander';
import { CliError } from '../cli-error.ts';
import type { Contextual } from '../context.ts';
import { both, type Messages } from '../messages.ts';
import { openDefaultRecogniser, openPhoto, researchPermit } from './recogniser.ts';

/** FMR the answer is given for unless another is asked for: what the sets measured so far can support. */
const COMPARE_FMR = '1e-3';

/** `consentry face compare A B` */
export function addCompare(face: Command, m: Messages, withContext: Contextual): void {
  face
    .command('compare')
    .argument('<a>')
    .argument('<b>')
    .addOption(
      new Option('--fmr <rate>', m.faceCompareFmr).choices(['1e-2', '1e-3', '1e-4']).default(COMPARE_FMR),
    )
    .description(m.faceCompare)
    .action(
      withContext(async ({ output, m }, a: string, b: string, options: { fmr: string }) => {
        const images = [await openPhoto(a), await openPhoto(b)] as const;
        await using recogniser = await openDefaultRecogniser();
        using probe = await encodePhoto(recogniser, images[0], a);
        using reference = await encodePhoto(recogniser, images[1], b);
        const fmr = Number(options.fmr);
        const { thresholds, id, version } = recogniser.manifest;
        const single = thresholds.filter((row) => row.photos === 1);
        const strictest = manifestThreshold(single, fmr);
        if (strictest === null) throw new CliError('no_threshold', NO_THRESHOLD);
        const rule = { threshold: strictest.threshold, centred: false };
        const score = similarity(researchPermit(), probe.template, reference.template, Date.now());
        const same = verify(researchPermit(), probe.template, reference.template, rule, Date.now());
        const result = {
          same,
          similarity: Number(score.toFixed(4)),
          threshold: rule.threshold,
          fmr,
          threshold_of: strictest.group,
          measured_at_fmr: strictest.fineEnough,
          model: `${id}@${version}`,
        };
        if (!strictest.fineEnough) output.say(m.faceCompareCoarse(options.fmr));
        output.result(
          result,
          m.faceCompareLine(
            same ? m.faceCompareSame : m.faceCompareDifferent,
            score.toFixed(3),
            rule.threshold.toFixed(3),
            options.fmr,
          ),
        );
      }),
    );
}

const NO_THRESHOLD = {
  what: both((m) => m.noThresholdWhat),
  why: both((m) => m.noThresholdWhy),
  remedy: both((m) => m.noThresholdRemedy),
};

interface Encoded extends Disposable {
  readonly template: Template;
}

/** Encodes the one face of a photo. @throws {CliError} `photo_unusable` when there is not just one to use */
async function encodePhoto(recogniser: Recogniser, image: FaceImage, file: string): Promise<Encoded> {
  try {
    const { landmarks, reasons } = await recogniser.observe(researchPermit(), image);
    const several = reasons.includes('several_faces');
    if (landmarks === null || several) {
      throw new CliError('photo_unusable', {
        what: both((m) => m.faceNoFaceWhat(file)),
        why: both((m) => (several ? m.faceNoFaceWhySeveral : m.faceNoFaceWhyNone)),
        remedy: both((m) => m.faceNoFaceRemedy),
      });
    }
    const template = await recogniser.encode(researchPermit(), image, landmarks);
    return { template, [Symbol.dispose]: () => template.wipe() };
  } finally {
    image.wipe();
  }
}
