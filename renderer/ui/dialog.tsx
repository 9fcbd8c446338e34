import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './popover.module.css';

export type DialogProps = {
  title: string;
  isOpen: boolean;
  /** Escape, a press outside (where `isDismissable`), or a button with `slot="close"`. */
  onClose: () => void;
  /** False where a press outside would lose what was typed. */
  isDismissable?: boolean;
  /** Pixels; 480 unless told. */
  width?: number;
  role?: 'dialog' | 'alertdialog';
  children: ReactNode;
};

/** A modal dialog: focus stays inside, and returns to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  isDismissable = true,
  width = 480,
  role = 'dialog',
  children,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable={isDismissable}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={styles.backdrop ?? ''}
    >
      <Modal className={styles.modal ?? ''} style={{ maxWidth: width }}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
