import type { Draw } from '../../api/quality.ts';
import { strata } from '../../api/quality-types.ts';
import { startOfDay } from '../days.ts';

/** What the form for a draw holds, as typed. */
export interface DrawFields {
  readonly card: string;
  readonly from: string;
  readonly to: string;
  readonly size: string;
  readonly queue: string;
  readonly agent: string;
  readonly stratify: string;
  /** Percent. */
  readonly double: string;
  readonly seed: string;
}
export type DrawFault = 'needed' | 'badRange' | 'badNumber';
export type DrawFaults = Readonly<Partial<Record<keyof DrawFields, DrawFault>>>;

export const sizes = { least: 1, most: 500 } as const;
export const doubles = { least: 0, most: 100 } as const;

function whole(text: string, { least, most }: { readonly least: number; readonly most: number }): number | null {
  const value = /^\d+$/u.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

/** The draw that the form asks for, days taken as the reader's own, the last one included; or what is wrong with which field. */
export function drawOf(fields: DrawFields, brand: string | undefined): { readonly draw: Draw } | { readonly faults: DrawFaults } {
  const from = startOfDay(fields.from);
  const to = startOfDay(fields.to, 1);
  const size = whole(fields.size, sizes);
  const double = whole(fields.double, doubles);
  const seed = fields.seed.trim();
  const faults: DrawFaults = {
    ...(fields.card === '' ? { card: 'needed' } : {}),
    ...(from === null ? { from: 'needed' } : {}),
    ...(to === null ? { to: 'needed' } : from !== null && from >= to ? { to: 'badRange' } : {}),
    ...(size === null ? { size: 'badNumber' } : {}),
    ...(double === null ? { double: 'badNumber' } : {}),
    ...(seed === '' ? { seed: 'needed' } : {}),
  };
  if (from === null || to === null || size === null || double === null || Object.keys(faults).length > 0) return { faults };
  const stratify = strata.find((one) => one === fields.stratify);
  return {
    draw: {
      card: fields.card,
      from,
      to,
      size,
      seed,
      double: double / 100,
      ...(brand === undefined ? {} : { brand }),
      ...(fields.queue === '' ? {} : { queue: fields.queue }),
      ...(fields.agent === '' ? {} : { agent: fields.agent }),
      ...(stratify === undefined ? {} : { stratify }),
    },
  };
}
