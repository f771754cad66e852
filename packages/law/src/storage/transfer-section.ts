import { z } from 'zod';
import { Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';
import { LiftingGround } from './lifting-ground.ts';

export const Persons = z.int().min(0).max(2_000_000_000);

/** What of a face goes anywhere. Encrypted or hashed it is still that (reading G11). */
export const FaceData = z.enum(['template', 'image', 'video']);
export type FaceData = z.infer<typeof FaceData>;

/** How it leaves its device. All but the first two cross a public carrier network (reading G9). */
export const Network = z.enum(['closed_lan', 'dedicated_line', 'vpn', 'mobile_carrier', 'public_internet']);
export type Network = z.infer<typeof Network>;

/** A separate consent to storage outside the device and transfer, as it was asked for (reading G14). */
export const TransferConsent = z.strictObject({
  form: Id,
  /** Whether the same press also consented to recognition. */
  given_with_recognition: z.boolean(),
  names: z.array(z.enum(['recipient', 'place', 'purpose'])).max(3),
  /** Persons whose consent lasts; `null` when nobody has counted. */
  persons: Persons.nullable(),
});
export type TransferConsent = z.infer<typeof TransferConsent>;

/** What is told of a recipient abroad (《个人信息保护法》第三十九条). */
export const RecipientAbroadItem = z.enum(['name', 'contact', 'purpose', 'method', 'kinds', 'rights_ways']);

/** How face information goes abroad (《个人信息保护法》第三十八条至第四十条). */
export const Abroad = z.strictObject({
  /** Condition of 第三十八条; `null` where there is none. */
  mechanism: z.enum(['security_assessment', 'certification', 'standard_contract']).nullable(),
  /** Its number, when it was passed or took effect, and the last day it holds; `null` where there is none. */
  document: Id.nullable(),
  passed_on: CivilDate.nullable(),
  until: CivilDate.nullable(),
  told: z.array(RecipientAbroadItem).max(6),
  /** Persons who consented separately to this recipient abroad; `null` when nobody has counted. */
  consented: Persons.nullable(),
});
export type Abroad = z.infer<typeof Abroad>;

export const transferShape = {
  id: Id,
  purpose_id: Id,
  device_ids: z.array(Id).max(10_000),
  carries: z.array(FaceData).min(1).max(3),
  network: Network,
  /** Who vouches that the network is closed or the line dedicated; `null` where nobody does. */
  network_certified: z.strictObject({ by: Id, on: CivilDate }).nullable(),
  /** To whose system; `null` when not known. */
  organisation_id: Id.nullable(),
  /** Persons whose face goes; `null` when nobody has counted. */
  persons: Persons.nullable(),
  /** What is relied on; `null` where nothing is. */
  ground: LiftingGround.nullable(),
  /** `null` where nobody was asked. */
  consent: TransferConsent.nullable(),
  /** `null` where it stays in the mainland. */
  abroad: Abroad.nullable(),
};

/** A closed local network ends in the mainland. */
export function staysWithinReach({ network, abroad }: { network: Network; abroad: Abroad | null }): boolean {
  return network !== 'closed_lan' || abroad === null;
}
export const abroadByClosedNetwork = { path: ['abroad'], error: 'abroad by a closed local network' };

/** Face information that goes out of its device and is kept or used there (§ 第八条第一款). */
export const Transfer = z
  .strictObject({
    ...transferShape,
    /** First day; `null` while it is only planned. */
    begun_on: CivilDate.nullable(),
    /** When it stopped and what had gone was erased; `null` while not. */
    ended_on: CivilDate.nullable(),
  })
  .refine(({ begun_on, ended_on }) => ended_on === null || (begun_on !== null && ended_on >= begun_on), {
    path: ['ended_on'],
    error: 'ended before it began',
  })
  .refine(staysWithinReach, abroadByClosedNetwork);
export type Transfer = z.infer<typeof Transfer>;
