import { describe, expect, it } from 'vitest';
import type { AccountRow, StatusRow } from '../../../app/cache/rows.ts';
import { summarise } from './status-summary.ts';

const account = (id: string): AccountRow => ({
  id,
  name: id,
  email: '',
  protocol: 'imap',
  position: 0,
  generation: 0,
  seq: 0,
});
const status = (id: string, part: Partial<StatusRow>): StatusRow => ({
  account: id,
  phase: 'idle',
  stored: 10,
  listed: 10,
  failure: null,
  completedAt: 1,
  ...part,
});
const both = [account('Home'), account('Work')];

describe('the sync status', () => {
  it('is quiet when every account is complete', () => {
    expect(summarise(both, [status('Home', {}), status('Work', {})])).toEqual({ type: 'upToDate' });
  });

  it('does not say "up to date" of an account that was never complete', () => {
    const statuses = [status('Home', {}), status('Work', { completedAt: null })];
    expect(summarise(both, statuses)).toEqual({ type: 'waiting' });
    expect(summarise(both, [status('Home', {})])).toEqual({ type: 'waiting' });
  });

  it('says a failure before progress, and how many accounts have one', () => {
    const summary = summarise(both, [
      status('Home', { phase: 'failed' }),
      status('Work', { phase: 'failed' }),
    ]);
    expect(summary).toMatchObject({ type: 'failed', first: { account: { id: 'Home' } }, more: 1 });
    expect(
      summarise(both, [status('Home', { phase: 'fetching' }), status('Work', { phase: 'failed' })]),
    ).toMatchObject({ type: 'failed', first: { account: { id: 'Work' } }, more: 0 });
  });

  it('shows the progress of the account that has most to fetch', () => {
    const summary = summarise(both, [
      status('Home', { phase: 'fetching', stored: 90, listed: 100 }),
      status('Work', { phase: 'fetching', stored: 1_200, listed: 5_590 }),
    ]);
    expect(summary).toMatchObject({ type: 'working', account: { id: 'Work' } });
  });

  it('says which accounts are offline, and whether all are', () => {
    const offline = status('Work', { phase: 'offline' });
    expect(summarise(both, [status('Home', {}), offline])).toMatchObject({
      type: 'offline',
      all: false,
    });
    expect(summarise(both, [status('Home', { phase: 'offline' }), offline])).toMatchObject({
      type: 'offline',
      all: true,
    });
  });

  it('keeps quiet about a reconnect of an account that has been complete', () => {
    const statuses = [status('Home', { phase: 'connecting' }), status('Work', {})];
    expect(summarise(both, statuses)).toEqual({ type: 'upToDate' });
  });
});
