export { buildScreen, type Screen, type ScreenBuild, SCREENS } from './build-screen.ts';
export { type FirstLoad, firstLoad } from './first-load.ts';
