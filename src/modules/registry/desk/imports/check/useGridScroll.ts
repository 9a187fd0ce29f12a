import { type RefObject, useEffect, useRef, useState } from "react";
import type { GridColumn } from "./grid-columns.ts";
import { type GridLayout, type GridScroll, HEADER_HEIGHT, ROW_HEIGHT, scrollLeftFor } from "./grid-layout.ts";
import type { GridSpot } from "./problem-walk.ts";
import { scrollToShow } from "./visible-range.ts";

interface Shown {
  readonly active: GridSpot;
  readonly columns: readonly GridColumn[];
  readonly layout: GridLayout;
}

/** What part of the grid is in its window, kept up with scrolling and the window's size; the cell one stands in is brought into it. */
export function useGridScroll({ active, columns, layout }: Shown): {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly scroll: GridScroll;
  readonly onScroll: () => void;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState<GridScroll>({ top: 0, left: 0, width: 900, height: 400 });
  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = element;
    setScroll((before) =>
      before.top === top && before.left === left && before.width === width && before.height === height
        ? before
        : { top, left, width, height },
    );
  };
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = () => {
      const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = element;
      setScroll({ top, left, width, height });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { row, column } = active;
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop, scrollLeft, clientWidth, clientHeight } = element;
    element.scrollTop = scrollToShow(row, {
      scrollTop,
      height: clientHeight - HEADER_HEIGHT,
      rowHeight: ROW_HEIGHT,
    });
    element.scrollLeft = scrollLeftFor(column, columns, layout, {
      left: scrollLeft,
      width: clientWidth,
    });
  }, [row, column, columns, layout]);
  return { scroller, scroll, onScroll };
}
