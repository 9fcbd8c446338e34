import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type {
  AccountRow,
  BodyRow,
  ContentRow,
  FolderRow,
  PlacementRow,
} from '../../../app/cache/rows.ts';
import type { ContentHash, PlacementId } from '../../../app/domain/message.ts';
import { useCache, useCacheLink } from '../../shell/cache-link.ts';

/** What is known of the message in the reader, as it stands now. */
export type OpenMessage = {
  placement: PlacementRow;
  content: ContentRow | null;
  folder: FolderRow | null;
  account: AccountRow | null;
};

/**
 * The message of a placement, live: null when it is gone, undefined while it is looked up. Key
 * lookups only.
 */
export function useOpenMessage(id: PlacementId): OpenMessage | null | undefined {
  const cache = useCache();
  const found = useLiveQuery(async (): Promise<{
    id: PlacementId;
    message: OpenMessage | null;
  }> => {
    const placement = await cache.placements.get(id);
    if (placement === undefined) return { id, message: null };
    const [content, folder, account] = await Promise.all([
      placement.hash === null ? undefined : cache.contents.get({ hash: placement.hash }),
      cache.folders.get(placement.folder),
      cache.accounts.get(placement.account),
    ]);
    return {
      id,
      message: {
        placement,
        content: content ?? null,
        folder: folder ?? null,
        account: account ?? null,
      },
    };
  }, [cache, id]);
  // The query of the message before may still answer for a moment.
  return found?.id === id ? found.message : undefined;
}

/** The body of a message: on its way, here, not on this computer, or not readable. */
export type BodyState =
  | { state: 'opening' }
  | { state: 'here'; body: BodyRow }
  | { state: 'absent' }
  | { state: 'failed'; retry: () => void };

/** Opens a content for reading: from `bodies`, where the cache host puts it when asked. */
export function useBody(hash: ContentHash): BodyState {
  const cache = useCache();
  const link = useCacheLink();
  const found = useLiveQuery(
    async () => ({ hash, body: (await cache.bodies.get(hash)) ?? null }),
    [cache, hash],
  );
  const row = found?.hash === hash ? found.body : undefined;
  const [answer, setAnswer] = useState<{ hash: ContentHash; outcome: 'absent' | 'failed' } | null>(
    null,
  );
  const asks = row === null && answer?.hash !== hash;

  useEffect(() => {
    if (!asks) return;
    let current = true;
    const settle = (outcome: 'absent' | 'failed') => {
      if (current) setAnswer({ hash, outcome });
    };
    link.call('openBody', { hash }).then(
      (opened) => {
        if (opened === null) settle('absent');
      },
      () => settle('failed'),
    );
    return () => {
      current = false;
    };
  }, [link, hash, asks]);

  if (row !== undefined && row !== null) return { state: 'here', body: row };
  if (answer === null || answer.hash !== hash) return { state: 'opening' };
  if (answer.outcome === 'absent') return { state: 'absent' };
  return { state: 'failed', retry: () => setAnswer(null) };
}
