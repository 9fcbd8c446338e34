import type { UiBridge } from '../../app/ipc/ui-calls.ts';

declare global {
  interface Window {
    /** The calls to main; see main/ipc/preload.ts. */
    readonly godwit: UiBridge;
  }
}
