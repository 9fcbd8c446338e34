import {
  Archive,
  ChevronRight,
  CircleAlert,
  CloudOff,
  FileText,
  Flag,
  Folder,
  Inbox,
  type LucideIcon,
  Mails,
  Plus,
  Send,
  ShieldAlert,
  Trash2,
} from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import {
  Collection,
  ListLayout,
  Button as PlainButton,
  Tree,
  TreeItem,
  TreeItemContent,
  Virtualizer,
} from 'react-aria-components';
import type { StatusRow } from '../../../app/cache/rows.ts';
import type { Role } from '../../../app/domain/folder.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/words/context.tsx';
import type { Words } from '../../ui/words/en/index.ts';
import { type Scope, scopeKey } from '../message-list/message-order.ts';
import { useCollapsed } from './collapsed.ts';
import { countsOf, type FolderNode } from './folder-tree.ts';
import styles from './folders.module.css';
import { folderName, type Mailboxes } from './use-mailboxes.ts';

const icons: Record<Role, LucideIcon> = {
  inbox: Inbox,
  sent: Send,
  drafts: FileText,
  archive: Archive,
  junk: ShieldAlert,
  trash: Trash2,
  all: Mails,
  flagged: Flag,
  none: Folder,
};

/** A row of the tree, whatever it stands for. */
type Item = {
  id: string;
  text: string;
  /** Its accessible name; begins with `text`. */
  name: string;
  icon: LucideIcon | null;
  unread: number;
  colour: number | null;
  trouble: 'failed' | 'offline' | null;
  scope: Scope | null;
  children: Item[];
};

export type FoldersProps = {
  mailboxes: Mailboxes;
  statuses: readonly StatusRow[];
  /** What the list shows; null while it shows something else. */
  scope: Scope | null;
  /** The list is to show a folder: the keyboard came to it. */
  onSelect: (scope: Scope) => void;
  /** A folder was pressed, or Enter on it: the person wants to go on to its list. */
  onOpen: (scope: Scope) => void;
  onAddAccount: () => void;
};

/** The folders: unified ones, then each account's. */
export function Folders({
  mailboxes,
  statuses,
  scope,
  onSelect,
  onOpen,
  onAddAccount,
}: FoldersProps) {
  const words = useWords();
  const [collapsed, setCollapsed] = useCollapsed();
  const items = useMemo(() => treeItems(mailboxes, statuses, words), [mailboxes, statuses, words]);
  const byId = useMemo(() => new Map(flatten(items).map((item) => [item.id, item])), [items]);
  const expanded = useMemo(
    () =>
      [...byId.values()]
        .filter((item) => item.children.length > 0 && !collapsed.has(item.id))
        .map((item) => item.id),
    [byId, collapsed],
  );

  const toggle = (id: string) => {
    const next = new Set(collapsed);
    if (!next.delete(id)) next.add(id);
    setCollapsed(next);
  };
  // The tree draws a row again only when its item changed: what a row calls must not go stale.
  const latest = useRef<(item: Item) => void>(() => undefined);
  useEffect(() => {
    latest.current = (item) => {
      if (item.scope !== null) onOpen(item.scope);
      else toggle(item.id);
    };
  });
  const press = useCallback((item: Item) => latest.current(item), []);

  return (
    <nav aria-label={words.folders.label} className={styles.folders}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 28, padding: 8 }}>
        <Tree
          aria-label={words.folders.label}
          items={items}
          className={styles.tree ?? ''}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={scope === null ? [] : [scopeKey(scope)]}
          onSelectionChange={(keys) => {
            if (keys === 'all') return;
            for (const key of keys) {
              const item = byId.get(String(key));
              if (item !== undefined && item.scope !== null) onSelect(item.scope);
            }
          }}
          expandedKeys={expanded}
          onExpandedChange={(keys) => {
            const open = new Set([...keys].map(String));
            const foldable = [...byId.values()].filter((item) => item.children.length > 0);
            setCollapsed(new Set(foldable.map(({ id }) => id).filter((id) => !open.has(id))));
          }}
        >
          {(item) => <Row item={item} onPress={press} />}
        </Tree>
      </Virtualizer>
      <div className={styles.foot}>
        <Button kind="quiet" icon={Plus} onPress={onAddAccount}>
          {words.folders.addAccount}
        </Button>
      </div>
    </nav>
  );
}

