import type { PlacementId } from '../../../app/domain/message.ts';
import type { SortKey } from './message-order.ts';
import type { WindowState } from './window-reader.ts';

/** Where a grid has its rows from: a folder, a unified folder, or the results of a search. */
export type RowSource = {
  state: WindowState;
  /** Tells which places are on the screen, so that what is missing there is loaded. */
  look(first: number, last: number): void;
  lookAt(key: SortKey): void;
  idsBetween(
    a: { id: PlacementId; key: SortKey },
    b: { id: PlacementId; key: SortKey },
  ): Promise<PlacementId[]>;
  allIds(): Promise<PlacementId[]>;
};

/** No action is done on more messages at once; an intent takes no more. */
export const mostIds = 100_000;
