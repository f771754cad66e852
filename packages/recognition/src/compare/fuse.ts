import { Template, TemplateError, valuesOf } from '../template.ts';

/**
 * Makes one template of several of the same person: the mean of the vectors, normalised again. Used
 * for enrolment and for probes alike. On people seen years apart one fused template told them apart
 * better than the best or the mean of the single scores did (bench/RESULTS.md, accuracy).
 *
 * @throws {TemplateError} `template_none`, `template_wiped`, `template_other_model`,
 *   `template_wrong_length`, and `template_zero` where the vectors cancel out
 */
export function fuse(templates: readonly Template[]): Template {
  const first = templates[0];
  if (first === undefined) throw new TemplateError('template_none');
  const mean = new Float32Array(first.length);
  for (const template of templates) {
    if (template.wiped) throw new TemplateError('template_wiped');
    if (template.model !== first.model) throw new TemplateError('template_other_model');
    if (template.length !== first.length) throw new TemplateError('template_wrong_length');
    const values = valuesOf(template);
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + (values[i] ?? 0) / templates.length;
  }
  try {
    return Template.fromValues(mean, first.model);
  } finally {
    mean.fill(0);
  }
}
