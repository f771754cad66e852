import { z } from 'zod';

const At = z.iso.datetime({ offset: true });
const Text = z.string().max(4000);
const Typed = <T extends string>(type: T) => z.tuple([z.literal(type)]);

/** One state of a consent (DPV `ConsentStatus`), when it began, and who made it so. */
const Status = z.strictObject({
  '@type': z.tuple([
    z.enum(['dpv:ConsentGiven', 'dpv:ConsentRefused', 'dpv:ConsentWithdrawn', 'dpv:ConsentExpired']),
  ]),
  'dpv:isIndicatedAtTime': At,
  'dpv:isIndicatedBy': z.enum(['person', 'guardian', 'staff', 'paper', 'platform']),
});

/**
 * `GET /v1/consents/{consent}/record`: a consent as a record of ISO/IEC TS 27560:2023, written with the terms
 * of the W3C Data Privacy Vocabulary (JSON-LD, profile `dpv-27560:record`).
 */
export const ConsentRecord = z.strictObject({
  '@context': z.strictObject({
    dpv: z.literal('https://w3id.org/dpv#'),
    pd: z.literal('https://w3id.org/dpv/pd#'),
    loc: z.literal('https://w3id.org/dpv/loc#'),
    dct: z.literal('http://purl.org/dc/terms/'),
    rdf: z.literal('http://www.w3.org/1999/02/22-rdf-syntax-ns#'),
    skos: z.literal('http://www.w3.org/2004/02/skos/core#'),
  }),
  '@type': Typed('dpv:ConsentRecord'),
  'dct:conformsTo': z.literal('https://w3id.org/dpv/schema/dpv-27560#record'),
  'dpv:hasIdentifier': z.uuid(),
  'dpv:hasDataSubject': z.strictObject({ '@type': Typed('dpv:DataSubject'), 'dpv:hasIdentifier': z.uuid() }),
  'dct:created': At,
  'dct:creator': z.literal('processor'),
  'dct:language': z.enum(['zh', 'en']),
  'dpv:hasEntity': z.strictObject({
    /** 个人信息处理者: who decides purpose and method, in DPV the controller. */
    processor: z.strictObject({
      '@type': Typed('dpv:DataController'),
      'dpv:hasName': Text,
      'dpv:hasContact': z.string().max(200),
    }),
    /** To whom a transfer goes. */
    recipient: z
      .strictObject({
        '@type': Typed('dpv:Recipient'),
        'dpv:hasIdentifier': z.string().max(64),
        'dpv:hasName': Text,
        'dpv:hasContact': z.string().max(200),
      })
      .optional(),
  }),
  'dpv:hasNotice': z.tuple([
    z.strictObject({
      '@type': Typed('dpv:ConsentNotice'),
      /** SHA-256 of the words that were shown. */
      'dpv:hasIdentifier': z.string().regex(/^[0-9a-f]{64}$/),
      'dct:date': At,
    }),
  ]),
  'dpv:hasProcess': z.tuple([
    z.strictObject({
      'dpv:hasPurpose': z.tuple([
        z.strictObject({
          '@type': Typed('dpv:Purpose'),
          'dpv:hasIdentifier': z.string().max(96),
          'skos:broader': z.literal('dpv:IdentityVerification'),
          'skos:prefLabel': Text,
        }),
      ]),
      'dpv:hasPersonalData': z.tuple([
        z.strictObject({
          '@type': Typed('dpv:SensitivePersonalData'),
          'skos:broader': z.tuple([z.literal('pd:FacialPrint')]),
          'skos:prefLabel': Text,
        }),
      ]),
      'dpv:hasProcessing': z.array(
        z.enum(['dpv:Collect', 'dpv:Store', 'dpv:Match', 'dpv:Erase', 'dpv:Transfer']),
      ),
      'dpv:hasDataController': z.tuple([z.literal('processor')]),
      'dpv:hasRecipient': z.tuple([z.literal('recipient')]).optional(),
      'dpv:hasDataSource': z.tuple([z.literal('dpv:DataSubjectDataSource')]),
      'dpv:hasStorageCondition': z.tuple([
        z.strictObject({
          '@type': z.tuple([z.literal('dpv:StorageLocation'), z.literal('dpv:StorageDuration')]),
          'dpv:hasLocation': z.enum(['dpv:WithinDevice', 'dpv:RemoteLocation']),
          'dpv:hasDuration': z.strictObject({ '@type': z.literal('dpv:UntilTimeDuration'), 'rdf:value': At }),
        }),
      ]),
      'dpv:hasLegalBasis': z.tuple([z.literal('dpv:ExplicitlyExpressedConsent')]),
      'dpv:hasJurisdiction': z.literal('loc:CN'),
      /** In the order in which they came; the last one is the state now. */
      'dpv:hasConsentStatus': z.array(Status).min(1).max(2),
      'dpv:hasConsentControl': z.array(
        z.strictObject({
          '@type': Typed('dpv:WithdrawConsent'),
          'dpv:isExercisedAt': z.string().max(200),
        }),
      ),
    }),
  ]),
});
export type ConsentRecord = z.infer<typeof ConsentRecord>;
