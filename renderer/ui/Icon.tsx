/* Line icons on a grid of 20 × 20, drawn for Linkboard. They only ever stand beside or inside something named. */

const PATHS = {
  add: 'M10 4v12M4 10h12',
  back: 'M16 10H4m5-5-5 5 5 5',
  board: 'M3 4h14v12H3zM8 4v12M13 4v12',
  chart: 'M4 16V9m4 7V4m4 12v-5m4 5V7M2 16h16',
  check: 'm4 10.5 4 4 8-9',
  close: 'm5 5 10 10M15 5 5 15',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  document: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10h5.500M7.5 13h5.500',
  down: 'm5 8 5 5 5-5',
  edit: 'M3.500 16.500v-3L13 4l3 3-9.500 9.500zM11 6l3 3',
  folder: 'M2.500 5h5l2 2h8v9.500h-15z',
  forward: 'M4 10h12m-5-5 5 5-5 5',
  grid: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12M13 4v12',
  grip: 'M7.500 5h.1M7.500 10h.1M7.500 15h.1M12.500 5h.1M12.500 10h.1M12.500 15h.1',
  hidden:
    'M3 3l14 14M8.300 5.200A8 8 0 0 1 17.500 10a10 10 0 0 1-2 2.700M5.500 6.500A9 9 0 0 0 2.500 10c1.500 3 4.300 5 7.500 5a7.500 7.500 0 0 0 3-.6',
  history: 'M4 10a6.500 6.500 0 1 1 2 4.600M4 10 2 7.500M4 10l2.500-2M10 6v4.500l3 1.500',
  info: 'M10 9v5M10 6.200v.1M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15',
  left: 'm12 5-5 5 5 5',
  link: 'M8.500 11.500a3 3 0 0 0 4.300 0l3-3a3 3 0 0 0-4.300-4.300l-1 1M11.500 8.500a3 3 0 0 0-4.300 0l-3 3a3 3 0 0 0 4.300 4.300l1-1',
  list: 'M7 5h10M7 10h10M7 15h10M3.500 5h.1M3.500 10h.1M3.500 15h.1',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  minus: 'M4 10h12',
  merge: 'M5 3v4c0 3 5 3 5 6v4M15 3v4c0 3-5 3-5 6M7.500 14.500 10 17l2.500-2.500',
  more: 'M4.500 10h.1M10 10h.1M15.500 10h.1',
  move: 'M10 2.500v15M2.500 10h15M7.500 5 10 2.500 12.500 5M7.500 15l2.500 2.500 2.500-2.500M5 7.500 2.500 10 5 12.500M15 7.500l2.500 2.500-2.500 2.500',
  note: 'M4 3h12v9l-5 5H4zM16 12h-5v5',
  people:
    'M7.500 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2 16.500c0-3 2.500-4.500 5.500-4.500s5.500 1.500 5.500 4.500M13 4a3 3 0 0 1 0 5.500M15 12.300c2 .6 3 2 3 4.200',
  paste: 'M7 4H4.500v13h11V4H13M7 3h6v3H7zM7.500 10h5M7.500 13h5',
  phone: 'M6 2.500h8v15H6zM9.500 15h1',
  redo: 'M15.500 8H8a4.500 4.500 0 0 0 0 9h3M12 4.500 15.500 8 12 11.500',
  right: 'm8 5 5 5-5 5',
  search: 'M9 3.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11M13 13l4 4',
  settings: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 4v4M8 12v4',
  screen: 'M2.500 3.500h15v10h-15zM7 17h6M10 13.500V17',
  shown:
    'M2.500 10c1.500-3 4.300-5 7.500-5s6 2 7.500 5c-1.500 3-4.300 5-7.500 5s-6-2-7.500-5M10 7.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5',
  split: 'M10 17v-4c0-3-5-3-5-6V3M10 13c0-3 5-3 5-6V3M3 5l2-2 2 2M13 5l2-2 2 2',
  tag: 'M3 3h7l7 7-7 7-7-7zM6.500 6.500h.1',
  trash: 'M4 6h12M8 6V3.500h4V6M5.500 6l.8 11h7.400l.8-11M8.500 9v5M11.500 9v5',
  undo: 'M4.500 8H12a4.500 4.500 0 0 1 0 9H9M8 4.500 4.500 8 8 11.500',
  vote: 'M3 9.500h3l1.500-2h5l1.500 2h3v7H3zM8 5.500 10 3l4 3.500M3 9.500h14',
  warning: 'M10 3 2.500 16.500h15zM10 8.500v4M10 14.300v.1',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, size = '1.25em' }: { name: IconName; size?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' || name === 'grip' ? 2.6 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none' }}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
