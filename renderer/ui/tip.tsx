import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './tip.module.css';

/** Shows a few words at a control that is hovered for a while, or focused by keyboard. */
export function Tip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {children}
      <Tooltip className={styles.tip ?? ''} offset={4}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
