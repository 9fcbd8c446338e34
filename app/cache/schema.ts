import { Dexie, type EntityTable, type Table } from 'dexie';
import type {
  AccountRow,
  BodyRow,
  ContentRow,
  CursorRow,
  FactRow,
  FolderRow,
  ForgottenRow,
  NoticeRow,
  OperationRow,
  PackRow,
  PlacementRow,
  StatusRow,
  UidlRow,
} from './rows.ts';

/** The name of the one IndexedDB database of a profile. */
export const databaseName = 'godwit';

/** The cache's tables. Only the cache host writes; windows read. */
export class Cache extends Dexie {
  declare accounts: EntityTable<AccountRow, 'id'>;
  declare folders: EntityTable<FolderRow, 'id'>;
  declare placements: EntityTable<PlacementRow, 'id'>;
  declare packs: EntityTable<PackRow, 'pack'>;
  declare contents: EntityTable<ContentRow, 'hash'>;
  declare bodies: EntityTable<BodyRow, 'hash'>;
  declare cursors: EntityTable<CursorRow, 'folder'>;
  declare uidls: Table<UidlRow, [string, string, string]>;
  declare operations: EntityTable<OperationRow, 'id'>;
  declare statuses: EntityTable<StatusRow, 'account'>;
  declare notices: EntityTable<NoticeRow, 'id'>;
  declare forgotten: EntityTable<ForgottenRow, 'doc'>;
  declare facts: EntityTable<FactRow, 'name'>;

  /**
   * @param durability `strict` for the writer: Chromium's default is relaxed, where `complete`
   * fires before the bytes are on disk, and an acknowledged batch could be lost with the power.
   */
  constructor(durability: 'strict' | 'default' = 'default') {
    super(databaseName, { chromeTransactionDurability: durability });
    this.version(1).stores({
      accounts: 'id, position',
      folders: 'id, account',
      // The primary key ends each order, so that equal dates keep one order in every query.
      placements: 'id, [folder+date+id], [role+date+id], doc',
      packs: 'pack',
      // Every index is one more write for each message of a first sync: none that no query needs.
      contents: 'hash, &doc',
      bodies: 'hash, openedAt',
      cursors: 'folder',
      uidls: '[account+uidl+twin], account, hash',
      operations: '++id, account, placement',
      statuses: 'account',
      notices: '++id',
      forgotten: 'doc',
      facts: 'name',
    });
  }
}
