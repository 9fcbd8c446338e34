import { Mail, MailOpen } from 'lucide-react';
import { useRef } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import type { PlacementRow } from '../../../app/cache/rows.ts';
import popover from '../../ui/popover.module.css';
import { useWords } from '../../ui/words/context.tsx';
import type { Selection } from './use-selection.ts';

/** Where the menu opens, and for which row. */
export type MenuPoint = { x: number; y: number; row: PlacementRow };

export type MessageMenuProps = {
  point: MenuPoint | null;
  selection: Selection;
  onClose: () => void;
  onOpen: (row: PlacementRow, by: 'key' | 'press') => void;
  onSetSeen: (ids: readonly string[], seen: boolean) => void;
};

/** What can be done to the selected messages, at the pointer. */
export function MessageMenu({ point, selection, onClose, onOpen, onSetSeen }: MessageMenuProps) {
  const { list } = useWords();
  const trigger = useRef<HTMLSpanElement>(null);
  const ids =
    point === null ? [] : selection.ids.has(point.row.id) ? [...selection.ids] : [point.row.id];
  return (
    <>
      <span
        ref={trigger}
        style={{ position: 'fixed', width: 0, height: 0, left: point?.x ?? 0, top: point?.y ?? 0 }}
      />
      <Popover
        triggerRef={trigger}
        isOpen={point !== null}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        placement="bottom start"
        aria-label={list.actions}
        className={popover.popover ?? ''}
      >
        <Menu aria-label={list.actions} className={popover.menu ?? ''} onClose={onClose}>
          {ids.length > 1 ? null : (
            <MenuItem
              className={popover.item ?? ''}
              onAction={() => {
                if (point !== null) onOpen(point.row, 'key');
              }}
            >
              {list.open}
            </MenuItem>
          )}
          <MenuItem
            className={popover.item ?? ''}
            textValue={list.markRead}
            onAction={() => onSetSeen(ids, true)}
          >
            <MailOpen size={15} strokeWidth={1.75} aria-hidden />
            {list.markRead}
          </MenuItem>
          <MenuItem
            className={popover.item ?? ''}
            textValue={list.markUnread}
            onAction={() => onSetSeen(ids, false)}
          >
            <Mail size={15} strokeWidth={1.75} aria-hidden />
            {list.markUnread}
          </MenuItem>
        </Menu>
      </Popover>
    </>
  );
}
