import { useRef } from 'react';
import styles from './app.module.css';

export type SplitterProps = {
  label: string;
  width: number;
  min: number;
  max: number;
  onChange: (width: number) => void;
};

/** The line between two panes: dragged, or moved by the arrow keys, Home and End. */
export function Splitter({ label, width, min, max, onChange }: SplitterProps) {
  const drag = useRef<{ x: number; width: number } | null>(null);
  const forward = () => (document.documentElement.dir === 'rtl' ? -1 : 1);
  return (
    <hr
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      className={styles.splitter}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        const start = drag.current;
        if (start !== null) onChange(start.width + (event.clientX - start.x) * forward());
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onKeyDown={(event) => {
        const steps: { [key: string]: number } = {
          ArrowLeft: width - 16 * forward(),
          ArrowRight: width + 16 * forward(),
          Home: min,
          End: max,
        };
        const next = steps[event.key];
        if (next === undefined) return;
        event.preventDefault();
        onChange(next);
      }}
    />
  );
}
