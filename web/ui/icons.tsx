import type { ReactNode } from 'react';

/** Line icons on a 24 grid, drawn for this page. They never carry meaning alone: a word or label stands beside each. */
const shapes = {
  ear: (
    <>
      <path d="M6 10a6 6 0 1 1 12 0c0 4-4 4.5-4 8a3 3 0 0 1-5.6 1.5" />
      <path d="M9.5 10a2.5 2.5 0 1 1 5 0c0 1.8-2 2-2 4" />
    </>
  ),
  feed: <path d="M4 6h16M4 12h16M4 18h10" />,
  cases: <path d="M4 13l2.5-8h11L20 13v6H4zM4 13h4.5l1.5 2.5h4l1.5-2.5H20" />,
  overview: <path d="M5 20V11M12 20V4M19 20v-6" />,
  plug: <path d="M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="M16 16l4.5 4.5" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.2 2" />
    </>
  ),
  warning: <path d="M12 4L2.8 19.5h18.4zM12 10v4.2M12 17v.2" />,
  check: <path d="M4.5 12.5l5 5L20 6.5" />,
  close: <path d="M6 6l12 12M18 6L6 18" />,
  back: <path d="M15 5l-7 7 7 7" />,
  down: <path d="M6 9.5l6 6 6-6" />,
  up: <path d="M12 20V5M5.5 11L12 4.5l6.5 6.5" />,
  open: <path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6" />,
  trash: <path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13" />,
  note: <path d="M5 4h14v10l-5 6H5zM14 20v-6h5" />,
  layers: <path d="M12 4l9 5-9 5-9-5zM3 13.5l9 5 9-5" />,
  pause: <path d="M8.5 5v14M15.5 5v14" />,
  lock: <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />,
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4" />
    </>
  ),
  replay: <path d="M5 12a7.5 7.5 0 1 0 2.5-5.6M4.5 4v4.5H9" />,
  link: <path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1" />,
  shield: <path d="M12 3l7.5 3v5.5c0 4.5-3 7.8-7.5 9.5-4.5-1.7-7.5-5-7.5-9.5V6zM8.5 12l2.5 2.5 4.5-5" />,
  bookmark: <path d="M7 4h10v16l-5-4-5 4z" />,
  at: (
    <>
      <circle cx="12" cy="12" r="3.5" />
      <path d="M15.5 8.5V13a2.5 2.5 0 0 0 5 0v-1a8.5 8.5 0 1 0-3.5 6.9" />
    </>
  ),
  stamp: <path d="M9.5 13.5c1-3-1.5-4-1.5-6.5a4 4 0 0 1 8 0c0 2.5-2.5 3.5-1.5 6.5H19v3.5H5v-3.5zM5 20.5h14" />,
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.5" />
      <path d="M2.5 19.5c.5-4 3-6 6.5-6s6 2 6.5 6M16 5.3a3.5 3.5 0 0 1 0 6.4M18.5 14.2c1.8.9 2.8 2.7 3 5.3" />
    </>
  ),
} satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 15 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}
