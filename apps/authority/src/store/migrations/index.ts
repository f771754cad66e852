import type { Migrations } from '@consentry/server';
import { staff } from './0001-staff.ts';
import { complaint } from './0002-complaint.ts';
import { complaintCare } from './0009-complaint-care.ts';
import { complaintHold } from './0015-complaint-hold.ts';
import { complaintRetention } from './0012-complaint-retention.ts';
import { complaintUnread } from './0020-complaint-unread.ts';
import { complaintTold } from './0014-complaint-told.ts';
import { filing } from './0003-filing.ts';
import { ledger } from './0008-ledger.ts';
import { incident } from './0013-incident.ts';
import { inspection } from './0005-inspection.ts';
import { question } from './0010-question.ts';
import { publication } from './0007-publication.ts';
import { referral } from './0004-referral.ts';
import { search } from './0011-search.ts';
import { staffChanged } from './0016-staff-changed.ts';
import { stateCouncilCalendar } from './0018-state-council-calendar.ts';
import { witness } from './0006-witness.ts';

/** The tables of an authority. A step is never edited once it has landed. */
export const authorityMigrations: Migrations = {
  set: 'authority',
  steps: {
    '0001-staff': staff,
    '0002-complaint': complaint,
    '0003-filing': filing,
    '0004-referral': referral,
    '0005-inspection': inspection,
    '0006-witness': witness,
    '0007-publication': publication,
    '0008-ledger': ledger,
    '0009-complaint-care': complaintCare,
    '0010-question': question,
    '0011-search': search,
    '0012-complaint-retention': complaintRetention,
    '0013-incident': incident,
    '0014-complaint-told': complaintTold,
    '0015-complaint-hold': complaintHold,
    '0016-staff-changed': staffChanged,
    '0018-state-council-calendar': stateCouncilCalendar,
    '0020-complaint-unread': complaintUnread,
  },
};
