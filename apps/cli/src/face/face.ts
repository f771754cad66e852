import type { Command } from 'commander';
import type { Contextual } from '../context.ts';
import type { Messages } from '../messages.ts';
import { addBench } from './bench.ts';
import { addCompare } from './compare.ts';
import { addDetect } from './detect.ts';
import { addEvaluate } from './evaluate.ts';

/** `consentry face detect | compare | evaluate | bench` */
export function addFace(program: Command, m: Messages, withContext: Contextual): void {
  const face = program.command('face').summary(m.face).description(`${m.face}\n${m.faceResearch}`);
  addDetect(face, m, withContext);
  addCompare(face, m, withContext);
  addEvaluate(face, m, withContext);
  addBench(face, m, withContext);
}
