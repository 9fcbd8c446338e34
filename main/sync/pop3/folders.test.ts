import { describe, expect, it } from 'vitest';
import type { RemoteFolder } from '../../../app/domain/folder.ts';
import { planFolders } from './folders.ts';

const own: RemoteFolder = {
  path: 'Recipes',
  name: 'Recipes',
  parent: null,
  role: 'none',
  selectable: true,
  remote: false,
};

describe('the folders of a POP3 account', () => {
  const fresh = planFolders([]) ?? [];

  it('are one of the server and the local ones, with their roles', () => {
    expect(fresh.map(({ path, role, remote }) => [path, role, remote])).toEqual([
      ['Inbox', 'inbox', true],
      ['Drafts', 'drafts', false],
      ['Sent', 'sent', false],
      ['Archive', 'archive', false],
      ['Junk', 'junk', false],
      ['Trash', 'trash', false],
    ]);
  });

  it.each([
    ['the same', fresh, null],
    ['the same in another order', [...fresh].reverse(), null],
    ['one of the person’s own besides', [...fresh, own], null],
    ['one missing', [own, ...fresh.slice(0, 5)], [...fresh, own]],
    ['another role', [{ ...fresh[1], role: 'none' } as RemoteFolder, ...fresh.slice(2)], fresh],
  ])('are sent only when different from what is known: %s', (_, known, expected) => {
    expect(planFolders(known)).toEqual(expected);
  });
});