function Row({ item, onPress }: { item: Item; onPress: (item: Item) => void }) {
  const { number } = useNumber();
  const Icon = item.icon;
  return (
    <TreeItem
      id={item.id}
      textValue={item.text}
      aria-label={item.name}
      onPress={() => onPress(item)}
      className={`${styles.row} ${item.scope === null ? styles.container : ''} ${
        item.icon === null ? styles.account : ''
      }`}
    >
      <TreeItemContent>
        {({ level, hasChildItems }) => (
          <div
            className={styles.content}
            style={{ paddingInlineStart: `${Math.min(level - 1, 8) * 12 + 4}px` }}
          >
            {hasChildItems ? (
              <PlainButton slot="chevron" className={styles.chevron ?? ''}>
                <ChevronRight size={14} strokeWidth={2} aria-hidden />
              </PlainButton>
            ) : (
              <span className={styles.chevron} />
            )}
            {Icon === null ? (
              <span className={styles.colour} data-colour={item.colour ?? undefined} />
            ) : (
              <Icon className={styles.icon} size={16} strokeWidth={1.75} aria-hidden />
            )}
            <span className={styles.name} dir="auto">
              {item.text}
            </span>
            {item.trouble === 'failed' ? (
              <CircleAlert className={styles.failed} size={14} strokeWidth={2} aria-hidden />
            ) : item.trouble === 'offline' ? (
              <CloudOff className={styles.offline} size={14} strokeWidth={1.75} aria-hidden />
            ) : null}
            {item.unread > 0 ? <span className={styles.unread}>{number(item.unread)}</span> : null}
          </div>
        )}
      </TreeItemContent>
      <Collection items={item.children}>
        {(child) => <Row item={child} onPress={onPress} />}
      </Collection>
    </TreeItem>
  );
}

function useNumber() {
  const { list } = useWords();
  return useMemo(() => {
    const format = new Intl.NumberFormat(list.locale);
    return { number: (n: number) => format.format(n) };
  }, [list.locale]);
}

function flatten(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...flatten(item.children)]);
}

function treeItems(mailboxes: Mailboxes, statuses: readonly StatusRow[], words: Words): Item[] {
  const { folders } = words;
  const named = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(', ');
  const unreadWords = (unread: number) => (unread > 0 ? folders.unread(unread) : null);
  const inboxes = countsOf(mailboxes.ofRole('inbox'));
  const unified: Scope = { type: 'role', role: 'inbox' };
  const folderItem = ({ folder, children }: FolderNode): Item => {
    const text = folderName(folder, words);
    const scope: Scope | null = folder.selectable ? { type: 'folder', folder: folder.id } : null;
    return {
      id: scopeKey({ type: 'folder', folder: folder.id }),
      text,
      name: named(text, unreadWords(folder.unread)),
      icon: icons[folder.role],
      unread: folder.unread,
      colour: null,
      trouble: null,
      scope,
      children: children.map(folderItem),
    };
  };
  const status = new Map(statuses.map((row) => [row.account, row]));
  return [
    {
      id: scopeKey(unified),
      text: folders.roles.inbox,
      name: named(folders.roles.inbox, folders.allAccounts, unreadWords(inboxes.unread)),
      icon: Inbox,
      unread: inboxes.unread,
      colour: null,
      trouble: null,
      scope: unified,
      children: [],
    },
    ...mailboxes.tree.map(({ account, folders: below }): Item => {
      const phase = status.get(account.id)?.phase;
      const trouble = phase === 'failed' || phase === 'offline' ? phase : null;
      return {
        id: `account ${account.id}`,
        text: account.name,
        name: named(
          account.name,
          trouble === 'failed' ? folders.attention : trouble === 'offline' ? folders.offline : null,
        ),
        icon: null,
        unread: 0,
        colour: account.position % 6,
        trouble,
        scope: null,
        children: below.map(folderItem),
      };
    }),
  ];
}
