import { useCallback, useRef } from 'react';
import type { RefObject } from 'react';

const nearTopPx = 8;
const pointerRestMs = 4_000;

/** Tells whether somebody reads the list: scrolled away from its top, something open, or the mouse moving over it. */
export function useReading(options: { readonly scroller: RefObject<HTMLElement | null>; readonly somethingOpen: boolean }) {
  const { scroller, somethingOpen } = options;
  const lastMove = useRef(0);
  const isReading = useCallback((): boolean => {
    const scrolled = (scroller.current?.scrollTop ?? 0) > nearTopPx;
    const focused = scroller.current?.contains(document.activeElement) === true && scroller.current !== document.activeElement;
    return somethingOpen || scrolled || focused || Date.now() - lastMove.current < pointerRestMs;
  }, [scroller, somethingOpen]);
  const onPointerMove = useCallback((event: { readonly pointerType: string }) => {
    if (event.pointerType === 'mouse') lastMove.current = Date.now();
  }, []);
  return { isReading, onPointerMove };
}
