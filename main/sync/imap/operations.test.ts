import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../app/sync/operation.ts';
import { planOperations } from './operations.ts';

const seen = { add: ['\\Seen'], remove: [] };
const unseen = { add: [], remove: ['\\Seen'] };

function operation(
  id: number,
  path: string,
  uid: number,
  flags: { add: string[]; remove: string[] },
): Operation {
  return {
    id,
    account: 'a',
    placement: `i\na/${path}\n1\n${uid}`,
    folder: `a/${path}`,
    path,
    ref: { kind: 'imap', uidValidity: 1, uid },
    action: { type: 'flags', ...flags },
  };
}

const shape = (queue: Operation[]): { path: string; ids: number[] }[] =>
  planOperations(queue).map((group) => ({
    path: group.path,
    ids: group.operations.map((each) => each.id),
  }));

describe('planOperations (OFF-2)', () => {
  it('joins the same action in the same folder', () => {
    const queue = [
      operation(1, 'INBOX', 10, seen),
      operation(2, 'Work', 5, seen),
      operation(3, 'INBOX', 11, seen),
    ];
    expect(shape(queue)).toEqual([
      { path: 'INBOX', ids: [1, 3] },
      { path: 'Work', ids: [2] },
    ]);
  });

  it('keeps the order for one message: read, unread, read ends read', () => {
    const queue = [
      operation(1, 'INBOX', 10, seen),
      operation(2, 'INBOX', 10, unseen),
      operation(3, 'INBOX', 10, seen),
    ];
    expect(shape(queue)).toEqual([
      { path: 'INBOX', ids: [1] },
      { path: 'INBOX', ids: [2] },
      { path: 'INBOX', ids: [3] },
    ]);
  });

  it('lets another message join an earlier group only if its own order stays', () => {
    const queue = [
      operation(1, 'INBOX', 10, seen),
      operation(2, 'INBOX', 11, unseen),
      operation(3, 'INBOX', 11, seen),
      operation(4, 'INBOX', 12, seen),
    ];
    expect(shape(queue)).toEqual([
      { path: 'INBOX', ids: [1] },
      { path: 'INBOX', ids: [2] },
      { path: 'INBOX', ids: [3, 4] },
    ]);
  });
});
