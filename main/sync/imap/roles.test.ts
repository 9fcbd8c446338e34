import { specialUse } from 'imapflow/lib/special-use.js';
import { describe, expect, it } from 'vitest';
import type { ListedFolder } from './roles.ts';
import { assignRoles, sameFolders } from './roles.ts';

/** A folder as LIST and ImapFlow's own detection give it. */
function listed(path: string, flags: string[] = [], delimiter = '/'): ListedFolder {
  const cut = path.lastIndexOf(delimiter);
  const name = cut < 0 ? path : path.slice(cut + 1);
  const found = specialUse(true, { flags: new Set(flags), name });
  return {
    path,
    name,
    parentPath: cut < 0 ? '' : path.slice(0, cut),
    flags: new Set(flags),
    ...(found.flag === null ? {} : { specialUse: found.flag }),
    ...(found.source === undefined
      ? {}
      : { specialUseSource: found.source === 'extension' ? 'extension' : 'name' }),
  };
}

const rolesOf = (folders: ListedFolder[]): Record<string, string> =>
  Object.fromEntries(assignRoles(folders).map((folder) => [folder.path, folder.role]));

describe('assignRoles', () => {
  it('takes SPECIAL-USE before names', () => {
    expect(
      rolesOf([listed('INBOX'), listed('Sent'), listed('Outgoing', ['\\Sent']), listed('Work')]),
    ).toEqual({ INBOX: 'inbox', Outgoing: 'sent', Sent: 'none', Work: 'none' });
  });

  const names: [string, string][] = [
    ['Sent Items', 'sent'],
    ['Gesendet', 'sent'],
    ['Envoyés', 'sent'],
    ['Enviados', 'sent'],
    ['Отправленные', 'sent'],
    ['已发送', 'sent'],
    ['Drafts', 'drafts'],
    ['Entwürfe', 'drafts'],
    ['Brouillons', 'drafts'],
    ['下書き', 'drafts'],
    ['Trash', 'trash'],
    ['Papierkorb', 'trash'],
    ['Corbeille', 'trash'],
    ['Deleted Items', 'trash'],
    ['Junk', 'junk'],
    ['Spam', 'junk'],
    ['Archive', 'archive'],
    ['Archiv', 'archive'],
    ['Receipts', 'none'],
  ];
  for (const [name, role] of names) {
    it(`knows “${name}” as ${role}`, () => {
      expect(rolesOf([listed('INBOX'), listed(name)])[name]).toBe(role);
    });
  }

  it('knows names below INBOX and below a mere container, not below a folder of mail', () => {
    const roles = rolesOf([
      listed('INBOX', [], '.'),
      listed('INBOX.Sent', [], '.'),
      listed('[Mail]', ['\\Noselect']),
      listed('[Mail]/Drafts'),
      listed('Projects'),
      listed('Projects/Trash'),
    ]);
    expect(roles['INBOX.Sent']).toBe('sent');
    expect(roles['[Mail]/Drafts']).toBe('drafts');
    expect(roles['Projects/Trash']).toBe('none');
  });

  it('gives each role once, and none to a folder that cannot be opened', () => {
    const folders = assignRoles([
      listed('INBOX'),
      listed('A', ['\\Sent']),
      listed('B', ['\\Sent']),
      listed('Trash', ['\\Noselect']),
      listed('Ghost', ['\\NonExistent', '\\Trash']),
    ]);
    expect(folders.filter((folder) => folder.role === 'sent')).toHaveLength(1);
    expect(folders.some((folder) => folder.role === 'trash')).toBe(false);
    expect(folders.find((folder) => folder.path === 'Ghost')?.selectable).toBe(false);
  });

  it('puts the inbox first and the rest after the roles, and names parents that exist', () => {
    const folders = assignRoles([
      listed('Zoo/Cats'),
      listed('Zoo'),
      listed('Lost/Child'),
      listed('Trash', ['\\Trash']),
      listed('Sent', ['\\Sent']),
      listed('inbox'),
    ]);
    expect(folders.map((folder) => folder.path)).toEqual([
      'inbox',
      'Sent',
      'Trash',
      'Lost/Child',
      'Zoo',
      'Zoo/Cats',
    ]);
    expect(folders.find((folder) => folder.path === 'Zoo/Cats')?.parent).toBe('Zoo');
    expect(folders.find((folder) => folder.path === 'Lost/Child')?.parent).toBeNull();
  });

  it('IMAP-5: ignores an empty path and a path listed twice', () => {
    expect(assignRoles([listed(''), listed('A'), listed('A')])).toHaveLength(1);
  });
});

describe('sameFolders', () => {
  const folders = assignRoles([listed('INBOX'), listed('A'), listed('B')]);

  it('looks neither at the order nor at local folders', () => {
    const local = { ...folders[0], path: 'Local', remote: false };
    const known = [...folders].reverse();
    expect(sameFolders(folders, known)).toBe(true);
    expect(
      sameFolders(folders, [
        ...known,
        { name: 'Local', parent: null, role: 'none', selectable: true, ...local },
      ]),
    ).toBe(true);
  });

  it('sees a folder that came, went or changed', () => {
    expect(sameFolders(folders, folders.slice(1))).toBe(false);
    expect(sameFolders(folders.slice(1), folders)).toBe(false);
    const changed = folders.map((folder) => ({ ...folder, selectable: false }));
    expect(sameFolders(folders, changed)).toBe(false);
  });
});
