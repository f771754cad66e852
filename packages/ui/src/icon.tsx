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
  next: 'M10 5l7 7-7 7',
  down: 'M5 9.5l7 7 7-7',
  up: 'M5 15l7-7 7 7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20.5 20.5',
  reveal:
    'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M9 12a3 3 0 1 0 6 0 3 3 0 0 0-6 0',
  hide: 'M4 4l16 16M9.5 6c.8-.3 1.6-.5 2.5-.5 6 0 9.5 6.5 9.5 6.5s-1 1.9-2.9 3.6M6.3 7.7C3.9 9.5 2.5 12 2.5 12s3.5 6.5 9.5 6.5c1.6 0 3-.5 4.2-1.1M10 10a3 3 0 0 0 4.1 4.2',
  calendar: 'M4 6h16v14H4ZM4 10.5h16M8 3.5v4M16 3.5v4',
  file: 'M6 3h8l5 5v13H6ZM14 3v5h5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  copy: 'M9 9h11v11H9ZM5 15H4V4h11v1',
  download: 'M12 4v11M7 10.5l5 5 5-5M4 20h16',
  upload: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3 2.5',
  filter: 'M4 5h16l-6.5 8v6L10.5 17v-4Z',
  sort: 'M8 5v14M4.5 15.5 8 19l3.5-3.5M16 19V5M12.5 8.5 16 5l3.5 3.5',
  edit: 'M4 20h4L20 8l-4-4L4 16ZM13 7l4 4',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4Z',
  people:
    'M3 20c.4-3.5 2.6-5 6-5s5.6 1.5 6 5M5.5 8.5a3.5 3.5 0 1 0 7 0 3.5 3.5 0 0 0-7 0M16 5.2a3.5 3.5 0 0 1 0 6.6M17.5 15.3c2 .6 3.2 2.1 3.5 4.7',
  scales: 'M12 4v16M7 20h10M5 7h14M5 7l-2.5 6a3 3 0 0 0 5 0ZM19 7l-2.5 6a3 3 0 0 0 5 0Z',
  device: 'M6 3h12v18H6ZM10 18h4M9.5 9a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0',
  building: 'M5 21V4h10v17M15 9h4v12M3 21h18M8.5 8h3M8.5 12h3M8.5 16h3',
  bell: 'M6 16V10.5a6 6 0 0 1 12 0V16l1.5 2h-15ZM10 20.5h4',
  chart: 'M4 4v16h16M8 16v-4M12 16V8M16 16v-6',
  shield: 'M12 3l8 3v6c0 5-3.5 7.8-8 9-4.5-1.2-8-4-8-9V6ZM8.5 12l2.5 2.5 4.5-5',
  log: 'M5 3h14v18H5ZM8.5 8h7M8.5 12h7M8.5 16h4',
  globe:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9s.5-6 3.5-9',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
  sun: 'M8 12a4 4 0 1 0 8 0 4 4 0 0 0-8 0M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4',
  key: 'M4 15a4 4 0 1 0 8 0 4 4 0 0 0-8 0M11 12l8-8M15.5 7.5 18 10',
  mail: 'M3 6h18v13H3ZM3 7l9 7 9-7',
  settings: 'M4 7h9M17 7h3M13 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0M4 17h3M11 17h9M7 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0',
  out: 'M14 4h6v16h-6M4 12h11M10.5 7.5 15 12l-4.5 4.5',
  refresh: 'M20 5v5h-5M4 19v-5h5M19.5 10A8 8 0 0 0 5.5 8M4.5 14a8 8 0 0 0 14 2',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  child: 'M9 6.5a3 3 0 1 0 6 0 3 3 0 0 0-6 0M6 21c0-5 2-8 6-8s6 3 6 8',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7Z',
  question: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 16.7v.1',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4.5v15l12-7.5Z',
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
