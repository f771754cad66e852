export { buildScreen, type Screen, type ScreenBuild, SCREENS } from './build-screen.ts';
export { type FirstLoad, firstLoad } from './first-load.ts';
// What the wizard writes, for who sets a first door up without a browser.
export { doorDeclaration } from '../console/device/door-declaration.ts';
export { digestOf } from '../console/set-up/digest-of.ts';
export {
  configurationOf,
  noticeDraftOf,
  noticeTextsOf,
  purposeContentOf,
} from '../console/set-up/first-content.ts';
export { asOf, withOrganisation, withPurpose } from '../console/set-up/first-facts.ts';
