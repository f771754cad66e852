import { faceIsNotOnlyWay, oneWayIsNotBiometric } from '../alternatives/index.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { publicPlaceHasNeed, sitingFindings, spaceIsNotForbidden } from '../siting/index.ts';
import { lapsed } from './filed-lapse.ts';
import type { Placed } from './filed-scenario.ts';

const sitingLapse = lapsesOf(sitingFindings);

type Place = Placed['one']['places'][number];

/** § 第十条第一款: a way without a face at every place. */
function wayLapses({ ways }: Place, at: string, of: Lapse['of']): readonly Lapse[] {
  const working = fact(`${at}/ways`, ways.filter(({ live }) => live).length);
  return [
    ...lapsed(faceIsNotOnlyWay({ alternatives: ways }), working, of),
    ...lapsed(oneWayIsNotBiometric({ alternatives: ways }), working, of),
  ];
}

/** § 第十三条: no private space whatever for; in a public place the need and a sign by each device. */
function deviceLapses({ devices }: Place, at: string, of: Lapse['of']): readonly Lapse[] {
  return devices.flatMap((device, index) => {
    const where = `${at}/devices/${index}`;
    const { started_by_person } = device;
    const unsigned = device.place === 'public' && device.signs < device.devices;
    return [
      ...lapsed(spaceIsNotForbidden({ device }), fact(`${where}/space`, device.space), of),
      ...lapsed(
        publicPlaceHasNeed({ device, started_by_person }),
        fact(`${where}/public_security_basis`, device.public_security_basis === null ? null : true),
        of,
      ),
      ...(unsigned
        ? [sitingLapse.broken('sign_missing', { fact: fact(`${where}/signs`, device.signs), of })]
        : []),
    ];
  });
}

/** What is wrong with where a scenario stands. */
export function placeLapses({ one, at, of }: Placed): readonly Lapse[] {
  return one.places.flatMap((place, index) => {
    const where = `${at}/places/${index}`;
    return [...wayLapses(place, where, of), ...deviceLapses(place, where, of)];
  });
}
