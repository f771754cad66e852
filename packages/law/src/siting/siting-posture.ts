import { judgedOf } from '../posture/looked.ts';
import { type RowRules, rowRule } from '../posture/row-rule.ts';
import { fact, lapsesOf } from '../posture/verdict.ts';
import {
  hangs,
  hangsInPublic,
  isPublic,
  notKnown,
  peopledSites,
  placedDevices,
  recognises,
  worksInPublic,
} from './placed.ts';
import { sitingFindings } from './siting-findings.ts';
import { cameraOf, captureAreaOf, passiveOf, registrationOf, signOf } from './siting-posture-device.ts';
import {
  closedSpotOf,
  inspectionOf,
  installerOf,
  needOf,
  neighboursOf,
  privacyOf,
  spaceOf,
} from './siting-posture-place.ts';
import { publicUseOf, videoFilingOf } from './siting-posture-system.ts';

const { broken } = lapsesOf(sitingFindings);

/** How the rows of `siting` are judged on the state of a processor. */
export const sitingPosture = {
  // § 第十三条第一款, PIPL 26; G16, G17
  'R13.1': rowRule(['siting'], 'security_owner', ({ siting }) => {
    const hanging = placedDevices(siting).filter(hangs);
    const saidClosed = hanging.filter((placed) => !isPublic(placed) && placed.site.public_place !== 'none');
    return judgedOf([...hanging.filter(isPublic).map(needOf), ...saidClosed.map(closedSpotOf)]);
  }),

  // § 第十三条第一款, Video Reg. 13
  'R13.2': rowRule(['siting'], 'installer', ({ siting }) =>
    judgedOf(placedDevices(siting).filter(worksInPublic).map(captureAreaOf)),
  ),

  // § 第十三条第一款, PIPL 26, Video Reg. 13
  'R13.3': rowRule(['siting'], 'installer', ({ siting }, now) =>
    judgedOf(
      placedDevices(siting)
        .filter(worksInPublic)
        .map((placed) => signOf(placed, now)),
    ),
  ),

  // § 第十三条第二款; G18. A device that is only planned there is found as well: it cannot be saved.
  'R13.4': rowRule(['siting'], 'installer', ({ siting }) => judgedOf(placedDevices(siting).map(spaceOf))),

  // Video Reg. 8
  'R13.5': rowRule(['siting'], 'operator', ({ siting }, now) =>
    judgedOf([
      ...placedDevices(siting).filter(hangs).map(privacyOf),
      ...peopledSites(siting)
        .filter(({ site }) => site.private_spaces !== null)
        .map((peopled) => inspectionOf(peopled, now)),
    ]),
  ),

  // PIPL 26, second sentence; GB/T 45574 5.4.2 e
  'R13.6': rowRule(['siting'], 'dpo', ({ siting }) => {
    const told = new Set(siting.public_place_uses.map(({ purpose_id }) => purpose_id));
    const untold = placedDevices(siting)
      .filter(worksInPublic)
      .filter(({ device }) => device.purpose_ids.some((id) => !told.has(id)));
    return judgedOf([
      ...siting.public_place_uses.map(publicUseOf),
      ...untold.map(({ at }) => notKnown(`${at}/purpose_ids`)),
    ]);
  }),

  // Video Reg. 7, third paragraph, and 9
  'R13.7': rowRule(['siting'], 'counsel', ({ siting }) =>
    judgedOf(placedDevices(siting).filter(hangsInPublic).map(installerOf)),
  ),

  // Video Reg. 14; the other public places of Article 9 are exempt
  'R13.8': rowRule(['siting'], 'filer', ({ siting }, now) =>
    judgedOf(
      peopledSites(siting)
        .filter(({ site }) => site.public_place === 'article_7')
        .filter(({ site, devices }) => site.video_system !== null || devices.some(worksInPublic))
        .map((peopled) => videoFilingOf(peopled, now)),
    ),
  ),

  // Video Reg. 10: “依照本条例安装”, so in public places
  'R13.9': rowRule(['siting'], 'installer', ({ siting }) =>
    judgedOf(
      peopledSites(siting)
        .map((peopled) => ({ ...peopled, devices: peopled.devices.filter(isPublic) }))
        .filter(({ devices }) => devices.length > 0)
        .map(neighboursOf),
    ),
  ),

  // TC260-PG-20251A 6.1 b, 8.1 a, a standard; GB/T 45574 6.1 c by G21
  'R13.10': rowRule(['siting', 'purpose'], 'operator', ({ siting, purpose }) => {
    const identifies = new Set(
      purpose.purposes.filter(({ mode }) => mode === 'identify').map(({ id }) => id),
    );
    const working = placedDevices(siting).filter(({ device }) => device.state === 'approved');
    // A camera that is said only to count, and serves such a purpose, takes whoever passes.
    const passive = working.filter(
      ({ device }) =>
        device.operation !== 'self_service' && device.purpose_ids.some((id) => identifies.has(id)),
    );
    return judgedOf([
      ...working.filter(({ device }) => device.operation === 'self_service').map(cameraOf),
      ...passive.map(passiveOf),
    ]);
  }),

  // § 第十九条第四项: cameras that only count are outside the definition
  'R19.4': rowRule(['siting'], 'installer', ({ siting }) => {
    const terminals = siting.unknown_terminals_served;
    const served = fact('/siting/unknown_terminals_served', terminals);
    const lapses =
      terminals > 0 ? [broken('unknown_terminal_served', { fact: served, values: { terminals } })] : [];
    const looks = placedDevices(siting).filter(recognises).map(registrationOf);
    return judgedOf([...looks, ...(lapses.length > 0 ? [{ lapses }] : [])], served);
  }),
} as const satisfies RowRules<'siting'>;
