import { qualityText } from '@consentry/recognition';
import type { Command } from 'commander';
import type { Contextual } from '../context.ts';
import type { Messages } from '../messages.ts';
import { openDefaultRecogniser, openPhoto, researchPermit } from './recogniser.ts';

/** `consentry face detect PHOTO` */
export function addDetect(face: Command, m: Messages, withContext: Contextual): void {
  face
    .command('detect')
    .argument('<photo>')
    .description(m.faceDetect)
    .action(
      withContext(async ({ output, m }, file: string) => {
        const image = await openPhoto(file);
        await using recogniser = await openDefaultRecogniser();
        const faces = await recogniser.detect(researchPermit(), image);
        const { reasons } = await recogniser.observe(researchPermit(), image);
        const boxes = faces.map(({ box, score }) => ({
          x: Math.round(box.x),
          y: Math.round(box.y),
          width: Math.round(box.width),
          height: Math.round(box.height),
          score: Number(score.toFixed(3)),
        }));
        const lines = [
          faces.length === 0 ? m.faceDetectNone : m.faceDetectFound(faces.length),
          ...boxes.map(({ x, y, width, height, score }) => m.faceDetectLine(x, y, width, height, score)),
          ...(reasons.length === 0
            ? [m.faceDetectUsable]
            : reasons.map((reason) => `  ${reason}: ${output.pick(qualityText(reason))}`)),
        ];
        output.result({ width: image.width, height: image.height, faces: boxes, reasons }, lines.join('\n'));
        image.wipe();
      }),
    );
}
