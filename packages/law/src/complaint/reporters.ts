import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { complaintFindings } from './complaint-findings.ts';
import type { ComplaintSection } from './complaint-section.ts';

const { broken, atRisk } = lapsesOf(complaintFindings);

function identityLapses({ complaints }: ComplaintSection): readonly Lapse[] {
  return complaints.flatMap(({ id, identity, seen_by_accused }, index) => {
    const at = `/complaint/complaints/${index}`;
    const of = { kind: 'complaint', id } as const;
    if (seen_by_accused) return [atRisk('reporter_seen', { fact: fact(`${at}/seen_by_accused`, true), of })];
    return identity === 'open'
      ? [atRisk('reporter_unsealed', { fact: fact(`${at}/identity`, identity), of })]
      : [];
  });
}

function measureLapses({ measures }: ComplaintSection): readonly Lapse[] {
  return measures.flatMap(({ complaint, found, undone_on }, index) => {
    const at = `/complaint/measures/${index}`;
    const of = { kind: 'complaint', id: complaint } as const;
    if (found === null) {
      return [atRisk('measure_not_looked_into', { fact: fact(`${at}/found`, null), of })];
    }
    return found === 'retaliation' && undone_on === null
      ? [broken('retaliation_stands', { fact: fact(`${at}/undone_on`, null), of })]
      : [];
  });
}

/** Rules on the discretion in penalties, Article 8 (6): what would let those who report be found or hurt. */
export function reporterLapses(complaint: ComplaintSection): readonly Lapse[] {
  const { anonymous_channel, network_address_kept } = complaint.reporters;
  const lapses: Lapse[] = [];
  if (anonymous_channel === null) {
    const decided = fact('/complaint/reporters/anonymous_channel', null);
    lapses.push(atRisk('anonymous_channel_missing', { fact: decided }));
  }
  if (network_address_kept === true) {
    const decided = fact('/complaint/reporters/network_address_kept', true);
    lapses.push(atRisk('reporter_address_kept', { fact: decided }));
  }
  return [...lapses, ...identityLapses(complaint), ...measureLapses(complaint)];
}
