import type { AccountId } from '../domain/account.ts';
import type { PlacementId } from '../domain/message.ts';
import type { Cache } from './schema.ts';

/** What a person changed and the server has not done yet, for one placement, in order. */
type PendingFlags = { add: string[]; remove: string[] }[];

/** The flags a server told of, with what is still queued on top (OFF-3). */
export type Overlay = (placement: PlacementId, flags: readonly string[]) => string[];

/**
 * Reads what is queued for an account, so that a sync does not revert it. Must run inside a
 * transaction that holds `operations`.
 */
export async function overlayPending(cache: Cache, account: AccountId): Promise<Overlay> {
  const pending = new Map<PlacementId, PendingFlags>();
  const queued = await cache.operations.where('account').equals(account).sortBy('id');
  for (const { placement, action } of queued) {
    const actions = pending.get(placement) ?? [];
    actions.push(action);
    pending.set(placement, actions);
  }
  return (placement, flags) => {
    const actions = pending.get(placement);
    if (actions === undefined) return [...flags];
    return actions.reduce<string[]>((now, action) => changeFlags(now, action), [...flags]);
  };
}

/** Flags with some added and some removed; compared without case (RFC 9051 §2.3.2). */
export function changeFlags(
  flags: readonly string[],
  change: { add: readonly string[]; remove: readonly string[] },
): string[] {
  const fold = (flag: string): string => flag.toLowerCase();
  const gone = new Set([...change.remove, ...change.add].map(fold));
  return [...flags.filter((flag) => !gone.has(fold(flag))), ...change.add];
}

/** Whether flags say that the message was read. */
export function isSeen(flags: readonly string[]): 0 | 1 {
  return flags.some((flag) => flag.toLowerCase() === '\\seen') ? 1 : 0;
}
