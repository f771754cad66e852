import type { ConsentRecord, ReceiptContent } from '@consentry/contract';
import { both } from '@consentry/law';
import { type StoredConsent, iso, stateOf } from './consent.ts';
import type { StoredWithdrawal } from './consent-store.ts';

const FACE = both('人脸信息（人脸特征）', 'Face information (facial template)');
const STATUS = {
  given: 'dpv:ConsentGiven',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
  expired: 'dpv:ConsentExpired',
} as const;

type Status = ConsentRecord['dpv:hasProcess'][0]['dpv:hasConsentStatus'][number];

/**
 * Writes a consent as a record of ISO/IEC TS 27560:2023 with DPV terms, for whoever works with such records.
 * The texts are those of the language in which the notice was shown.
 */
export function consentRecord(
  consent: StoredConsent,
  receipt: ReceiptContent,
  end: StoredWithdrawal | null,
  now: number,
): ConsentRecord {
  const { language } = consent;
  return {
    '@context': {
      dpv: 'https://w3id.org/dpv#',
      pd: 'https://w3id.org/dpv/pd#',
      loc: 'https://w3id.org/dpv/loc#',
      dct: 'http://purl.org/dc/terms/',
      rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
      skos: 'http://www.w3.org/2004/02/skos/core#',
    },
    '@type': ['dpv:ConsentRecord'],
    'dct:conformsTo': 'https://w3id.org/dpv/schema/dpv-27560#record',
    'dpv:hasIdentifier': consent.consent,
    'dpv:hasDataSubject': { '@type': ['dpv:DataSubject'], 'dpv:hasIdentifier': consent.person },
    'dct:created': iso(consent.decided_at),
    'dct:creator': 'processor',
    'dct:language': language === 'en' ? 'en' : 'zh',
    'dpv:hasEntity': {
      processor: {
        '@type': ['dpv:DataController'],
        'dpv:hasName': receipt.processor.name[language],
        'dpv:hasContact': receipt.processor.contact,
      },
      ...(receipt.recipient === undefined
        ? {}
        : {
            recipient: {
              '@type': ['dpv:Recipient'] as ['dpv:Recipient'],
              'dpv:hasIdentifier': receipt.recipient.organisation_id,
              'dpv:hasName': receipt.recipient.name[language],
              'dpv:hasContact': receipt.recipient.contact,
            },
          }),
    },
    'dpv:hasNotice': [
      {
        '@type': ['dpv:ConsentNotice'],
        'dpv:hasIdentifier': consent.notice_digest,
        'dct:date': iso(consent.shown_at),
      },
    ],
    'dpv:hasProcess': [
      {
        'dpv:hasPurpose': [
          {
            '@type': ['dpv:Purpose'],
            'dpv:hasIdentifier': `${consent.purpose}/${consent.purpose_version}`,
            'skos:broader': 'dpv:IdentityVerification',
            'skos:prefLabel': (receipt.recipient?.purpose ?? receipt.purpose.statement)[language],
          },
        ],
        'dpv:hasPersonalData': [
          {
            '@type': ['dpv:SensitivePersonalData'],
            'skos:broader': ['pd:FacialPrint'],
            'skos:prefLabel': FACE[language],
          },
        ],
        'dpv:hasProcessing':
          consent.kind === 'transfer'
            ? ['dpv:Transfer']
            : ['dpv:Collect', 'dpv:Store', 'dpv:Match', 'dpv:Erase'],
        'dpv:hasDataController': ['processor'],
        ...(receipt.recipient === undefined ? {} : { 'dpv:hasRecipient': ['recipient'] as ['recipient'] }),
        'dpv:hasDataSource': ['dpv:DataSubjectDataSource'],
        'dpv:hasStorageCondition': [
          {
            '@type': ['dpv:StorageLocation', 'dpv:StorageDuration'],
            'dpv:hasLocation': consent.kind === 'transfer' ? 'dpv:RemoteLocation' : 'dpv:WithinDevice',
            'dpv:hasDuration': { '@type': 'dpv:UntilTimeDuration', 'rdf:value': iso(consent.not_after) },
          },
        ],
        'dpv:hasLegalBasis': ['dpv:ExplicitlyExpressedConsent'],
        'dpv:hasJurisdiction': 'loc:CN',
        'dpv:hasConsentStatus': statuses(consent, end, now),
        'dpv:hasConsentControl':
          stateOf(consent, now) === 'given'
            ? [
                {
                  '@type': ['dpv:WithdrawConsent'],
                  'dpv:isExercisedAt': `/v1/consents/${consent.consent}/withdrawal`,
                },
              ]
            : [],
      },
    ],
  };
}

function statuses(consent: StoredConsent, end: StoredWithdrawal | null, now: number): Status[] {
  const decided: Status = {
    '@type': [STATUS[consent.decision]],
    'dpv:isIndicatedAtTime': iso(consent.decided_at),
    'dpv:isIndicatedBy': consent.given_by,
  };
  const state = stateOf(consent, now);
  if (state === 'given' || state === 'refused') return [decided];
  return [
    decided,
    {
      '@type': [STATUS[state]],
      'dpv:isIndicatedAtTime': iso(end?.accepted_at ?? consent.not_after),
      'dpv:isIndicatedBy': end?.by_kind ?? 'platform',
    },
  ];
}
