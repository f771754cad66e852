import type { Migrations } from '@consentry/server';
import { staff } from './0001-staff.ts';
import { integrators } from './0002-integrators.ts';
import { people } from './0010-people.ts';
import { consent } from './0011-consent.ts';
import { minors } from './0012-minors.ts';
import { siting } from './0020-siting.ts';
import { device } from './0021-device.ts';
import { purpose } from './0030-purpose.ts';
import { notice } from './0031-notice.ts';
import { assessment } from './0032-assessment.ts';
import { alternatives } from './0033-alternatives.ts';
import { audit } from './0044-audit.ts';
import { incident } from './0042-incident.ts';
import { incidentReport } from './0114-incident-report.ts';
import { filingSending } from './0115-filing-sending.ts';
import { orderFiling } from './0116-order-filing.ts';
import { assessmentMend } from './0117-assessment-mend.ts';
import { assessmentSigners } from './0119-assessment-signers.ts';
import { filingMaterial } from './0120-filing-material.ts';
import { record } from './0043-record.ts';
import { verification } from './0045-verification.ts';
import { transfer } from './0048-transfer.ts';
import { bundle } from './0049-bundle.ts';
import { rest } from './0050-rest.ts';
import { posture } from './0046-posture.ts';
import { rights } from './0040-rights.ts';
import { complaint } from './0041-complaint.ts';
import { webhook } from './0047-webhook.ts';
import { counted } from './0064-counted.ts';
import { ledger } from './0060-ledger.ts';
import { witness } from './0061-witness.ts';
import { personPasskey } from './0062-person-passkey.ts';
import { personMerge } from './0063-person-merge.ts';
import { certificate } from './0070-certificate.ts';
import { share } from './0071-share.ts';
import { entryCode } from './0073-entry-code.ts';
import { deviceLog } from './0074-device-log.ts';
import { witnessStanding } from './0078-witness-standing.ts';
import { ledgerRecheck } from './0079-ledger-recheck.ts';
import { openingErasure } from './0080-opening-erasure.ts';
import { closedLog } from './0081-closed-log.ts';
import { particulars } from './0083-particulars.ts';
import { paperLayout } from './0084-paper-layout.ts';
import { deadline } from './0085-deadline.ts';
import { filing } from './0086-filing.ts';
import { handedHead } from './0082-handed-head.ts';
import { assessmentGuide } from './0088-assessment-guide.ts';
import { assessmentWriters } from './0112-assessment-writers.ts';
import { supervision } from './0096-supervision.ts';
import { guardianGrant } from './0095-guardian-grant.ts';
import { licenceScan } from './0110-licence-scan.ts';
import { layoutDraft } from './0111-layout-draft.ts';
import { filingOffice } from './0113-filing-office.ts';
import { stateCouncilCalendar } from './0113-state-council-calendar.ts';

/** Changes of the tables of the platform, one file each, never edited once landed. */
export const platformMigrations: Migrations = {
  set: 'platform',
  steps: {
    '0001-staff': staff,
    '0002-integrators': integrators,
    '0010-people': people,
    '0011-consent': consent,
    '0012-minors': minors,
    '0020-siting': siting,
    '0021-device': device,
    '0030-purpose': purpose,
    '0031-notice': notice,
    '0032-assessment': assessment,
    '0033-alternatives': alternatives,
    '0040-rights': rights,
    '0041-complaint': complaint,
    '0042-incident': incident,
    '0043-record': record,
    '0044-audit': audit,
    '0045-verification': verification,
    '0046-posture': posture,
    '0047-webhook': webhook,
    '0048-transfer': transfer,
    '0049-bundle': bundle,
    '0050-rest': rest,
    '0060-ledger': ledger,
    '0061-witness': witness,
    '0062-person-passkey': personPasskey,
    '0063-person-merge': personMerge,
    '0064-counted': counted,
    '0070-certificate': certificate,
    '0071-share': share,
    '0073-entry-code': entryCode,
    '0074-device-log': deviceLog,
    '0078-witness-standing': witnessStanding,
    '0079-ledger-recheck': ledgerRecheck,
    '0080-opening-erasure': openingErasure,
    '0081-closed-log': closedLog,
    '0082-handed-head': handedHead,
    '0083-particulars': particulars,
    '0084-paper-layout': paperLayout,
    '0085-deadline': deadline,
    '0086-filing': filing,
    '0095-guardian-grant': guardianGrant,
    '0096-supervision': supervision,
    '0088-assessment-guide': assessmentGuide,
    '0110-licence-scan': licenceScan,
    '0111-layout-draft': layoutDraft,
    '0112-assessment-writers': assessmentWriters,
    '0113-filing-office': filingOffice,
    '0113-state-council-calendar': stateCouncilCalendar,
    '0114-incident-report': incidentReport,
    '0115-filing-sending': filingSending,
    '0116-order-filing': orderFiling,
    '0117-assessment-mend': assessmentMend,
    '0119-assessment-signers': assessmentSigners,
    '0120-filing-material': filingMaterial,
  },
};
