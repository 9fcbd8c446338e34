import { describe, expect, it } from 'vitest';
import type { AccountRow, FolderRow } from '../../../app/cache/rows.ts';
import type { Role } from '../../../app/domain/folder.ts';
import { countsOf, type FolderNode, folderTree } from './folder-tree.ts';

const account = (id: string, position: number): AccountRow => ({
  id,
  name: id,
  email: '',
  protocol: 'imap',
  position,
  generation: 0,
  seq: 0,
});

function folder(path: string, role: Role = 'none', part: Partial<FolderRow> = {}): FolderRow {
  const cut = path.lastIndexOf('/');
  return {
    id: `a/${path}`,
    account: 'a',
    path,
    name: path.slice(cut + 1),
    parent: cut === -1 ? null : path.slice(0, cut),
    role,
    selectable: true,
    remote: true,
    position: 0,
    total: 0,
    unread: 0,
    stored: 0,
    ...part,
  };
}

type Outline = string | [string, Outline[]];
const outline = (nodes: FolderNode[]): Outline[] =>
  nodes.map(({ folder: { name }, children }) =>
    children.length === 0 ? name : [name, outline(children)],
  );
const treeOf = (...folders: FolderRow[]) =>
  outline(folderTree([account('a', 0)], folders)[0]?.folders ?? []);

describe('the tree of an account', () => {
  it('has the folders of a role first, then the others by name as people count', () => {
    expect(
      treeOf(
        folder('Trash', 'trash'),
        folder('Year 10'),
        folder('Year 9'),
        folder('INBOX', 'inbox'),
        folder('Sent', 'sent'),
      ),
    ).toEqual(['INBOX', 'Sent', 'Trash', 'Year 9', 'Year 10']);
  });

  it('nests folders below their parents', () => {
    expect(treeOf(folder('Work/Plans/2026'), folder('Work'), folder('Work/Plans'))).toEqual([
      ['Work', [['Plans', ['2026']]]],
    ]);
  });

  it('lifts folders of a role out of a container that cannot be opened, and drops it', () => {
    expect(
      treeOf(
        folder('[Gmail]', 'none', { selectable: false }),
        folder('[Gmail]/Sent Mail', 'sent'),
        folder('[Gmail]/All Mail', 'all'),
      ),
    ).toEqual(['Sent Mail', 'All Mail']);
  });

  it('keeps a container that cannot be opened while it holds folders', () => {
    expect(treeOf(folder('Lists', 'none', { selectable: false }), folder('Lists/rust'))).toEqual([
      ['Lists', ['rust']],
    ]);
  });

  it('shows a folder whose parent the server does not list', () => {
    expect(treeOf(folder('Gone/Here'))).toEqual(['Here']);
  });

  it('shows folders that name each other as parents, once each', () => {
    const flat = JSON.stringify(
      treeOf(folder('x', 'none', { parent: 'y' }), folder('y', 'none', { parent: 'x' })),
    );
    expect(flat.match(/"x"/g)).toHaveLength(1);
    expect(flat.match(/"y"/g)).toHaveLength(1);
  });
});

it('counts of a unified folder are those of its folders together', () => {
  expect(
    countsOf([
      folder('INBOX', 'inbox', { total: 10, unread: 2 }),
      folder('INBOX', 'inbox', { total: 5, unread: 1 }),
    ]),
  ).toEqual({ total: 15, unread: 3 });
});
