import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { Tip } from './tip.tsx';

type Common = Pick<
  AriaButtonProps,
  | 'onPress'
  | 'isDisabled'
  | 'isPending'
  | 'type'
  | 'autoFocus'
  | 'slot'
  | 'form'
  | 'aria-label'
  | 'aria-describedby'
  | 'aria-expanded'
  | 'aria-pressed'
> & { ref?: Ref<HTMLButtonElement> };

export type ButtonProps = Common & {
  /** `plain` by default; one `primary` at most on a screen; `danger` for what destroys. */
  kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  icon?: LucideIcon;
  children: ReactNode;
};

/** A button with words, and an icon before them where it helps. */
export function Button({ kind = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`${styles.button} ${styles[kind]}`}>
      {Icon === undefined ? null : <Icon size={16} strokeWidth={1.75} aria-hidden />}
      {children}
    </AriaButton>
  );
}

export type IconButtonProps = Omit<Common, 'aria-label'> & {
  icon: LucideIcon;
  /** What the button does: its accessible name, and its tooltip. */
  label: string;
  /** Drawn as pressed. */
  isActive?: boolean;
};

/** A button that is only an icon; its name shows as a tooltip. */
export function IconButton({ icon: Icon, label, isActive, ...rest }: IconButtonProps) {
  return (
    <Tip text={label}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={`${styles.icon} ${isActive === true ? styles.active : ''}`}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </AriaButton>
    </Tip>
  );
}
