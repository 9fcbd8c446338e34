import { describe, expect, it } from 'vitest';
import { isLoopback } from './account.ts';
import { placementId, sortDate } from './message.ts';

describe('the date a list is ordered by', () => {
  const received = Date.UTC(2026, 0, 15);
  it.each([
    ['the sender\u2019s', Date.UTC(2026, 0, 14), Date.UTC(2026, 0, 14)],
    ['the server\u2019s, when the sender\u2019s is in the future', Date.UTC(2033, 0, 1), received],
    ['the server\u2019s, when there is none', null, received],
    ['the server\u2019s, when it cannot be read', Number.NaN, received],
  ])('is %s', (_what, sent, expected) => {
    expect(sortDate(sent, received)).toBe(expected);
  });
});

describe('placement keys', () => {
  it('differ for every part of the reference (SYNC-2)', () => {
    const ids = [
      placementId('a', 'a/INBOX', { kind: 'imap', uidValidity: 1, uid: 23 }),
      placementId('a', 'a/INBOX', { kind: 'imap', uidValidity: 12, uid: 3 }),
      placementId('a', 'a/Sent', { kind: 'imap', uidValidity: 1, uid: 23 }),
      placementId('a', 'a/INBOX', { kind: 'pop3', uidl: 'x', twin: '' }),
      placementId('b', 'b/INBOX', { kind: 'pop3', uidl: 'x', twin: '' }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('this computer', () => {
  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['[::1]', true],
    ['127.0.0.1.example.org', false],
    ['localhost.example.org', false],
    ['10.0.0.1', false],
  ])('%s: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
