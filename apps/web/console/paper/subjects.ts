import type { BiText } from '@consentry/law';
import type { Option } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';

/** What a paper can be about, besides the organisation as a whole. */
export const SUBJECTS = [
  'purpose',
  'device',
  'site',
  'assessment',
  'audit',
  'complaint',
  'incident',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** One paper about it, by its form, and where it is. */
export interface PaperOf {
  readonly form: string;
  readonly address: string;
  /** Sheets that it is set on, where there is a choice. */
  readonly sizes?: readonly ('A4' | 'A3')[];
}

const OF_PURPOSE = [
  'notice',
  'separate_consent',
  'written_consent',
  'guardian_consent',
  'transfer_consent',
  'provision_consent',
  'public_place_consent',
  'children_rules',
  'processing_record',
] as const;

/** Which papers there are about a thing. */
export function papersAbout(subject: Subject, id: string): readonly PaperOf[] {
  switch (subject) {
    case 'purpose':
      return OF_PURPOSE.map((form) => ({ form, address: `/v1/purposes/${id}/papers/${form}?` }));
    case 'device':
      return [{ form: 'device_sign', address: `/v1/devices/${id}/sign/paper?`, sizes: ['A4', 'A3'] }];
    case 'site':
      return [
        { form: 'site_approval', address: `/v1/sites/${id}/paper?paper=approval&` },
        { form: 'video_filing', address: `/v1/sites/${id}/paper?` },
      ];
    case 'assessment':
      return [{ form: 'impact_assessment', address: `/v1/assessments/${id}/paper?` }];
    case 'audit':
      return [{ form: 'compliance_audit', address: `/v1/audits/${id}/paper?` }];
    case 'complaint':
      return (['acknowledgement', 'reply'] as const).map((paper) => ({
        form: `complaint_${paper}`,
        address: `/v1/complaints/${id}/paper?paper=${paper}&`,
      }));
    case 'incident':
      return [
        ['incident_report', 'report'],
        ['network_incident_report', 'network_report'],
        ['incident_notice', 'notice'],
      ].map(([form = '', paper]) => ({ form, address: `/v1/incidents/${id}/paper?paper=${paper}&` }));
  }
}

type Pick = (words: BiText) => string;

/** Reads what there is of a kind, for choosing. */
export async function thingsOf(
  subject: Subject,
  pick: Pick,
  signal: AbortSignal,
): Promise<readonly Option[]> {
  const asked = { signal };
  switch (subject) {
    case 'purpose': {
      const all = await Array.fromAsync(platform.purpose.list({}, asked));
      return all.map(({ purpose, statement }) => ({ value: purpose, text: pick(statement) }));
    }
    case 'device': {
      const [all, sites] = await Promise.all([
        Array.fromAsync(platform.device.list({}, asked)),
        Array.fromAsync(platform.site.list({}, asked)),
      ]);
      const names = new Map(sites.map(({ site_id, name }) => [site_id, pick(name)]));
      return all.map(({ device_id: id, site_id }) => ({
        value: id,
        text: `${names.get(site_id) ?? site_id} · ${id.slice(0, 8)}`,
      }));
    }
    case 'site': {
      const all = await Array.fromAsync(platform.site.list({}, asked));
      return all.map(({ site_id, name }) => ({ value: site_id, text: pick(name) }));
    }
    case 'assessment': {
      const purposes = await Array.fromAsync(platform.purpose.list({}, asked));
      const lists = await Promise.all(
        purposes.map(async ({ purpose, statement }) => {
          const { assessments } = await platform.assessment.list({ purpose }, asked);
          return assessments.map(({ assessment, written_at }) => ({
            value: assessment,
            text: `${pick(statement)} · ${written_at.slice(0, 10)}`,
          }));
        }),
      );
      return lists.flat();
    }
    case 'audit': {
      const { audits } = await platform.audit.list({}, asked);
      return audits.map(({ audit, begins_on, ends_on, auditor }) => ({
        value: audit,
        text: `${begins_on} – ${ends_on} · ${auditor}`,
      }));
    }
    case 'complaint': {
      const all = await Array.fromAsync(platform.complaint.list({}, asked));
      return all.map(({ complaint, reference, received_on }) => ({
        value: complaint,
        text: `${reference} · ${received_on}`,
      }));
    }
    case 'incident': {
      const all = await Array.fromAsync(platform.incident.list({}, asked));
      return all.map(({ incident, known_at }) => ({
        value: incident,
        text: `${known_at.slice(0, 10)} · ${incident.slice(0, 8)}`,
      }));
    }
  }
}
