/** Folder of the built kiosk: `index.html` and `assets/`. There after `npm run build`. */
export const kioskDirectory: URL = new URL('../dist/kiosk/', import.meta.url);
