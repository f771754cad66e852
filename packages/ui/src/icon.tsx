import './icon.css';

const PATHS = {
  pin: 'M5 5h.01M12 5h.01M19 5h.01M5 12h.01M12 12h.01M19 12h.01M12 19h.01',
  card: 'M3 6h18v13H3ZM3 10h18M6.5 15.5h5',
  qr: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2v2M20 14v2M17 17v3M20 20h.01',
  staff: 'M4 20c.6-4 3.4-6 8-6s7.4 2 8 6M8 7a4 4 0 1 0 8 0 4 4 0 0 0-8 0M4 8a8 8 0 0 1 16 0',
  face: 'M12 3c4 0 6.5 3.5 6.5 8.5S15.5 21 12 21s-6.5-4.5-6.5-9.5S8 3 12 3M9.5 10v.5M14.5 10v.5M10 15.5c1.2.8 2.8.8 4 0',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  text: 'M3 19 8 6l5 13M4.8 15h6.400M15 19l3-8 3 8M16 16.5h4',
  contrast: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 3v18M15 5.5v13M18 8.5v7',
  check: 'm4.5 12.5 5 5 10-11',
  cross: 'M6 6l12 12M18 6 6 18',
  alert: 'M12 3.5 21.5 20h-19ZM12 10v4.5M12 17.2v.1',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.600v.1',
  camera: 'M3 8h4l2-3h6l2 3h4v11H3ZM8.5 13a3.5 3.5 0 1 0 7 0 3.5 3.5 0 0 0-7 0',
  photo: 'M3 5h18v14H3ZM3 16l5-5 4 4 3-3 6 6M15.5 9.2v.1',
  back: 'M14 5l-7 7 7 7',
  lock: 'M5 11h14v9H5ZM8 11V8a4 4 0 0 1 8 0v3M12 15v2',
  erase: 'M20 6H9l-6 6 6 6h11ZM11.5 9.5l5 5M16.5 9.5l-5 5',
  hand: 'M7 12V6.5a1.5 1.5 0 0 1 3 0V11M10 11V4.5a1.5 1.5 0 0 1 3 0V11M13 11V5.5a1.5 1.5 0 0 1 3 0V12M16 9a1.5 1.5 0 0 1 3 0v5c0 4-2.5 7-6.5 7-3 0-4.5-1.5-6-4l-2.300-4a1.5 1.5 0 0 1 2.5-1.5L7 13',
} as const;

export type IconName = keyof typeof PATHS;

/** Draws one small line picture. Decorative: the words beside it say the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="c-icon" data-icon={name} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
