import { declareResearch } from '@consentry/law';
import { openRecogniser, prepareModels } from '@consentry/recognition';
import { serve } from './contender.ts';

const cache = process.argv[2] ?? '';
const began = performance.now();
const recogniser = await openRecogniser({ models: await prepareModels({ cache }), now: Date.now });
serve(async (image) => {
  const permit = declareResearch(
    { by: 'bench/peers.ts', statement: 'Speed against other libraries' },
    Date.now(),
  );
  const faces = await recogniser.detect(permit, image);
  const [face] = faces;
  if (!face) return 0;
  const landmarks = await recogniser.landmarks(permit, image, face);
  (await recogniser.encode(permit, image, landmarks)).wipe();
  return faces.length;
}, began);
