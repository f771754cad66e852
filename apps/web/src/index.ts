export { buildKiosk, type KioskBuild } from './kiosk-build.ts';
